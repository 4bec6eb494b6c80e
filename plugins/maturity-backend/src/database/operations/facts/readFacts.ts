import {
  EntityFacts,
  SourceFacts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbFactsRow } from '../../tables';
import { toIso, toOptionalIso } from '../../values';

/** Facts of entities, and what tells whether they have changed since. */
export interface VersionedFacts {
  /** Facts by entity ref, for entities that have stored facts. */
  readonly facts: ReadonlyMap<string, EntityFacts>;
  readonly versions: FactVersions;
}

/**
 * Reads a version of the facts by entity ref: a text that changes with the facts
 * of any source and with their collection.
 */
export type FactVersions = ReadonlyMap<string, string>;

type VersionColumns = Pick<
  DbFactsRow,
  'entity_ref' | 'source_id' | 'hash' | 'observed_at' | 'error'
>;

function toSourceFacts(row: DbFactsRow): SourceFacts {
  return {
    facts: JSON.parse(row.facts),
    observedAt: toOptionalIso(row.observed_at),
    ...(row.error !== null &&
      row.error_at !== null && {
        error: { message: row.error, at: toIso(row.error_at) },
      }),
  };
}

function toVersions(rows: readonly VersionColumns[]): FactVersions {
  const parts = new Map<string, string[]>();
  for (const { entity_ref, source_id, hash, observed_at, error } of rows) {
    const observedAt = observed_at && new Date(observed_at).getTime();
    const part = [source_id, hash, observedAt, error].join('\u0001');
    const ofEntity = parts.get(entity_ref);
    if (ofEntity) {
      ofEntity.push(part);
    } else {
      parts.set(entity_ref, [part]);
    }
  }
  return new Map(
    Array.from(parts, ([ref, ofEntity]) => [ref, ofEntity.sort().join('\n')]),
  );
}

/** All stored facts of the entities with their versions, in one statement. */
export async function readVersionedFacts(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<VersionedFacts> {
  const { entityRefs } = options;
  const rows: DbFactsRow[] = await whereInList(knex<DbFactsRow>('facts'), {
    knex,
    column: 'entity_ref',
    values: entityRefs,
  });

  const facts = new Map<string, Record<string, SourceFacts>>();
  for await (const row of yieldToEventLoop(rows)) {
    const ofEntity = facts.get(row.entity_ref) ?? {};
    ofEntity[row.source_id] = toSourceFacts(row);
    facts.set(row.entity_ref, ofEntity);
  }
  return { facts, versions: toVersions(rows) };
}

/**
 * All stored facts of the entities, in one statement. Entities of which nothing
 * is stored are not in the answer.
 */
export async function readFacts(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<ReadonlyMap<string, EntityFacts>> {
  const { facts } = await readVersionedFacts(knex, options);
  return facts;
}

/** The stored facts of one source, by entity ref, in one statement. */
export async function readSourceFacts(
  knex: Knex,
  options: { sourceId: string; entityRefs: readonly string[] },
): Promise<ReadonlyMap<string, SourceFacts['facts']>> {
  const { sourceId, entityRefs } = options;
  const rows: Pick<DbFactsRow, 'entity_ref' | 'facts'>[] = await whereInList(
    knex<DbFactsRow>('facts').where({ source_id: sourceId }),
    { knex, column: 'entity_ref', values: entityRefs },
  ).select('entity_ref', 'facts');
  const facts = new Map<string, SourceFacts['facts']>();
  for await (const row of yieldToEventLoop(rows)) {
    facts.set(row.entity_ref, JSON.parse(row.facts));
  }
  return facts;
}

/** The versions of the stored facts of the entities as of now, in one statement. */
export async function readFactVersions(
  knex: Knex,
  options: { entityRefs: readonly string[] },
): Promise<FactVersions> {
  const { entityRefs } = options;
  if (entityRefs.length === 0) {
    return new Map();
  }
  const rows: VersionColumns[] = await whereInList(knex<DbFactsRow>('facts'), {
    knex,
    column: 'entity_ref',
    values: entityRefs,
  }).select('entity_ref', 'source_id', 'hash', 'observed_at', 'error');
  return toVersions(rows);
}

/** Tells whether any facts are stored. */
export async function hasFacts(knex: Knex): Promise<boolean> {
  const row = await knex<DbFactsRow>('facts').select('source_id').first();
  return row !== undefined;
}
