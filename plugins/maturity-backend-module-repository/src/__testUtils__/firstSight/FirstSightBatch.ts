import { RepositoryFactName } from '../../declarations';

/** Claims of a fact, values that are there, and claims that are right. */
export type Counts = readonly [claims: number, values: number, right: number];

/** Public repositories that were labelled before the detector first saw them, with what it said then. */
export interface FirstSightBatch {
  /** Owner and name on GitHub. */
  readonly repositories: readonly string[];
  /** Facts without a claim and a value are left out. */
  readonly counts: { readonly [fact in RepositoryFactName]?: Counts };
}
