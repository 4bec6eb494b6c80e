import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { listShards, nameShard, Shard } from '../catalog/shards';
import { ChangeSignals } from './ChangeSignals';
import { Schedule } from '../config/readSchedule';
import { ScheduledSource } from '../config/readSourceSettings';
import { hasFacts, hasUnfinishedRun } from '../database';
import { Pipeline } from './Pipeline';
import { ResumeTimer } from './ResumeTimer';
import { ShardTurns } from './ShardTurns';
import { BeatingRun, TaskHeartbeats } from './TaskHeartbeats';
import { Upkeep } from './Upkeep';

/** The tasks, and the services that they use. */
export interface ScheduledRuns {
  readonly scheduler: Pick<SchedulerService, 'scheduleTask' | 'triggerTask'>;
  readonly pipeline: Pick<Pipeline, 'runSource' | 'reassess'>;
  readonly upkeep: Pick<Upkeep, 'run'>;
  readonly changes: Pick<ChangeSignals, 'after'>;
  readonly heartbeats: Pick<TaskHeartbeats, 'begin' | 'during'>;
  readonly knex: Knex;
  readonly logger: Pick<LoggerService, 'debug'>;
  readonly sources: readonly ScheduledSource[];
  readonly reassess: Schedule;
  /** Shards of the reassessment. */
  readonly shards: number;
  /** Called after each reassessment of a shard. */
  readonly onReassessed: () => void;
  /** Waits until the catalog is filled, before the very first collection. */
  readonly untilReady: (signal: AbortSignal) => Promise<void>;
}

/** The ids of the tasks that assess all entities. */
export function listReassessments(shards: number): string[] {
  return listShards(shards).map(shard => nameShard('reassess', shard));
}

/** Names the sources, or the shards of them, that are collected. */
export function listCollected(sources: readonly ScheduledSource[]): string[] {
  return sources.flatMap(({ source, shards }) =>
    listShards(shards).map(shard => nameShard(source.id, shard)),
  );
}

/** The id of the task that collects from a source or a shard of it. */
export function toTaskId(workId: string): string {
  return `collect:${workId}`;
}

/**
 * Schedules the collection of each source, the assessment of all entities, each
 * shard by shard, and the upkeep.
 */
export async function scheduleRuns(options: ScheduledRuns): Promise<void> {
  const { scheduler, changes, heartbeats, reassess, upkeep } = options;
  for (const source of options.sources) {
    const turns = new ShardTurns(options);
    for (const shard of listShards(source.shards)) {
      await scheduleSource(options, { source, shard, turns });
    }
  }
  await scheduleReassessments(options);
  await scheduler.scheduleTask({
    ...reassess,
    id: 'upkeep',
    fn: signal =>
      heartbeats.during('upkeep', () =>
        changes.after(() => upkeep.run(signal)),
      ),
  });
}

async function scheduleReassessments(options: ScheduledRuns): Promise<void> {
  const { scheduler, pipeline, changes, reassess } = options;
  const turns = new ShardTurns(options);
  for (const shard of listShards(options.shards)) {
    const id = nameShard('reassess', shard);
    await scheduler.scheduleTask({
      ...reassess,
      id,
      fn: async signal => {
        const turn = await turns.begin(id);
        try {
          if (turn) {
            await changes.after(() => pipeline.reassess(signal, shard));
            options.onReassessed();
          }
        } finally {
          turn?.end();
          await turn?.beating.end();
        }
      },
    });
  }
}

async function scheduleSource(
  options: ScheduledRuns,
  work: { source: ScheduledSource; shard: Shard; turns: ShardTurns },
): Promise<void> {
  const { scheduler, pipeline, changes, knex, logger } = options;
  const { shard, turns } = work;
  const { schedule, ...source } = work.source;
  const { id: sourceId, resumable } = source.source;
  const workId = nameShard(sourceId, shard);
  const id = toTaskId(workId);
  const timer = new ResumeTimer({
    isUnfinished: () => hasUnfinishedRun(knex, { workId }),
    trigger: () => scheduler.triggerTask(id),
    logger,
  });
  /** The last run here, while it waits to go on. */
  let waiting: BeatingRun | undefined;
  await scheduler.scheduleTask({
    ...schedule,
    id,
    fn: async signal => {
      const turn = await turns.begin(id);
      await waiting?.end();
      waiting = undefined;
      if (!turn) {
        return;
      }
      try {
        if (!(await hasFacts(knex))) {
          await options.untilReady(signal);
        }
        const postponedUntil = await changes.after(() =>
          pipeline.runSource(source, signal, shard),
        );
        // The run of a source that does not resume would begin anew.
        const resumesAt = resumable ? postponedUntil : undefined;
        timer.set(resumesAt);
        waiting = resumesAt && turn.beating;
      } finally {
        turn.end();
        if (!waiting) {
          await turn.beating.end();
        }
      }
    },
  });
}
