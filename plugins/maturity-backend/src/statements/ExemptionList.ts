import {
  Exemption,
  ExemptionDecision,
  ExemptionItem,
  ListExemptionsRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { EntityVisibility } from '../catalog/types';
import { listExemptions, readOwners, StoredExemption } from '../database';

/** An exemption of the configuration. */
export interface ConfiguredExemption {
  readonly entityRef: string;
  readonly modelId?: string;
  readonly exemption: Exemption;
}

/** An exemption before it is said what the caller may do about it. */
export type ListedExemption = Omit<ExemptionItem, 'decisions'>;

/** Lists the exemptions of the configuration and of the portal. */
export class ExemptionList {
  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly configured: readonly ConfiguredExemption[];
      readonly now: () => Date;
    },
  ) {}

  /** Those that the request selects, of entities that the caller may see, without paging. */
  async select(
    request: ListExemptionsRequest,
    visibility: EntityVisibility,
  ): Promise<readonly ListedExemption[]> {
    const { knex, configured, now } = this.options;
    const { entityRef, ownerRef, checkId, status } = request;
    const today = now().toISOString().slice(0, 10);
    const stored = await listExemptions(knex, { entityRef, checkId, status });
    const all = [
      ...stored.map(one => toListed(one, today)),
      ...configured
        .map(one => fromConfiguration(one, today))
        .filter(
          one =>
            (entityRef ?? one.entityRef) === one.entityRef &&
            (checkId ?? one.checkId) === one.checkId &&
            (status ?? one.status) === one.status,
        ),
    ].filter(one => visibility === 'all' || visibility(one.entityRef));
    const owners = await readOwners(knex, {
      entityRefs: [...new Set(all.map(one => one.entityRef))],
    });
    return all
      .filter(one => !ownerRef || owners.get(one.entityRef)?.includes(ownerRef))
      .map(one => {
        const [first] = owners.get(one.entityRef) ?? [];
        return { ...one, ...(first !== undefined && { ownerRef: first }) };
      })
      .sort(
        (a, b) =>
          rankOnList(a) - rankOnList(b) || a.until.localeCompare(b.until),
      );
  }

  /** An exemption as it is listed. */
  describe(stored: StoredExemption): ListedExemption {
    return toListed(stored, this.options.now().toISOString().slice(0, 10));
  }
}

/** Those that wait for somebody first, and those that are over last. */
function rankOnList({ status, isExpired }: ListedExemption): number {
  if (status === 'requested' && !isExpired) {
    return 0;
  }
  return status === 'approved' && !isExpired ? 1 : 2;
}

function toListed(stored: StoredExemption, today: string): ListedExemption {
  return { ...stored, isExpired: stored.until < today };
}

function fromConfiguration(
  { entityRef, modelId, exemption }: ConfiguredExemption,
  today: string,
): ListedExemption {
  const { checkId, reason, grantedBy, until, evidence } = exemption;
  return {
    entityRef,
    ...(modelId && { modelId }),
    checkId,
    reason,
    ...(evidence?.url && { evidence: evidence.url }),
    until,
    status: 'approved',
    isExpired: until < today,
    decidedBy: grantedBy,
    version: 0,
  };
}

/** The decisions that a user can take about an exemption now. */
export function listDecisions(
  { status, isExpired, requestedBy, version }: ListedExemption,
  user: { readonly ref?: string; readonly mayDecide: boolean },
): ExemptionDecision[] {
  if (isExpired || version === 0 || user.ref === undefined) {
    return [];
  }
  const isOwn = requestedBy === user.ref;
  if (status === 'requested') {
    const others: ExemptionDecision[] = user.mayDecide
      ? ['approved', 'denied']
      : [];
    return isOwn ? ['ended'] : others;
  }
  return status === 'approved' && (isOwn || user.mayDecide) ? ['ended'] : [];
}
