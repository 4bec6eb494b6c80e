import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { isPostgres } from '../../batches';
import { DbDeclaredSourcesRow } from '../../tables';
import { sortedJson, toText } from '../../values';

/** The declaration of a source by its sender. */
export interface SourceDeclaration {
  readonly title: string;
  readonly description: string;
  readonly facts: readonly (FactDeclaration & {
    readonly needsEvidence: boolean;
  })[];
}

/** Reads the declarations of sources by their ids: one row for each. */
export async function readDeclaredSources(
  knex: Knex,
): Promise<ReadonlyMap<string, SourceDeclaration>> {
  const rows = await knex<DbDeclaredSourcesRow>('declared_sources')
    .select('source_id', 'declaration')
    .orderBy('source_id');
  return new Map(rows.map(row => [row.source_id, JSON.parse(row.declaration)]));
}

/**
 * Changes the declaration of a source, no two at a time.
 *
 * @param options - `change`: the declaration to store, from the stored one. If it
 * throws, nothing changes. It runs in the transaction, so it must not wait.
 */
export async function changeDeclaredSource(
  knex: Knex,
  options: {
    readonly sourceId: string;
    readonly change: (
      stored: SourceDeclaration | undefined,
    ) => SourceDeclaration;
    readonly declaredBy: string;
    readonly now: Date;
  },
): Promise<'created' | 'updated' | 'unchanged'> {
  const { sourceId, change, declaredBy, now } = options;
  return knex.transaction(async tx => {
    // A row that is not there cannot be locked, and two would write it.
    await tx<DbDeclaredSourcesRow>('declared_sources')
      .insert({
        source_id: sourceId,
        declaration: '',
        declared_by: declaredBy,
        declared_at: now,
      })
      .onConflict('source_id')
      .ignore();
    const own = () =>
      tx<DbDeclaredSourcesRow>('declared_sources').where({
        source_id: sourceId,
      });
    const [{ declaration: before }] = await own()
      .select('declaration')
      .modify(query => isPostgres(tx) && query.forUpdate());
    const after = toText(
      sortedJson(change(before ? JSON.parse(before) : undefined)),
    );
    if (after === before) {
      return 'unchanged';
    }
    await own().update({
      declaration: after,
      declared_by: declaredBy,
      declared_at: now,
    });
    return before ? 'updated' : 'created';
  });
}

/** Deletes the declarations of all sources but these. */
export async function deleteOtherDeclarations(
  knex: Knex,
  options: { readonly sourceIds: readonly string[] },
): Promise<void> {
  await knex<DbDeclaredSourcesRow>('declared_sources')
    .whereNotIn('source_id', [...options.sourceIds])
    .delete();
}
