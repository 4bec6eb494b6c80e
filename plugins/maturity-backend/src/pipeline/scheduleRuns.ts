import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { ChangeSignals } from './ChangeSignals';
import { Schedule } from '../config/readSchedule';
import { ScheduledSource } from '../config/readSourceSettings';
import { hasFacts, hasUnfinishedRun } from '../database';
import { Pipeline } from './Pipeline';
import { ResumeTimer } from './ResumeTimer';
import { BeatingRun, TaskHeartbeats } from './TaskHeartbeats';

/** The tasks, and the services that they use. */
export interface ScheduledRuns {
  readonly scheduler: Pick<SchedulerService, 'scheduleTask' | 'triggerTask'>;
  readonly pipeline: Pick<Pipeline, 'runSource' | 'reassessAll'>;
  readonly changes: Pick<ChangeSignals, 'after'>;
  readonly heartbeats: Pick<TaskHeartbeats, 'begin' | 'during'>;
  readonly knex: Knex;
  readonly logger: Pick<LoggerService, 'debug'>;
  readonly sources: readonly ScheduledSource[];
  readonly reassess: Schedule;
  /** Waits until the catalog is filled, before the very first collection. */
  readonly untilReady: (signal: AbortSignal) => Promise<void>;
}

/** Schedules the collection of each source, and the assessment of all entities. */
export async function scheduleRuns(options: ScheduledRuns): Promise<void> {
  const { scheduler, pipeline, changes, heartbeats, knex, logger } = options;
  for (const { schedule, ...source } of options.sources) {
    const { id: sourceId, resumable } = source.source;
    const id = `collect:${sourceId}`;
    const timer = new ResumeTimer({
      isUnfinished: () => hasUnfinishedRun(knex, { sourceId }),
      trigger: () => scheduler.triggerTask(id),
      logger,
    });
    /** The last run here, while it waits to go on. */
    let waiting: BeatingRun | undefined;
    await scheduler.scheduleTask({
      ...schedule,
      id,
      fn: async signal => {
        const beating = await heartbeats.begin(id);
        await waiting?.end();
        waiting = undefined;
        try {
          if (!(await hasFacts(knex))) {
            await options.untilReady(signal);
          }
          const postponedUntil = await changes.after(() =>
            pipeline.runSource(source, signal),
          );
          // The run of a source that does not resume would begin anew.
          const resumesAt = resumable ? postponedUntil : undefined;
          timer.set(resumesAt);
          waiting = resumesAt && beating;
        } finally {
          if (!waiting) {
            await beating.end();
          }
        }
      },
    });
  }
  await scheduler.scheduleTask({
    ...options.reassess,
    id: 'reassess',
    fn: signal =>
      heartbeats.during('reassess', () =>
        changes.after(() => pipeline.reassessAll(signal)),
      ),
  });
}
