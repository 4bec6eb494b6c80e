import { ExemptionStatus } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { pickBy } from 'lodash';
import { whereInList } from '../../batches';
import { DbExemptionsRow } from '../../tables';
import { toIso, toOptionalIso, toOptionalText, toText } from '../../values';

/** An exemption that somebody asked for, as stored. */
export interface StoredExemption {
  readonly id: string;
  readonly entityRef: string;
  readonly modelId?: string;
  readonly checkId: string;
  readonly reason: string;
  readonly evidence?: string;
  /** Its last day, in UTC. */
  readonly until: string;
  readonly status: ExemptionStatus;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly decidedBy?: string;
  readonly decidedAt?: string;
  readonly decisionNote?: string;
  readonly endedBy?: string;
  readonly endedAt?: string;
  readonly version: number;
}

/** One exemption, by its id. */
export async function readExemption(
  knex: Knex,
  options: { id: string },
): Promise<StoredExemption | undefined> {
  const row = await knex<DbExemptionsRow>('exemptions')
    .where('id', options.id)
    .first();
  return row && toExemption(row);
}

/** The exemptions that a filter selects, in the order of their last days. */
export async function listExemptions(
  knex: Knex,
  options: {
    entityRef?: string;
    checkId?: string;
    status?: ExemptionStatus;
  },
): Promise<StoredExemption[]> {
  const { entityRef, checkId, status } = options;
  const rows = await knex<DbExemptionsRow>('exemptions')
    .where({
      ...(entityRef !== undefined && { entity_ref: entityRef }),
      ...(checkId !== undefined && { check_id: checkId }),
      ...(status !== undefined && { status }),
    })
    .orderBy(['until', 'id']);
  return rows.map(toExemption);
}

/** The approved exemptions of entities, in one statement to the database. */
export async function readApprovedExemptions(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<ReadonlyMap<string, readonly StoredExemption[]>> {
  const { entityRefs } = options;
  if (entityRefs.length === 0) {
    return new Map();
  }
  const rows: DbExemptionsRow[] = await whereInList(
    knex<DbExemptionsRow>('exemptions').where('status', 'approved'),
    { knex, column: 'entity_ref', values: entityRefs },
  ).orderBy(['until', 'id']);
  return Map.groupBy(rows.map(toExemption), one => one.entityRef);
}

/**
 * Writes a new request.
 *
 * @returns the request for the same check that waits for a decision already, or
 * what has the same id; nothing is written then
 */
export async function insertExemption(
  knex: Knex,
  exemption: StoredExemption,
): Promise<StoredExemption | undefined> {
  return knex.transaction(async tx => {
    const { id, entityRef, checkId } = exemption;
    const inTheWay = await tx<DbExemptionsRow>('exemptions')
      .where('id', id)
      .orWhere({
        entity_ref: entityRef,
        check_id: checkId,
        status: 'requested',
      })
      .first();
    if (inTheWay) {
      return toExemption(inTheWay);
    }
    await tx<DbExemptionsRow>('exemptions')
      .insert(toRow(exemption))
      .onConflict()
      .ignore();
    const stored = await tx<DbExemptionsRow>('exemptions')
      .where({
        entity_ref: entityRef,
        check_id: checkId,
        status: 'requested',
      })
      .first();
    return stored && stored.id !== id ? toExemption(stored) : undefined;
  });
}

/**
 * Changes an exemption, if it is still of the version that was seen.
 *
 * @returns the exemption after it; `undefined` if it changed meanwhile
 */
export async function changeExemption(
  knex: Knex,
  options: {
    id: string;
    version: number;
    change: Pick<StoredExemption, 'status'> &
      Partial<
        Pick<
          StoredExemption,
          'decidedBy' | 'decidedAt' | 'decisionNote' | 'endedBy' | 'endedAt'
        >
      >;
  },
): Promise<StoredExemption | undefined> {
  const { id, version, change } = options;
  const changed = await knex<DbExemptionsRow>('exemptions')
    .where({ id, version })
    .update({
      status: change.status,
      version: version + 1,
      ...(change.decidedAt && {
        decided_by: change.decidedBy,
        decided_at: new Date(change.decidedAt),
        decision_note: toOptionalText(change.decisionNote),
      }),
      ...(change.endedAt && {
        ended_by: change.endedBy,
        ended_at: new Date(change.endedAt),
      }),
    });
  return changed > 0 ? readExemption(knex, { id }) : undefined;
}

function toRow(one: StoredExemption): DbExemptionsRow {
  return {
    id: one.id,
    entity_ref: one.entityRef,
    model_id: one.modelId ?? null,
    check_id: one.checkId,
    reason: toText(one.reason),
    evidence: toOptionalText(one.evidence),
    until: one.until,
    status: one.status,
    requested_by: one.requestedBy,
    requested_at: new Date(one.requestedAt),
    decided_by: null,
    decided_at: null,
    decision_note: null,
    ended_by: null,
    ended_at: null,
    version: one.version,
  };
}

function toExemption(row: DbExemptionsRow): StoredExemption {
  const optional = {
    modelId: row.model_id ?? undefined,
    evidence: row.evidence ?? undefined,
    decidedBy: row.decided_by ?? undefined,
    decidedAt: toOptionalIso(row.decided_at),
    decisionNote: row.decision_note ?? undefined,
    endedBy: row.ended_by ?? undefined,
    endedAt: toOptionalIso(row.ended_at),
  };
  return {
    id: row.id,
    entityRef: row.entity_ref,
    checkId: row.check_id,
    reason: row.reason,
    until: row.until,
    status: row.status,
    requestedBy: row.requested_by,
    requestedAt: toIso(row.requested_at),
    version: row.version,
    ...pickBy(optional, value => value !== undefined),
  };
}
