import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { insertRows } from '../../insertRows';
import { DbFactsRow } from '../../tables';
import { hashText, toOptionalText, sortedJson, toText } from '../../values';

/** The result of a source for one entity. */
export type FactsToWrite =
  | {
      readonly facts: { readonly [name: string]: FactObservation };
      readonly etag?: string;
    }
  | { readonly unchanged: true }
  | { readonly error: string }
  /** The source did not collect: all that is stored stays as it is. */
  | { readonly postponed: object };

/** The written results, as lists of entity refs. */
export interface WrittenFacts {
  /** Whose facts or error differ from what was stored: to be assessed again. */
  readonly changed: string[];
  /** Collected without a change. */
  readonly unchanged: string[];
  /** Whose last collection failed; also in `changed` when the error is a new one. */
  readonly failed: string[];
}

type StoredFacts = Pick<
  DbFactsRow,
  'entity_ref' | 'hash' | 'etag' | 'observed_at' | 'error'
>;

/** The stored form of all facts in the results, by entity ref. */
async function serialiseAll(results: ReadonlyMap<string, FactsToWrite>) {
  const serialised = new Map<string, { facts: string; hash: string }>();
  for await (const [entityRef, result] of yieldToEventLoop(results)) {
    if ('facts' in result) {
      const facts = sortedJson(result.facts);
      serialised.set(entityRef, { facts, hash: hashText(facts) });
    }
  }
  return serialised;
}

/**
 * Writes what a source saw of a batch of entities.
 *
 * @remarks
 * Facts that are equal to the stored ones are not written again: only the time
 * of the collection moves, for all of them in one statement. An error leaves the last
 * good facts in place and stands beside them until a collection succeeds.
 */
export async function writeFacts(
  knex: Knex,
  options: {
    sourceId: string;
    results: ReadonlyMap<string, FactsToWrite>;
    now: Date;
  },
): Promise<WrittenFacts> {
  const { sourceId, results, now } = options;
  const changed: string[] = [];
  const unchanged: string[] = [];
  const failed: string[] = [];
  const seenAgain: string[] = [];
  const goodRows: DbFactsRow[] = [];
  const failedRows: DbFactsRow[] = [];

  // Before the transaction, which must not wait for the event loop.
  const serialised = await serialiseAll(results);
  await knex.transaction(async tx => {
    const stored = await readStored(tx, sourceId, [...results.keys()]);

    for (const [entityRef, result] of results) {
      if ('postponed' in result) {
        continue;
      }
      const before = stored.get(entityRef);
      const seenBefore = before !== undefined && before.observed_at !== null;
      const row: DbFactsRow = {
        entity_ref: entityRef,
        source_id: sourceId,
        facts: '{}',
        hash: '',
        etag: null,
        observed_at: null,
        error: null,
        error_at: null,
      };

      const answer = serialised.get(entityRef);
      if (answer && 'facts' in result) {
        const { facts, hash } = answer;
        const etag = toOptionalText(result.etag);
        const isSame = seenBefore && before.hash === hash;
        if (isSame && before.etag === etag) {
          seenAgain.push(entityRef);
        } else {
          goodRows.push({ ...row, facts, hash, etag, observed_at: now });
        }
        (isSame && before.error === null ? unchanged : changed).push(entityRef);
      } else if ('unchanged' in result && seenBefore) {
        seenAgain.push(entityRef);
        (before.error === null ? unchanged : changed).push(entityRef);
      } else {
        const error = toText(
          'error' in result
            ? result.error
            : 'The source answered "unchanged" without having seen the entity before',
        );
        failedRows.push({ ...row, error, error_at: now });
        failed.push(entityRef);
        if (before?.error !== error) {
          changed.push(entityRef);
        }
      }
    }

    if (seenAgain.length > 0) {
      await whereInList(
        tx<DbFactsRow>('facts').where({ source_id: sourceId }),
        {
          knex,
          column: 'entity_ref',
          values: seenAgain,
        },
      ).update({ observed_at: now, error: null, error_at: null });
    }
    const key = ['entity_ref', 'source_id'] as const;
    await insertRows(tx, {
      table: 'facts',
      rows: goodRows,
      onConflict: { key, replace: 'all' },
      longJson: 'facts',
    });
    await insertRows(tx, {
      table: 'facts',
      rows: failedRows,
      onConflict: { key, replace: ['error', 'error_at'] },
    });
  });

  return { changed, unchanged, failed };
}

async function readStored(
  tx: Knex.Transaction,
  sourceId: string,
  entityRefs: readonly string[],
): Promise<Map<string, StoredFacts>> {
  const rows: StoredFacts[] = await whereInList(
    tx<DbFactsRow>('facts').where({ source_id: sourceId }),
    { knex: tx, column: 'entity_ref', values: entityRefs },
  ).select('entity_ref', 'hash', 'etag', 'observed_at', 'error');
  return new Map(rows.map(row => [row.entity_ref, row]));
}
