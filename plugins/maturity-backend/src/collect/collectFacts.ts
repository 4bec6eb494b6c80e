import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  checkAnswer,
  CollectedFacts,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import {
  cleanText,
  toMessage,
  yieldToEventLoop,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { untilAborted } from '@platform-maturity/backstage-plugin-maturity-node/http';

/**
 * Options of the collection of one batch. `batchTimeout` is in milliseconds: the
 * batch fails when it is over.
 */
export interface CollectFactsOptions {
  readonly source: FactSource;
  readonly entities: readonly Entity[];
  readonly etags: ReadonlyMap<string, string>;
  readonly batchTimeout: number;
  readonly signal: AbortSignal;
  readonly logger: LoggerService;
}

/**
 * Asks a source about one batch of entities. This is the boundary that turns
 * whatever goes wrong in a source into results: every entity of the batch has
 * an answer. Throws only when the run itself is cut off.
 */
export async function collectFacts(
  options: CollectFactsOptions,
): Promise<Map<string, CollectedFacts>> {
  const { source, entities, etags, logger } = options;
  const refs = entities.map(entity => stringifyEntityRef(entity));
  const answers = await askSource(options);
  if ('error' in answers) {
    return new Map(refs.map(ref => [ref, answers]));
  }
  const undeclared = new Set<string>();
  const results = new Map<string, CollectedFacts>();
  for await (const ref of yieldToEventLoop(refs)) {
    const checked = checkAnswer(source, answers.byRef.get(ref), {
      hasEtag: etags.has(ref),
    });
    results.set(ref, checked.answer);
    checked.undeclared.forEach(name => undeclared.add(name));
  }
  if (undeclared.size > 0) {
    const names = [...undeclared].map(cleanText).join(', ');
    logger.warn(
      `Fact source '${source.id}' reported facts that it does not declare, they are left out: ${names}`,
    );
  }
  return results;
}

async function askSource(
  options: CollectFactsOptions,
): Promise<{ byRef: ReadonlyMap<string, CollectedFacts> } | { error: string }> {
  const { source, entities, etags, batchTimeout, signal, logger } = options;
  const timeout = AbortSignal.timeout(batchTimeout);
  const either = AbortSignal.any([signal, timeout]);
  try {
    // In an async function, so that a synchronous throw is caught as well.
    const ask = async () =>
      source.collect({ entities, etags, signal: either, logger });
    const byRef = await untilAborted(ask(), either);
    return byRef instanceof Map
      ? { byRef }
      : { error: 'the source did not answer with a map by entity ref' };
  } catch (error) {
    signal.throwIfAborted();
    return {
      error: timeout.aborted
        ? `did not answer within ${batchTimeout / 1000} seconds`
        : toMessage(error),
    };
  }
}
