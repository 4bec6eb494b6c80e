import { setTimeout } from 'node:timers/promises';
import { Knex } from 'knex';
import { BenchDatabase, withKnex } from './database';
import { toEventId } from './EventSender';
import { atMost, Figure, format } from './Figure';
import { ReplicaProcess } from './ReplicaProcess';

/** Longest wait for the final state, in milliseconds. */
const PATIENCE_MS = 5 * 60_000;

/**
 * Compares what disturbed replicas stored with what a calm one did: the figures must
 * all be zero.
 *
 * @param name - before the names of the figures
 */
export async function compareWithCalm(
  name: string,
  options: {
    readonly disturbed: BenchDatabase;
    readonly calm: BenchDatabase;
    readonly acknowledged: readonly number[];
    /** Whether all work has gone on. */
    readonly isDone?: () => boolean;
    readonly replicas: readonly ReplicaProcess[];
  },
): Promise<Figure[]> {
  const { disturbed, calm, acknowledged, isDone, replicas } = options;
  if (acknowledged.length === 0) {
    throw new Error('No event was acknowledged: there is nothing to lose');
  }
  return withKnex(disturbed, async knex => {
    const differences = await withKnex(calm, other =>
      waitUntilEqual(knex, other, isDone),
    );
    const ends = replicas.reduce((sum, one) => sum + one.ends, 0);
    return [
      atMost({
        name: `${name}: rows that differ from those of an undisturbed run`,
        value: differences.length,
        unit: 'rows',
        budget: 0,
        note: differences.slice(0, 3).join(' | '),
      }),
      atMost({
        name: `${name}: acknowledged events that are lost, or there twice`,
        value: await countLost(knex, acknowledged),
        unit: 'events',
        budget: 0,
        note: `${format(acknowledged.length)} acknowledged`,
      }),
      atMost({
        name: `${name}: replicas that ended by themselves`,
        value: ends,
        unit: 'replicas',
        budget: 0,
      }),
    ];
  });
}

/**
 * Waits until both databases say the same of entities, or for some minutes.
 *
 * @returns what differs
 */
async function waitUntilEqual(
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
async function countLost(
  knex: Knex,
  acknowledged: readonly number[],
): Promise<number> {
  const rows = await knex('deliveries').select('external_id');
  const stored = new Map<string, number>();
  for (const { external_id: id } of rows) {
    stored.set(id, (stored.get(id) ?? 0) + 1);
  }
  return acknowledged.filter(number => stored.get(toEventId(number)) !== 1)
    .length;
}
