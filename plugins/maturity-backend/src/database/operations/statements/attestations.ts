import { Attestation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbAttestationsRow } from '../../tables';
import { toIso, toOptionalText, toText } from '../../values';

/** A statement as stored. */
export type StoredAttestation = Attestation & { readonly statedBy: string };

/** One statement, by its id. */
export async function readAttestation(
  knex: Knex,
  options: { id: string },
): Promise<StoredAttestation | undefined> {
  const row = await knex<DbAttestationsRow>('attestations')
    .where('id', options.id)
    .first();
  return row && toAttestation(row);
}

/** All statements about an entity, the newest first. */
export async function readEntityAttestations(
  knex: Knex,
  options: { entityRef: string },
): Promise<StoredAttestation[]> {
  const rows = await knex<DbAttestationsRow>('attestations')
    .where('entity_ref', options.entityRef)
    .orderBy([
      { column: 'stated_at', order: 'desc' },
      { column: 'id', order: 'asc' },
    ]);
  return rows.map(toAttestation);
}

/** The last statement of each name about each entity, in one statement to the database. */
export async function readLastAttestations(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<ReadonlyMap<string, readonly StoredAttestation[]>> {
  const { entityRefs } = options;
  const rows: DbAttestationsRow[] = await whereInList(
    knex<DbAttestationsRow>('attestations').whereNull('replaced_by'),
    { knex, column: 'entity_ref', values: entityRefs },
  );
  return Map.groupBy(rows.map(toAttestation), one => one.entityRef);
}

/**
 * Writes a statement in the place of the last one.
 *
 * @param options - `replaces`: id of the last statement that the author saw
 * @returns `false`, and nothing is written, if another one is the last by now
 */
export async function writeAttestation(
  knex: Knex,
  options: { attestation: StoredAttestation; replaces?: string },
): Promise<boolean> {
  const { attestation, replaces } = options;
  return knex.transaction(async tx => {
    const last = () =>
      tx<DbAttestationsRow>('attestations')
        .where({ entity_ref: attestation.entityRef, name: attestation.name })
        .whereNull('replaced_by');
    const replaced = replaces
      ? await last()
          .where('id', replaces)
          .update({ replaced_by: attestation.id })
      : 0;
    if (replaces && replaced === 0) {
      return false;
    }
    // Ignored where another one is the last, or has the same id.
    await tx<DbAttestationsRow>('attestations')
      .insert(toRow(attestation))
      .onConflict()
      .ignore();
    const written = await last().where('id', attestation.id).first('id');
    if (!written && replaced > 0) {
      throw new Error(`The id of an attestation is taken: ${attestation.id}`);
    }
    return written !== undefined;
  });
}

function toRow(one: StoredAttestation): DbAttestationsRow {
  return {
    id: one.id,
    entity_ref: one.entityRef,
    name: toText(one.name),
    answer: one.answer,
    note: toOptionalText(one.note),
    evidence: toOptionalText(one.evidence),
    stated_by: one.statedBy,
    stated_at: new Date(one.statedAt),
    expires_on: one.expiresOn ?? null,
    replaced_by: null,
  };
}

function toAttestation(row: DbAttestationsRow): StoredAttestation {
  return {
    id: row.id,
    entityRef: row.entity_ref,
    name: row.name,
    answer: row.answer,
    ...(row.note !== null && { note: row.note }),
    ...(row.evidence !== null && { evidence: row.evidence }),
    statedBy: row.stated_by,
    statedAt: toIso(row.stated_at),
    ...(row.expires_on !== null && { expiresOn: row.expires_on }),
    ...(row.replaced_by !== null && { replacedBy: row.replaced_by }),
  };
}
