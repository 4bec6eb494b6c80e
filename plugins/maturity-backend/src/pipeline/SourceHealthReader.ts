import { durationToMilliseconds, HumanDuration } from '@backstage/types';
import {
  FactSourceDeclaration,
  LastRun,
  ListSourcesResponse,
  SourceBudget,
  SourceHealth,
  SourceProblem,
  SourceState,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { listShards, nameShard } from '../catalog/shards';
import { Schedule } from '../config/readSchedule';
import { ScheduledSource } from '../config/readSourceSettings';
import { listLiveTasks, readSourceReports, SourceReport } from '../database';
import { listProblems } from './listProblems';
import { toTaskId } from './scheduleRuns';
import { DEAD_S } from './TaskHeartbeats';

/** Tells how the sources are doing, from what their last runs reported. */
export class SourceHealthReader {
  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly sources: readonly ScheduledSource[];
      /** Reads those that are not collected. */
      readonly readPushed: () => Promise<readonly FactSourceDeclaration[]>;
      readonly now: () => Date;
    },
  ) {}

  /** All sources, in the order of their ids. */
  async read(): Promise<ListSourcesResponse> {
    const { knex, readPushed, sources, now } = this.options;
    const [reports, live, pushed] = await Promise.all([
      readSourceReports(knex),
      listLiveTasks(knex, { seconds: DEAD_S }),
      readPushed(),
    ]);
    const items = sources.map(source => {
      const workIds = listShards(source.shards).map(shard =>
        nameShard(source.source.id, shard),
      );
      return toHealth({
        source,
        reports: reports.filter(({ workId }) => workIds.includes(workId)),
        isRunning: workIds.some(workId => live.includes(toTaskId(workId))),
        now: now().getTime(),
      });
    });
    for (const source of pushed) {
      items.push(
        toPushHealth(
          source,
          reports.filter(({ sourceId }) => sourceId === source.id),
        ),
      );
    }
    return {
      items: items.sort((a, b) => a.sourceId.localeCompare(b.sourceId)),
    };
  }
}

/** Of a push, only its own facts are known to be right or wrong. */
function toPushHealth(
  { id, title }: FactSourceDeclaration,
  reports: readonly SourceReport[],
): SourceHealth {
  const lastRun = reports.length > 0 ? toLastRun(reports) : undefined;
  const problems = addProblems(reports);
  const state = problems.length > 0 ? 'partly' : 'good';
  return {
    sourceId: id,
    title,
    isPushed: true,
    state: lastRun ? state : 'new',
    isRunning: false,
    ...(lastRun && { lastRun }),
    problems,
  };
}

function toHealth(options: {
  readonly source: ScheduledSource;
  /** Of its shards that have run. */
  readonly reports: readonly SourceReport[];
  readonly isRunning: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}): SourceHealth {
  const { reports, isRunning } = options;
  const { source, schedule } = options.source;
  const lastRun = reports.length > 0 ? toLastRun(reports) : undefined;
  const frequency = readFrequency(schedule);
  const nextRun = findNextRun(reports, frequency.interval);
  return {
    sourceId: source.id,
    title: source.title,
    state: toState({ ...options, lastRun, nextRun }),
    isRunning,
    ...(frequency.interval !== undefined && {
      everySeconds: Math.round(frequency.interval / 1000),
    }),
    ...(frequency.cron !== undefined && { cron: frequency.cron }),
    ...(nextRun !== undefined && {
      nextRunAt: new Date(nextRun).toISOString(),
    }),
    ...(lastRun && { lastRun }),
    problems: addProblems(reports),
  };
}

/** The interval in milliseconds, or the expression; neither if it runs by hand only. */
function readFrequency({ frequency }: Pick<Schedule, 'frequency'>): {
  readonly interval?: number;
  readonly cron?: string;
} {
  if ('cron' in frequency) {
    return { cron: frequency.cron };
  }
  return 'trigger' in frequency
    ? {}
    : { interval: durationToMilliseconds(frequency as HumanDuration) };
}

