import {
  AddedProof,
  FactSourceDeclaration,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { checkFactSource } from '@platform-maturity/backstage-plugin-maturity-node';

/** @throws InputError with every problem of a declaration */
export function checkDeclaration(
  declared: FactSourceDeclaration & { readonly proofs?: readonly AddedProof[] },
): void {
  const { id, title, description, facts, proofs } = declared;
  // The contract of all sources, of which only this is about collecting.
  const collect = async () => new Map();
  checkFactSource({ id, title, description, facts, proofs, collect });
}
