import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  didYouMean,
  Observation,
  observeEntity,
  TriedEntity,
  TrySourceResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { toMessage } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { collectFacts } from '../collect/collectFacts';
import { toDeclaration } from '../collect/FactSourceRegistry';
import { InstalledSource, toBatches } from '../collect/InstalledSource';

/** Longest wait for a source while a person waits, in milliseconds. */
const TIMEOUT = 60_000;
/** Messages of a source that are shown. */
const MAX_MESSAGES = 100;

/** Asks sources without storing what they say. */
export class SourceTrial {
  readonly #options: {
    readonly sources: readonly InstalledSource[];
    /** Sources that nobody can ask. */
    readonly pushedIds?: readonly string[];
    readonly logger: LoggerService;
    readonly now: () => Date;
  };

  constructor(options: {
    readonly sources: readonly InstalledSource[];
    readonly pushedIds?: readonly string[];
    readonly logger: LoggerService;
    readonly now: () => Date;
  }) {
    this.#options = options;
  }

  /**
   * Asks a source about entities that the caller may see.
   *
   * @param entities - by their refs; `undefined` for one that is not there
   * @throws NotFoundError if no source with that id is enabled
   */
  async run(
    sourceId: string,
    entities: ReadonlyMap<string, Entity | undefined>,
    signal: AbortSignal,
  ): Promise<TrySourceResponse> {
    const installed = this.#find(sourceId);
    const messages: string[] = [];
    const began = performance.now();
    const found = [...entities.values()].filter(entity => entity !== undefined);
    const answers = new Map<string, CollectedFacts>();
    for (const batch of toBatches(installed, found)) {
      const collected = await collectFacts({
        source: installed.source,
        entities: batch,
        etags: new Map(),
        batchTimeout: Math.min(installed.batchTimeout, TIMEOUT),
        signal,
        logger: withMessages(this.#options.logger, message => {
          if (messages.length < MAX_MESSAGES) messages.push(message);
        }),
      });
      collected.forEach((answer, ref) => answers.set(ref, answer));
    }
    const items = Array.from(entities, ([ref, entity]) =>
      this.#describe(installed, { ref, entity, answer: answers.get(ref) }),
    );
    const milliseconds = Math.round(performance.now() - began);
    return { items, messages, milliseconds };
  }

  #find(sourceId: string): InstalledSource {
    const { sources, pushedIds = [] } = this.#options;
    const found = sources.find(({ source }) => source.id === sourceId);
    if (pushedIds.includes(sourceId)) {
      throw new NotFoundError(
        `'${sourceId}' cannot be tried: its facts are pushed`,
      );
    }
    if (!found) {
      const hint = didYouMean(
        sourceId,
        sources.map(({ source }) => source.id),
      );
      throw new NotFoundError(`There is no fact source '${sourceId}'${hint}`);
    }
    return found;
  }

  #describe(
    installed: InstalledSource,
    tried: {
      readonly ref: string;
      readonly entity?: Entity;
      readonly answer?: CollectedFacts;
    },
  ): TriedEntity {
    const { ref: entityRef, entity, answer } = tried;
    if (!answer) {
      const message = entity
        ? 'The source is not for such entities'
        : 'The catalog has no such entity';
      return { entityRef, result: 'notAsked', message, facts: [] };
    }
    if ('error' in answer) {
      return { entityRef, result: 'failed', message: answer.error, facts: [] };
    }
    if ('postponed' in answer) {
      const { until, reason } = answer.postponed;
      const message = `Not asked before ${until}: ${reason}`;
      return { entityRef, result: 'failed', message, facts: [] };
    }
    const facts = 'facts' in answer ? this.#observe(installed, answer) : [];
    const result = facts.length > 0 ? 'facts' : 'nothing';
    return { entityRef, result, facts };
  }

  #observe(
    { source }: InstalledSource,
    { facts }: Extract<CollectedFacts, { facts: unknown }>,
  ): readonly Observation[] {
    const now = this.#options.now();
    const stored = { facts, observedAt: now.toISOString() };
    return observeEntity(
      [toDeclaration(source)],
      { [source.id]: stored },
      now.getTime(),
    ).flatMap(observed => observed.facts);
  }
}

/** A logger whose messages somebody reads as well. */
function withMessages(
  logger: LoggerService,
  onMessage: (message: string) => void,
): LoggerService {
  const tell =
    (level: 'debug' | 'info' | 'warn' | 'error'): LoggerService['info'] =>
    (message, ...meta) => {
      onMessage(toMessage(message));
      logger[level](message, ...(meta as []));
    };
  return {
    child: () => withMessages(logger, onMessage),
    debug: tell('debug'),
    info: tell('info'),
    warn: tell('warn'),
    error: tell('error'),
  };
}
