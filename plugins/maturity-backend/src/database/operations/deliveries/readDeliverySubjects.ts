import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { SubjectMatch } from '../../deliverySubjects';
import { DbDeliverySubjectsRow } from '../../tables';

/** What a sender calls something, and which entity that is. */
export interface StoredSubject {
  readonly id: string;
  readonly target: DeliveryTarget;
  readonly match: SubjectMatch;
}

/** Stored subjects in the order of their ids, at most `limit` of them. */
export async function readDeliverySubjects(
  knex: Knex,
  options: {
    /** The last id of the page before, empty for the first page. */
    after: string;
    limit: number;
  },
): Promise<StoredSubject[]> {
  const rows = await knex<DbDeliverySubjectsRow>('delivery_subjects')
    .where('id', '>', options.after)
    .orderBy('id')
    .limit(options.limit)
    .select('id', 'subject', 'entity_ref', 'reason');
  return rows.map(({ id, subject, entity_ref, reason }) => ({
    id,
    target: JSON.parse(subject),
    match:
      entity_ref === null
        ? { reason: reason ?? '' }
        : { entityRef: entity_ref },
  }));
}
