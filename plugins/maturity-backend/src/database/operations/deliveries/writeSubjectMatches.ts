import { Knex } from 'knex';
import { markEntities } from '../../deliveryMarks';
import {
  matchColumns,
  readSubjects,
  saveSubjects,
  SubjectMatch,
} from '../../deliverySubjects';
import { lockRevisions } from '../../revisions';

/**
 * Stores which entities subjects were found to stand for, and has those
 * measured that won or lost events by it.
 *
 * @returns how many subjects stand for another entity than before
 */
export async function writeSubjectMatches(
  knex: Knex,
  options: { matches: ReadonlyMap<string, SubjectMatch>; now: Date },
): Promise<number> {
  const { matches, now } = options;
  if (matches.size === 0) {
    return 0;
  }
  return knex.transaction(async tx => {
    await lockRevisions(tx, 'deliveries');
    const stored = await readSubjects(tx, [...matches.keys()]);
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
    await saveSubjects(tx, rows);
    await markEntities(tx, { entityRefs: marked, now });
    return rows.length;
  });
}
