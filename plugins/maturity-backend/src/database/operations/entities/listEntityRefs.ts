import { Knex } from 'knex';

/** Refs of all entities of which anything is stored, in order. */
export async function listEntityRefs(knex: Knex): Promise<string[]> {
  const rows: { entity_ref: string }[] = await knex.union([
    knex.select('entity_ref').from('facts'),
    knex.select('entity_ref').from('assessments'),
    knex.select('entity_ref').from('gone_entities'),
    knex
      .select('entity_ref')
      .from('delivery_targets')
      .whereNotNull('entity_ref'),
    knex.select('entity_ref').from('delivery_reports').whereNotNull('report'),
  ]);
  // In the order of JavaScript, because a database's order depends on its locale.
  return rows.map(row => row.entity_ref).sort();
}
