import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { CatalogAccess, EntityScope } from '../catalog/types';
import { waitForCatalog } from '../catalog/waitForCatalog';
import { MaturityConfig } from '../config/readMaturityConfig';
import { ChangeSignals } from '../pipeline/ChangeSignals';
import { Pipeline } from '../pipeline/Pipeline';
import {
  listCollected,
  listReassessments,
  scheduleRuns,
  toTaskId,
} from '../pipeline/scheduleRuns';
import { TaskHeartbeats } from '../pipeline/TaskHeartbeats';
import { TaskTrigger } from '../pipeline/TaskTrigger';
import { Upkeep } from '../pipeline/Upkeep';
import { ScorecardFactSource } from '../members/ScorecardFactSource';

/** Schedules the tasks over all entities, and watches over those of all replicas. */
export async function wireTasks(
  options: CatalogAccess & {
    readonly changes: Pick<ChangeSignals, 'after'>;
    readonly heartbeats: TaskHeartbeats;
    readonly knex: Knex;
    readonly lifecycle: Pick<LifecycleService, 'addShutdownHook'>;
    readonly logger: LoggerService;
    readonly pipeline: Pipeline;
    readonly scheduler: SchedulerService;
    readonly scope: EntityScope;
    readonly settings: MaturityConfig;
    readonly trigger: Pick<TaskTrigger, 'request'>;
  },
): Promise<void> {
  const { heartbeats, lifecycle, settings, trigger } = options;
  const { models, push, sources } = settings;
  const pushedIds = push.sources.map(({ id }) => id);
  const upkeep = new Upkeep({
    ...options,
    gonePolicy: settings.gonePolicy,
    sourceIds: [...sources.map(({ source }) => source.id), ...pushedIds],
    declaredIds: push.sources
      .filter(source => source.isDeclaredByCaller)
      .map(({ id }) => id),
    modelIds: models.map(({ id }) => id),
    workIds: [
      ...listCollected(sources),
      ...listReassessments(settings.shards),
      ...pushedIds,
    ],
  });
  await scheduleRuns({
    ...options,
    ...settings,
    upkeep,
    onReassessed: () =>
      listCollected(
        sources.filter(({ source }) => source instanceof ScorecardFactSource),
      )
        .map(toTaskId)
        .forEach(id => trigger.request(id)),
    untilReady: signal => waitForCatalog({ ...options, signal }),
  });
  heartbeats.watch();
  lifecycle.addShutdownHook(() => heartbeats.stop());
}
