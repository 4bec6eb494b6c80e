import type { Knex } from 'knex';
import {
  AssessedCounts,
  AssessOptions,
  assessEntities,
} from './assessEntities';

/**
 * Entities that are assessed in one transaction. Whoever has one of them looked
 * at again waits for a part at most, and what is read and written at once keeps
 * readers waiting.
 */
const PART = 100;

/**
 * Assesses entities, some at a time, each part when it is its turn.
 *
 * @param inTurn - runs one part after the others
 */
export async function assessInParts(
  knex: Knex,
  options: AssessOptions,
  inTurn: (part: () => Promise<AssessedCounts>) => Promise<AssessedCounts>,
): Promise<AssessedCounts> {
  const { entities } = options;
  const all = { assessed: 0, written: 0, stageChanges: 0, deleted: 0 };
  for (let start = 0; start < entities.length; start += PART) {
    const part = entities.slice(start, start + PART);
    const counts = await inTurn(() =>
      assessEntities(knex, { ...options, entities: part }),
    );
    all.assessed += counts.assessed;
    all.written += counts.written;
    all.stageChanges += counts.stageChanges;
    all.deleted += counts.deleted;
  }
  return all;
}
