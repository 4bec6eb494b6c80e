import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbCheckListsRow } from '../../tables';

/** The check ids, in the order of their model, of the lists with these ids. */
export async function readCheckLists(
  knex: Knex,
  options: { ids: readonly string[] },
): Promise<Map<string, readonly string[]>> {
  const rows: DbCheckListsRow[] = await whereInList(
    knex<DbCheckListsRow>('check_lists'),
    { knex, column: 'id', values: options.ids },
  );
  return new Map(rows.map(row => [row.id, JSON.parse(row.check_ids)]));
}
