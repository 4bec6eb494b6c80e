import { Knex } from 'knex';

/** Refs of all entities of which anything is stored, each once. */
function selectEntityRefs(knex: Knex) {
  return knex.union([
    knex.select('entity_ref').from('facts'),
    knex.select('entity_ref').from('assessments'),
    knex.select('entity_ref').from('gone_entities'),
    knex.select('entity_ref').from('attestations'),
    knex.select('entity_ref').from('exemptions'),
    knex.select('entity_ref').from('stage_targets'),
    knex
      .select('entity_ref')
      .from('delivery_targets')
      .whereNotNull('entity_ref'),
    knex.select('entity_ref').from('delivery_reports').whereNotNull('report'),
  ]);
}

/** Counts the entities of which anything is stored. */
export async function countEntities(knex: Knex): Promise<number> {
  const [{ total }] = await knex
    .from(selectEntityRefs(knex).as('stored'))
    .count<{ total: number | string }[]>({ total: '*' });
  return Number(total);
}

/** Refs of all entities of which anything is stored, in order. */
export async function listEntityRefs(knex: Knex): Promise<string[]> {
  const rows: { entity_ref: string }[] = await selectEntityRefs(knex);
  // In the order of JavaScript, because a database's order depends on its locale.
  return rows.map(row => row.entity_ref).sort();
}
