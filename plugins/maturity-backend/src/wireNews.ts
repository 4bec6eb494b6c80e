import { LifecycleService, LoggerService } from '@backstage/backend-plugin-api';
import { durationToMilliseconds } from '@backstage/types';
import { ChangeSignals } from './pipeline/ChangeSignals';
import { CatalogIndexReader, fillIndex } from './catalog/CatalogIndexReader';
import { CatalogAccess, EntityScope } from './catalog/types';
import { InstalledSource } from './collect/InstalledSource';
import { untilAborted } from './catalog/untilAborted';
import { Schedule } from './config/readSchedule';
import { SourceNews, SourceNewsOptions } from './news/SourceNews';
import { SubjectIndex } from './news/SubjectIndex';
import { Pipeline } from './pipeline/Pipeline';

/** An entity that is new in the catalog hears of news after that, or at the first it misses. */
const MAX_AGE_MS = 5 * 60_000;

/** The plugin does not wait any longer for a source that subscribes to its news. */
const WATCH_TIMEOUT = 10_000;

/** What hears of news, and what it sets going. */
export interface WiredNews extends CatalogAccess {
  readonly sources: readonly (InstalledSource & {
    readonly schedule: Schedule;
  })[];
  readonly scope: EntityScope;
  readonly logger: LoggerService;
  readonly lifecycle: Pick<LifecycleService, 'addShutdownHook'>;
  readonly pipeline: Pick<Pipeline, 'runSourceFor'>;
  readonly changes: Pick<ChangeSignals, 'after'>;
  /** Other times than usual to wait for more news. */
  readonly wait?: Pick<SourceNewsOptions, 'pause' | 'patience'>;
}

/**
 * Has sources look again at the entities of which they hear that something
 * changed at their tool. One that cannot subscribe costs only its own news.
 */
export async function wireNews(options: WiredNews): Promise<void> {
  const { catalog, auth, scope, logger, pipeline, changes } = options;
  const sources = options.sources.filter(({ source }) => source.watch);
  if (sources.length === 0) {
    return;
  }
  const stop = new AbortController();
  const { signal } = stop;
  options.lifecycle.addShutdownHook(() => stop.abort());
  const entities = new CatalogIndexReader({
    load: () =>
      fillIndex(new SubjectIndex({ sources, logger }), {
        ...{ catalog, auth, scope },
      }),
    purpose: 'to find entities that there is news of',
    ...{ maxAge: MAX_AGE_MS, servesOld: false, logger },
  });

  async function watch({ source, schedule }: (typeof sources)[number]) {
    const timeout = durationToMilliseconds(schedule.timeout);
    const news = new SourceNews({
      ...{ sourceId: source.id, entities, logger, signal },
      ...options.wait,
      look: entityRefs =>
        changes.after(() =>
          pipeline.runSourceFor(
            source.id,
            entityRefs,
            AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
          ),
        ),
    });
    const subscribe = async () => source.watch?.(news.tell.bind(news));
    try {
      await untilAborted(subscribe(), AbortSignal.timeout(WATCH_TIMEOUT));
    } catch (error) {
      logger.warn(`'${source.id}' could not watch for news: ${error}`);
    }
  }

  await Promise.all(sources.map(watch));
}
