import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { FilterPredicate } from '@backstage/filter-predicates';
import { HumanDuration } from '@backstage/types';
import {
  FactObservation,
  FactSourceDeclaration,
} from '@platform-maturity/backstage-plugin-maturity-common';

/**
 * What a source says of one entity: facts, nothing new, why it could not look, or
 * that it did not look yet.
 *
 * @public
 */
export type CollectedFacts =
  | {
      /** Declared facts only; a fact that is left out is "not reported". */
      readonly facts: { readonly [name: string]: FactObservation };
      /** Handed back at the next look, so that the source can answer `unchanged`. */
      readonly etag?: string;
    }
  | { readonly unchanged: true }
  | {
      /** In one sentence, for people, without secrets: what went wrong, and where. */
      readonly error: string;
    }
  | {
      /**
       * The source did not look, because what it may ask of the tool is kept for
       * others. All that is known stays as it is.
       */
      readonly postponed: {
        /** When to ask again: an instant, ISO 8601 in UTC. */
        readonly until: string;
        /** In one sentence, for people, without secrets. */
        readonly reason: string;
      };
    };

/**
 * What a source is asked.
 *
 * @public
 */
export interface CollectOptions {
  /**
   * Never empty, at most `batchSize`. They carry `kind`, `metadata`,
   * `relations` and of `spec` the usual references, and each field that a model
   * or some source's `appliesTo` names.
   */
  readonly entities: readonly Entity[];
  /** Etag of the last good look by entity ref. */
  readonly etags: ReadonlyMap<string, string>;
  /** Set when the run is cut off; pass it on to every request. */
  readonly signal: AbortSignal;
  readonly logger: LoggerService;
}

/**
 * Code that observes facts, in batches of entities.
 *
 * @remarks
 * An entity that cannot be looked at is an `error` in the answer and stops no
 * other. An entity that is absent from the answer has nothing to report. Throw
 * only when no entity of the batch could be looked at.
 *
 * @public
 */
export interface FactSource extends FactSourceDeclaration {
  /** Which entities it is asked about; all assessed ones when left out. */
  readonly appliesTo?: FilterPredicate;
  /** Entities in one call, 1 to 1,000; 100 when left out. */
  readonly batchSize?: number;
  /** Default cadence, each overridable at `maturity.sources.<id>.schedule`. */
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
   * Set when a look costs requests at a tool that limits them: a run that was cut
   * off or postponed then goes on where it stopped, for up to a day, and does not
   * ask again about what was looked at without an error.
   */
  readonly resumes?: true;
  /**
   * What an entity depends on at the tool, in words of the source, e.g.
   * `github.com/acme/shop`; compared without case. It is asked about all entities
   * now and then, so it answers at once, from the entity alone.
   */
  readonly subjectsOf?: (entity: Entity) => readonly string[];
  /**
   * Called once when the plugin starts, to subscribe to whatever tells of changes
   * at the tool. `onNews` takes the subjects that changed, as they come; a moment
   * later the source is asked about the entities that depend on them.
   */
  readonly watch?: (
    onNews: (subjects: readonly string[]) => void,
  ) => Promise<void>;
  /** Answers by entity ref. */
  collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>>;
}
