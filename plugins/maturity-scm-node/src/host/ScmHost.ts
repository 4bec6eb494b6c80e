import { Entity } from '@backstage/catalog-model';
import {
  DeliveryEvent,
  FactObservation,
  FactSourceDeclaration,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  ApiAccount,
  RequestFailure,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Located } from '../locate/located';
import { ReadOptions, ReadResult } from '../readers/RepositoryReader';
import { SnapshotBuilder } from '../readers/SnapshotBuilder';

/** A repository at a code host. @public */
export interface ScmLocation {
  readonly host: string;
}

/**
 * The answer of a host about a repository, and the groups of fields that it did not
 * return, with the reason for people.
 *
 * @public
 */
export interface SeenRepository<Answer> {
  readonly answer: Answer;
  readonly withheld: ReadonlyMap<string, string>;
}

/** A repository at one ref. @public */
export interface RepositoryAtRef<Location> {
  readonly location: Location;
  /** Branch, tag or commit; the default branch when left out. */
  readonly ref?: string;
}

/**
 * A repository that changed since it was read, and the snapshot to fill.
 *
 * @public
 */
export interface ChangedRepository<Location, Head> {
  readonly location: Location;
  readonly head: Head;
  readonly builder: SnapshotBuilder;
}

/** A change that a host reports by an event. @public */
export interface ScmChange {
  /** Keys of the repository, as `resourceKey` returns them. */
  readonly resourceKeys: readonly string[];
  /** URL of the repository, if something was pushed to its default branch. */
  readonly pushedUrl?: string;
}

/**
 * A kind of code host: how to find repositories at it, and how to ask about them.
 * {@link createScmModule} makes a module of it.
 *
 * @public
 */
export interface ScmHost<
  Location extends ScmLocation,
  Answer,
  Details,
  Head extends { readonly commit: string },
> {
  /** Id, title, description and facts of the source. */
  readonly declaration: FactSourceDeclaration;

  /**
   * Finds the repository of an entity. Returns a problem if the annotations are
   * wrong, and `undefined` if the code is elsewhere.
   */
  locateEntity(entity: Entity): Located<Location> | undefined;
  /** Finds the repository that a URL leads into; `undefined` if it is elsewhere. */
  locateUrl(url: URL): Location | undefined;
  /** Returns the key that identifies a repository. */
  resourceKey(location: Location): string;

  /** Returns the account to ask with. Throws, in words for people, if there are no credentials. */
  connect(location: Location): Promise<ApiAccount>;
  /** Whether credentials are configured. The URL reader reads other repositories. */
  hasCredentials(location: Location): boolean;

  /** Asks about repositories of one account, many in a request. Returns results by resource key. */
  readRepositories(
    account: ApiAccount,
    locations: readonly Location[],
    options: ScmReadOptions & {
      /** Whether deliveries are reported too. */
      readonly withDeliveries: boolean;
    },
  ): Promise<ReadonlyMap<string, SeenRepository<Answer> | RequestFailure>>;
  /** Asks for what the host returns only one by one. */
  readDetails(
    account: ApiAccount,
    location: Location,
    answer: Answer,
    options: ScmReadOptions,
  ): Promise<Details>;
  toFacts(
    seen: SeenRepository<Answer> & { readonly details: Details },
    now: number,
  ): { readonly [name: string]: FactObservation };
  /**
   * Turns deployments, merged changes and incidents into delivery events.
   *
   * @param details - Left out if they could not be read.
   * @param entityRefs - Entities in the repository.
   * @param now - Milliseconds since 1970.
   */
  toDeliveries(
    answer: Answer,
    details: Details | undefined,
    entityRefs: readonly string[],
    now: number,
  ): readonly DeliveryEvent[];

  /** Keys of its configuration beside those that all hosts have. */
  readonly settings?: readonly string[];
  /** Whether its own settings have deliveries reported. The setting `reportsDeliveries` decides when left out. */
  readonly reportsDeliveries?: boolean;

  /** Repositories that are read, and held in memory, at the same time. */
  readonly repositoriesAtOnce: number;
  /** Reads the commit of each repository, in order, or the result for one without. */
  readHeads(
    account: ApiAccount,
    repositories: readonly RepositoryAtRef<Location>[],
    signal: AbortSignal,
  ): Promise<readonly (Head | ReadResult)[]>;
  /** Fills the snapshots of repositories that changed. Returns the results of those that failed. */
  readFiles(
    account: ApiAccount,
    repositories: readonly ChangedRepository<Location, Head>[],
    options: ReadOptions,
  ): Promise<ReadonlyMap<ChangedRepository<Location, Head>, ReadResult>>;

  /** Topics of the events that the host sends. */
  readonly topics: readonly string[];
  /** Returns the change that an event reports; `undefined` if it changes no fact. */
  toChange(topic: string, payload: unknown): ScmChange | undefined;
}

/** Options of each request to a host. @public */
export interface ScmReadOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly signal: AbortSignal;
}
