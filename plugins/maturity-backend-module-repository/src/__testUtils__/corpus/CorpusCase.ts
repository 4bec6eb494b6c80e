import { Files } from '../detect';
import { RepositoryFactName } from '../../declarations';

/** The true answer about a fact; `unknown` where the repository alone cannot tell. */
export type Truth = boolean | readonly string[] | 'unknown';

/** The truth of one fact of these files. */
export type CorpusCase = readonly [
  fact: RepositoryFactName,
  files: Files,
  truth: Truth,
];

/** A small repository with the truth of all facts; of those left out, nothing is there. */
export interface CorpusRepository {
  readonly title: string;
  readonly files: Files;
  /** Folder of the entity, or the root. */
  readonly folder?: string;
  readonly truth: { readonly [fact in RepositoryFactName]?: Truth };
}
