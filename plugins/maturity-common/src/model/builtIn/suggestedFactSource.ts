import { AddedProof } from './addProofs';

/**
 * A source that is not configured, and the proofs that it would add to checks of the
 * built-in models.
 *
 * @public
 */
export interface SuggestedFactSource {
  readonly id: string;
  readonly title: string;
  /** The setting that connects it: `maturity.sources.<id>.pack`. */
  readonly setting: string;
  /** It finds an entity by one of these; by other means when left out. */
  readonly annotations?: readonly string[];
  readonly proofs: readonly AddedProof[];
}
