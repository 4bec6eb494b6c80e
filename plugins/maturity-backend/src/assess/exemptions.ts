import { Exemption } from '@platform-maturity/backstage-plugin-maturity-common';
import { StoredExemption } from '../database';

/** An exemption, and the checks that it is granted for. */
export interface GrantedExemption {
  readonly entityRef: string;
  /** All models that have the check when left out. */
  readonly modelId?: string;
  readonly exemption: Exemption;
}

/** Finds the exemptions of one entity from checks of one model. */
export type FindExemptions = (
  entityRef: string,
  modelId: string,
) => readonly Exemption[];

/** Indexes the granted exemptions by entity and model. */
export function indexExemptions(
  granted: readonly GrantedExemption[],
): FindExemptions {
  const byRef = new Map<string, GrantedExemption[]>();
  for (const exemption of granted) {
    const { entityRef } = exemption;
    byRef.set(entityRef, [...(byRef.get(entityRef) ?? []), exemption]);
  }
  return (entityRef, modelId) =>
    (byRef.get(entityRef) ?? [])
      .filter(({ modelId: only = modelId }) => only === modelId)
      .map(({ exemption }) => exemption);
}

/** Finds those that were approved in the portal, after those that are found already. */
export function withApproved(
  find: FindExemptions,
  approved: ReadonlyMap<string, readonly StoredExemption[]>,
): FindExemptions {
  return (entityRef, modelId) => [
    ...find(entityRef, modelId),
    ...(approved.get(entityRef) ?? [])
      .filter(({ modelId: only = modelId }) => only === modelId)
      .map(toExemption),
  ];
}

function toExemption(one: StoredExemption): Exemption {
  const { checkId, reason, until, evidence, decidedBy, requestedBy } = one;
  return {
    checkId,
    reason,
    grantedBy: decidedBy ?? requestedBy,
    until,
    ...(evidence && { evidence: { title: evidence, url: evidence } }),
  };
}
