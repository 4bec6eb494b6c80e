import { Knex } from 'knex';
import { markEntities } from '../../deliveryMarks';
import {
  matchColumns,
  readTargets,
  saveTargets,
  TargetMatch,
  withoutGone,
} from '../../deliveryTargets';
import { lockDeliveries } from '../../deliveryLocks';

/**
 * Stores which entities targets were found to stand for, and has those
 * measured that won or lost events by it.
 *
 * @returns how many targets stand for another entity than before
 */
export async function writeTargetMatches(
  knex: Knex,
  options: {
    matches: ReadonlyMap<string, TargetMatch>;
    /** When the catalog was read that the matches are by. */
    indexedAt?: Date;
    now: Date;
  },
): Promise<number> {
  const { now } = options;
  if (options.matches.size === 0) {
    return 0;
  }
  return knex.transaction(async tx => {
    await lockDeliveries(tx);
    const matches = await withoutGone(tx, options.matches, options);
    const stored = await readTargets(tx, [...matches.keys()]);
    const marked: string[] = [];
    const rows = [...stored.values()].flatMap(row => {
      const match = matches.get(row.id);
      const columns = match ? matchColumns(match) : row;
      if (columns.entity_ref !== row.entity_ref) {
        marked.push(
          ...[columns.entity_ref, row.entity_ref].filter(ref => ref !== null),
        );
      } else if (columns.reason === row.reason) {
        return [];
      }
      return { ...row, ...columns };
    });
    await saveTargets(tx, rows);
    await markEntities(tx, { entityRefs: marked, now });
    return rows.length;
  });
}