/** The first time at which a shard runs again, in milliseconds since 1970. */
function findNextRun(
  reports: readonly SourceReport[],
  interval: number | undefined,
): number | undefined {
  const times = reports.flatMap(({ postponedUntil, startedAt }) => {
    const regular =
      interval === undefined ? [] : startedAt.getTime() + interval;
    return postponedUntil?.getTime() ?? regular;
  });
  return times.length > 0 ? Math.min(...times) : undefined;
}

function toLastRun(reports: readonly SourceReport[]): LastRun {
  const sum = (pick: (report: SourceReport) => number) =>
    reports.map(pick).reduce((a, b) => a + b, 0);
  const times = (pick: (report: SourceReport) => Date) =>
    reports.map(report => pick(report).getTime());
  const budgets = listBudgets(reports);
  const error = reports.find(report => report.error !== undefined)?.error;
  return {
    startedAt: toIso(Math.min(...times(({ startedAt }) => startedAt))),
    endedAt: toIso(Math.max(...times(({ endedAt }) => endedAt))),
    asked: sum(({ asked }) => asked),
    withFacts: sum(({ withFacts }) => withFacts),
    failed: sum(({ failed }) => failed),
    collectedBefore: sum(({ collectedBefore }) => collectedBefore),
    ...(reports.some(({ requests }) => requests !== undefined) && {
      requests: sum(({ requests = 0 }) => requests),
    }),
    ...(budgets.length > 0 && { budgets }),
    ...(error !== undefined && { error }),
  };
}

/** The rate limits, as the shard that ended last was told of each. */
function listBudgets(reports: readonly SourceReport[]): SourceBudget[] {
  const latest = new Map<string, SourceBudget>();
  const inOrder = [...reports].sort((a, b) => +a.endedAt - +b.endedAt);
  for (const budget of inOrder.flatMap(({ budgets = [] }) => budgets)) {
    latest.set(JSON.stringify([budget.account, budget.counts]), budget);
  }
  return [...latest.values()].sort(
    (a, b) =>
      a.account.localeCompare(b.account) || a.counts.localeCompare(b.counts),
  );
}

function toState(options: {
  readonly source: ScheduledSource;
  readonly reports: readonly SourceReport[];
  readonly isRunning: boolean;
  readonly now: number;
  readonly lastRun?: LastRun;
  readonly nextRun?: number;
}): SourceState {
  const { reports, lastRun, nextRun, now } = options;
  if (!lastRun) {
    return 'new';
  }
  const { asked, failed, withFacts, error } = lastRun;
  const hasProblems = reports.some(({ problems }) => problems.length > 0);
  // A source that says only what it does not know tells nothing.
  const isBlind = asked > 0 && withFacts === 0 && hasProblems;
  if (error !== undefined || isBlind) {
    return 'failing';
  }
  if (reports.some(({ postponedUntil }) => isLater(postponedUntil, now))) {
    return 'waiting';
  }
  // A run begins late if the one before took long, and never by a timeout.
  const patience = durationToMilliseconds(options.source.schedule.timeout);
  const isLate = nextRun !== undefined && nextRun + patience < now;
  if (isLate && !options.isRunning) {
    return 'late';
  }
  return failed > 0 ? 'partly' : 'good';
}

function isLater(instant: Date | undefined, now: number): boolean {
  return instant !== undefined && instant.getTime() > now;
}

/** The problems of all shards, those of most entities first. */
function addProblems(reports: readonly SourceReport[]): SourceProblem[] {
  const byMessage = new Map<string, number>();
  for (const { message, entities } of reports.flatMap(r => r.problems)) {
    byMessage.set(message, (byMessage.get(message) ?? 0) + entities);
  }
  return listProblems(byMessage);
}

function toIso(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
