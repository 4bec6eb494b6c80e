import { LoggerService } from '@backstage/backend-plugin-api';
import { PushedItemResult } from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { writeSourceReport } from '../database';
import { ParsedFact } from './parsePushedFact';
import { PushedSource } from './types';

/** Problems that are told, those of most facts first. */
const MAX_PROBLEMS = 20;

/** Tells of a push as the last run of its source, for people. */
export async function reportPush(
  { knex, logger }: { knex: Knex; logger: LoggerService },
  options: {
    readonly source: PushedSource;
    readonly now: Date;
    /** Valid facts, each with its place in the request. */
    readonly accepted: readonly (ParsedFact & { readonly index: number })[];
    readonly results: readonly PushedItemResult[];
  },
): Promise<void> {
  const { source, now, accepted, results } = options;
  const problems = new Map<string, number>();
  for (const result of results) {
    if (result.status === 'refused') {
      const message = result.message.replace(/^items\[\d+\]\.?/, '');
      problems.set(message, (problems.get(message) ?? 0) + 1);
    }
  }
  const entities = new Set(accepted.map(({ entityRef }) => entityRef));
  const withFacts = new Set(
    accepted
      .filter(({ index }) => results[index].status !== 'refused')
      .map(({ entityRef }) => entityRef),
  );
  try {
    await writeSourceReport(knex, {
      workId: source.id,
      sourceId: source.id,
      startedAt: now,
      endedAt: now,
      asked: entities.size,
      withFacts: withFacts.size,
      failed: entities.size - withFacts.size,
      collectedBefore: 0,
      problems: [...problems]
        .map(([message, count]) => ({ message, entities: count }))
        .sort((a, b) => b.entities - a.entities)
        .slice(0, MAX_PROBLEMS),
    });
  } catch (error) {
    logger.debug(`A push could not be told of: ${error}`);
  }
}
