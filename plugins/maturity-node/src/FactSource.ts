import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration } from '@backstage/types';
import {
  AddedProof,
  FactObservation,
  FactSourceDeclaration,
  SourceBudget,
} from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * The answer of a source for one entity: facts, `unchanged`, an error, or
 * `postponed`.
 *
 * @public
 */
export type CollectedFacts =
  | {
      /** Declared facts only. A fact that is left out is "not reported". */
      readonly facts: { readonly [name: string]: FactObservation };
      /** Passed to the next collection, so that the source can answer `unchanged`. */
      readonly etag?: string;
    }
  | { readonly unchanged: true }
  | {
      /** In one sentence, for people, without secrets: what went wrong, and where. */
      readonly error: string;
    }
  | {
      /**
       * The source did not ask the tool, to leave its rate limit to others. Known
       * facts stay as they are.
       */
      readonly postponed: {
        /** When to ask again: an instant, ISO 8601 in UTC. */
        readonly until: string;
        /** In one sentence, for people, without secrets. */
        readonly reason: string;
      };
    };

/** One batch of entities to collect facts for. @public */
export interface CollectOptions {
  /**
   * Never empty, at most `batchSize`. They have `kind`, `metadata`, `relations`,
   * the usual references of `spec`, and each field that a model or the `appliesTo`
   * of a source names.
   */
  readonly entities: readonly Entity[];
  /** Etag of the last successful collection by entity ref. */
  readonly etags: ReadonlyMap<string, string>;
  /** Aborted when the run is cut off. Pass it to every request. */
  readonly signal: AbortSignal;
  readonly logger: LoggerService;
}

/**
 * Collects facts, in batches of entities.
 *
 * @remarks
 * An entity that fails gets an `error` in the answer and stops no other. An entity
 * that is absent from the answer has nothing to report. Throw only if no entity of
 * the batch could be collected.
 *
 * @public
 */
export interface FactSource extends FactSourceDeclaration {
  /** Selects the entities to collect facts for; all assessed entities when left out. */
  readonly appliesTo?: FilterPredicate;
  /** Alternatives that its facts add to checks of the built-in models. */
  readonly proofs?: readonly AddedProof[];
  /** Entities in one call, 1 to 1,000; 100 when left out. */
  readonly batchSize?: number;
  /** Default schedule. Operators override it at `maturity.sources.<id>.schedule`. */
  readonly schedule?: {
    readonly frequency: HumanDuration;
    readonly timeout: HumanDuration;
  };
  /**
   * Names of the settings of its own at `maturity.sources.<id>`, besides
   * `enabled` and `schedule`. When declared, the backend refuses all others.
   */
  readonly settings?: readonly string[];
  /**
   * `true` if a collection costs requests at a tool that limits them. A run that
   * was cut off or postponed then continues where it stopped, for up to a day, and
   * skips entities that were collected without an error.
   */
  readonly resumable?: boolean;
  /**
   * Keys of the resources at the tool that an entity depends on, such as
   * `github.com/acme/shop`. They are compared without case. The plugin calls this
   * for all entities now and then: return at once, from the entity alone.
   */
  readonly resourceKeys?: (entity: Entity) => readonly string[];
  /**
   * Called once when the plugin starts, to subscribe to changes at the tool. Call
   * `onChange` with the keys of the resources that changed; soon after, the plugin
   * collects the entities that depend on them.
   */
  readonly subscribe?: (
    onChange: (resourceKeys: readonly string[]) => void,
  ) => Promise<void>;
  /**
   * Counts the requests to the tool since the process started. The plugin tells
   * people how many each run took. No such number when left out.
   */
  readonly countRequests?: () => number;
  /** Lists what is left of the rate limits of its accounts, as the tool stated it last. */
  readonly listBudgets?: () => readonly SourceBudget[];
  /** Returns answers by entity ref. */
  collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>>;
}
