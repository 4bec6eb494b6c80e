import {
  SourceBudget,
  SourceProblem,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { DbSourceReportsRow } from '../../tables';
import { toOptionalText, toText } from '../../values';

/** The results of a run of a source, or of a shard of it, in numbers. */
export interface SourceReport {
  /** The source, or the shard of it: `github` or `github:2/4`. */
  readonly workId: string;
  readonly sourceId: string;
  /** The start of the run, or of its continuation. */
  readonly startedAt: Date;
  readonly endedAt: Date;
  /** When the rest is asked for. */
  readonly postponedUntil?: Date;
  /** Entities that the source was asked about. */
  readonly asked: number;
  /** Of these, entities with a known fact. */
  readonly withFacts: number;
  /** Of these, entities that were answered with an error. */
  readonly failed: number;
  /** Entities that the run had collected before it was continued. */
  readonly collectedBefore: number;
  /** Requests to the tool, if the source counts them. */
  readonly requests?: number;
  /** Rate limits of the tool, with what is left, if it has any. */
  readonly budgets?: readonly SourceBudget[];
  /** Why the run ended early. */
  readonly error?: string;
  readonly problems: readonly SourceProblem[];
}

/** Writes the report of a run, in place of that of a run that began before. */
export async function writeSourceReport(
  knex: Knex,
  report: SourceReport,
): Promise<void> {
  const row: DbSourceReportsRow = {
    work_id: report.workId,
    source_id: report.sourceId,
    started_at: report.startedAt,
    ended_at: report.endedAt,
    postponed_until: report.postponedUntil ?? null,
    asked: report.asked,
    with_facts: report.withFacts,
    failed: report.failed,
    collected_before: report.collectedBefore,
    requests: report.requests ?? null,
    budgets: toOptionalText(report.budgets && JSON.stringify(report.budgets)),
    error: toOptionalText(report.error),
    problems: toText(JSON.stringify(report.problems)),
  };
  await knex<DbSourceReportsRow>('source_reports')
    .insert(row)
    .onConflict('work_id')
    .merge()
    .where('source_reports.started_at', '<=', report.startedAt);
}

/** Reads the reports of all sources and shards: one row for each. */
export async function readSourceReports(knex: Knex): Promise<SourceReport[]> {
  const rows = await knex<DbSourceReportsRow>('source_reports')
    .select()
    .orderBy('work_id');
  return rows.map(row => ({
    workId: row.work_id,
    sourceId: row.source_id,
    startedAt: new Date(row.started_at),
    endedAt: new Date(row.ended_at),
    ...(row.postponed_until !== null && {
      postponedUntil: new Date(row.postponed_until),
    }),
    asked: row.asked,
    withFacts: row.with_facts,
    failed: row.failed,
    collectedBefore: row.collected_before,
    requests: row.requests ?? undefined,
    budgets: row.budgets === null ? undefined : JSON.parse(row.budgets),
    error: row.error ?? undefined,
    problems: JSON.parse(row.problems),
  }));
}
