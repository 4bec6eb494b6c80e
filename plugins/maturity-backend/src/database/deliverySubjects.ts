import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from './batches';
import { insertRows } from './insertRows';
import { DbDeliverySubjectsRow } from './tables';

/** The entity that a subject stands for, or in a sentence why none is known. */
export type SubjectMatch =
  | { readonly entityRef: string }
  | { readonly reason: string };

/** Says which entity a subject stands for. */
export type MatchSubject = (subject: DeliveryTarget) => SubjectMatch;

/** The columns of a match. */
export function matchColumns(
  match: SubjectMatch,
): Pick<DbDeliverySubjectsRow, 'entity_ref' | 'reason'> {
  return 'entityRef' in match
    ? { entity_ref: match.entityRef, reason: null }
    : { entity_ref: null, reason: match.reason };
}

/** Subjects by id, in one statement. */
export async function readSubjects(
  knex: Knex,
  ids: readonly string[],
): Promise<Map<string, DbDeliverySubjectsRow>> {
  const rows: DbDeliverySubjectsRow[] =
    ids.length === 0
      ? []
      : await whereInList(knex<DbDeliverySubjectsRow>('delivery_subjects'), {
          knex,
          column: 'id',
          values: ids,
        });
  return new Map(rows.map(row => [row.id, row]));
}

/** Stores subjects, whether they are new or known. */
export async function saveSubjects(
  tx: Knex.Transaction,
  rows: readonly DbDeliverySubjectsRow[],
): Promise<void> {
  await insertRows(tx, {
    ...{ table: 'delivery_subjects', rows },
    onConflict: { key: ['id'], replace: ['entity_ref', 'reason', 'latest_at'] },
  });
}
