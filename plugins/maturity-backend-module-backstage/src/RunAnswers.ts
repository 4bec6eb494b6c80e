import { CompoundEntityRef } from '@backstage/catalog-model';
import {
  PostponedError,
  SharedAnswers,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { PortalPlugins } from './plugins/connectPlugins';
import { listTasks } from './scaffolder/listTasks';
import { findRegistered, Registered } from './scaffolder/findRegistered';
import { TemplateRuns } from './scaffolder/TemplateRuns';
import { ReadSettings } from './settings';
import { Docs, readDocs } from './techdocs/readDocs';

/** Batches of one run follow each other within this time, in milliseconds. */
const RUN_GAP = 60_000;

/** Time until the rest of a run goes on, in milliseconds. */
const REST = 10 * 60_000;

/** Options of {@link RunAnswers}. */
export interface RunAnswersOptions {
  readonly plugins: PortalPlugins;
  readonly settings: ReadSettings;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The answers of other plugins that the batches of a run share. */
export class RunAnswers {
  readonly #options: RunAnswersOptions;
  readonly #runs: SharedAnswers<TemplateRuns>;
  readonly #docs: SharedAnswers<Docs>;
  readonly #registered: SharedAnswers<Registered>;
  #docsLeft = 0;
  /** Requests at which a run has read enough results of tasks. */
  #outputsUntil?: number;
  #running = 0;
  #endedAt = -Infinity;

  constructor(options: RunAnswersOptions) {
    const { now } = options;
    this.#options = options;
    this.#runs = new SharedAnswers({ isComplete: ({ gap }) => !gap, now });
    this.#registered = new SharedAnswers({
      isComplete: ({ gap }) => !gap,
      now,
    });
    this.#docs = new SharedAnswers({
      isComplete: docs => !('unknown' in docs),
      now,
    });
  }

  /** Uses them in a batch. Some time after the last one, everything is asked for again. */
  async use<T>(collect: () => Promise<T>): Promise<T> {
    const { now, plugins, settings } = this.#options;
    if (this.#running === 0 && now() - this.#endedAt > RUN_GAP) {
      Object.values(plugins).forEach(plugin => plugin.startRun());
      this.#runs.clear();
      this.#registered.clear();
      this.#outputsUntil = undefined;
      this.#docs.clear();
      this.#docsLeft = settings.maxDocs;
    }
    this.#running++;
    try {
      return await collect();
    } finally {
      this.#running--;
      this.#endedAt = now();
    }
  }

  /** The runs of all templates within the window. */
  async listRuns(signal: AbortSignal): Promise<TemplateRuns> {
    const { now, plugins, settings } = this.#options;
    const { maxTasks, window } = settings;
    return this.#runs.get('', signal, async inner => {
      const plugin = plugins.scaffolder;
      const since = now() - window;
      return new TemplateRuns(
        await listTasks({ plugin, since, maxTasks, signal: inner }),
      );
    });
  }

  /** The entities that runs of a template registered. */
  async findRegistered(
    templateRef: string,
    signal: AbortSignal,
  ): Promise<Registered> {
    const { plugins, settings } = this.#options;
    const runs = await this.listRuns(signal);
    const plugin = plugins.scaffolder;
    this.#outputsUntil ??= plugin.requests + settings.maxOutputs;
    const until = this.#outputsUntil;
    return this.#registered.get(templateRef, signal, inner =>
      findRegistered({ plugin, templateRef, runs, until, signal: inner }),
    );
  }

  /**
   * The pages of an entity.
   *
   * @throws PostponedError if this run has read enough of them
   */
  async readDocs(owner: CompoundEntityRef, signal: AbortSignal): Promise<Docs> {
    const { now, plugins, settings } = this.#options;
    const id = JSON.stringify([owner.namespace, owner.kind, owner.name]);
    return this.#docs.get(id, signal, async inner => {
      if (this.#docsLeft <= 0) {
        throw new PostponedError(
          `a run reads the pages of ${settings.maxDocs} entities: the others follow`,
          now() + REST,
        );
      }
      this.#docsLeft--;
      return readDocs(plugins.techdocs, owner, inner);
    });
  }
}
