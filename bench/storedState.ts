import { setTimeout } from 'node:timers/promises';
import { Knex } from 'knex';
import { EventSender, toEventId } from './EventSender';

/** Longest wait for the final state, in milliseconds. */
const PATIENCE_MS = 5 * 60_000;

/**
 * Waits until both databases say the same of entities, or for some minutes.
 *
 * @returns what differs
 */
export async function waitUntilEqual(
  disturbed: Knex,
  calm: Knex,
  isDone: () => boolean = () => true,
): Promise<string[]> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const differences = compare(
      await readState(disturbed),
      await readState(calm),
    );
    const isEqual = differences.length === 0 && isDone();
    if (isEqual || performance.now() > deadline) {
      return differences;
    }
    await setTimeout(2_000);
  }
}

/** All that is stored of entities by key, but for the times of it. */
async function readState(knex: Knex): Promise<Map<string, string>> {
  // Only the disturbed replicas took in delivery events.
  const facts = await knex('facts')
    .whereNot('source_id', 'delivery')
    .select('entity_ref', 'source_id', 'hash');
  const assessments = await knex('assessments').select(
    ...['entity_ref', 'model_id', 'stage', 'outcomes', 'hash'],
  );
  // The last change of an entity led to the stage that it is at.
  const changes = await knex('stage_changes')
    .distinctOn('entity_ref', 'model_id')
    .select('entity_ref', 'model_id', 'to_stage')
    .orderBy(['entity_ref', 'model_id', { column: 'id', order: 'desc' }]);
  const state = new Map<string, string>();
  for (const row of facts) {
    state.set(`facts ${row.entity_ref} ${row.source_id}`, row.hash);
  }
  for (const { entity_ref, model_id, ...row } of assessments) {
    state.set(`assessment ${entity_ref} ${model_id}`, JSON.stringify(row));
  }
  for (const { entity_ref, model_id, to_stage } of changes) {
    state.set(`stage ${entity_ref} ${model_id}`, String(to_stage));
  }
  return state;
}

function compare(
  one: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
): string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  const differing = [...keys].filter(key => one.get(key) !== other.get(key));
  return keys.size > 0 ? differing : ['nothing is stored'];
}

/** Counts the acknowledged events that are not stored exactly once. */
export async function countLost(
  knex: Knex,
  { acknowledged }: Pick<EventSender, 'acknowledged'>,
): Promise<number> {
  const rows = await knex('deliveries').select('external_id');
  const stored = new Map<string, number>();
  for (const { external_id: id } of rows) {
    stored.set(id, (stored.get(id) ?? 0) + 1);
  }
  return acknowledged.filter(number => stored.get(toEventId(number)) !== 1)
    .length;
}
