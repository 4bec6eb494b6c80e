import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { ChangeQueue, ChangeQueueOptions } from '../changes/ChangeQueue';
import { ResourceIndex } from '../changes/ResourceIndex';
import { ChangeSignals } from '../pipeline/ChangeSignals';
import { CatalogIndexReader, fillIndex } from '../catalog/CatalogIndexReader';
import { CatalogAccess, EntityScope } from '../catalog/types';
import { InstalledSource } from '../collect/InstalledSource';
import { untilAborted } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Schedule } from '../config/readSchedule';
import { Pipeline } from '../pipeline/Pipeline';

/** A new entity receives changes after that time, or at the first change that it misses. */
const MAX_AGE_MS = 5 * 60_000;

/** The plugin waits no longer than that for a source to subscribe. */
const SUBSCRIBE_TIMEOUT = 10_000;

/** The services that receive changes and react to them. */
export interface WireChangesOptions extends CatalogAccess {
  readonly sources: readonly (InstalledSource & {
    readonly schedule: Schedule;
  })[];
  readonly scope: EntityScope;
  readonly logger: LoggerService;
  readonly lifecycle: Pick<LifecycleService, 'addShutdownHook'>;
  readonly pipeline: Pick<Pipeline, 'runSourceFor'>;
  readonly changes: Pick<ChangeSignals, 'after'>;
  /** Other times to wait for more changes, for tests. */
  readonly wait?: Pick<ChangeQueueOptions, 'pause' | 'patience'>;
}

/**
 * Collects entities again when their source reports a change at its tool. A source
 * that cannot subscribe loses only its own changes.
 */
export async function wireChanges(options: WireChangesOptions): Promise<void> {
  const { catalog, auth, scope, logger, pipeline, changes } = options;
  const sources = options.sources.filter(({ source }) => source.subscribe);
  if (sources.length === 0) {
    return;
  }
  const stop = new AbortController();
  const { signal } = stop;
  options.lifecycle.addShutdownHook(() => stop.abort());
  const entities = new CatalogIndexReader({
    load: () =>
      fillIndex(new ResourceIndex({ sources, logger }), {
        catalog,
        auth,
        scope,
      }),
    purpose: 'to find entities that changed',
    maxAge: MAX_AGE_MS,
    servesOld: false,
    logger,
  });

  async function subscribe({ source, schedule }: (typeof sources)[number]) {
    const timeout = durationToMilliseconds(schedule.timeout);
    const queue = new ChangeQueue({
      sourceId: source.id,
      entities,
      logger,
      signal,
      ...options.wait,
      collect: entityRefs =>
        changes.after(() =>
          pipeline.runSourceFor(
            source.id,
            entityRefs,
            AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
          ),
        ),
    });
    const begin = async () => source.subscribe?.(keys => queue.add(keys));
    try {
      await untilAborted(begin(), AbortSignal.timeout(SUBSCRIBE_TIMEOUT));
    } catch (error) {
      logger.warn(`'${source.id}' could not subscribe to changes: ${error}`);
    }
  }

  await Promise.all(sources.map(subscribe));
}
