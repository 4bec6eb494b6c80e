import { AddedProof } from '@platform-maturity/backstage-plugin-maturity-common';
import { JoinedRequest } from './joinSettings';
import { HttpSourceDeclaration } from './schema';

/** A source that is declared in the configuration, however it asks its tool. */
export type SourceDeclaration = Pick<
  HttpSourceDeclaration,
  | 'title'
  | 'description'
  | 'appliesTo'
  | 'schedule'
  | 'parameters'
  | 'key'
  | 'facts'
> & { readonly requests: { readonly [id: string]: JoinedRequest } };

/** A declaration, and the id of the source that it makes. */
export interface DeclaredSource<T extends SourceDeclaration> {
  readonly id: string;
  /** Where it is configured: `maturity.sources.<id>.http`. */
  readonly path: string;
  readonly declaration: T;
  /** Addresses that `{server}` in links stands for, without a slash at the end. */
  readonly servers: readonly string[];
  /** Of a pack: what its facts prove. */
  readonly proofs?: readonly AddedProof[];
}
