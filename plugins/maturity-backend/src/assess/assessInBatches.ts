import type { Knex } from 'knex';
import {
  AssessedCounts,
  AssessOptions,
  assessEntities,
} from './assessEntities';

/**
 * Entities that are assessed together. A refresh waits for one batch at most,
 * and requests wait while a batch is read or written.
 */
const BATCH_SIZE = 200;

/**
 * Assesses entities in batches.
 *
 * @param assessQueue - runs one batch of this process after the other
 */
export async function assessInBatches(
  knex: Knex,
  options: AssessOptions,
  assessQueue: (
    batch: () => Promise<AssessedCounts>,
  ) => Promise<AssessedCounts>,
): Promise<AssessedCounts> {
  const { entities } = options;
  const total = { assessed: 0, written: 0, stageChanges: 0, deleted: 0 };
  for (let start = 0; start < entities.length; start += BATCH_SIZE) {
    const batch = entities.slice(start, start + BATCH_SIZE);
    const counts = await assessQueue(() =>
      assessEntities(knex, { ...options, entities: batch }),
    );
    total.assessed += counts.assessed;
    total.written += counts.written;
    total.stageChanges += counts.stageChanges;
    total.deleted += counts.deleted;
  }
  return total;
}
