/**
 * The contract of fact sources as a test, for any test runner.
 *
 * @packageDocumentation
 */

import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import type {
  CollectedFacts,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { checkAnswer } from './checkAnswer';
import { checkFactSource } from './checkFactSource';

/** Options of {@link testFactSource}. @public */
export interface TestFactSourceOptions {
  readonly source: FactSource;
  /** One or more entities that the source has facts for. */
  readonly entities: readonly Entity[];
  /**
   * Entities that cannot be collected. Each must get an error or no answer, and
   * must not stop the others.
   */
  readonly brokenEntities?: readonly Entity[];
  /** Milliseconds for one call, and for the end of a call after an abort; 10,000 when left out. */
  readonly timeout?: number;
}

/**
 * Tests the contract of fact sources, by the rules that the backend applies.
 *
 * @remarks
 * It checks that the declaration is valid; that the source answers only for the
 * entities of the call, with declared facts of the declared types; that a broken
 * entity stops no other; that nothing is postponed, because then nothing could be
 * tested; that a second call returns the same, with and without etags; that an
 * abort ends the call soon; and that the source does not change its arguments.
 *
 * @throws An error that names the broken rule.
 * @public
 */
export async function testFactSource(
  options: TestFactSourceOptions,
): Promise<void> {
  const { source, entities, brokenEntities = [], timeout = 10_000 } = options;
  if (!entities.length) {
    throw new Error('testFactSource needs at least one entity');
  }
  checkFactSource(source);
  checkResourceKeys(source, [...entities, ...brokenEntities]);
  const call = async (
    asked: readonly Entity[],
    etags: ReadonlyMap<string, string> = new Map(),
  ) => {
    const answers = await collect({ source, entities: asked, etags, timeout });
    checkAnswers(source, { asked, etags, answers });
    return answers;
  };

  const first = await call(entities);
  for (const [ref, answer] of first) {
    if (!('facts' in answer)) {
      throw new Error(
        `${source.id}: ${ref} should have facts at first, got ${JSON.stringify(
          answer,
        )}`,
      );
    }
  }
  if (!first.size) {
    throw new Error(`${source.id}: no entity was answered`);
  }

  const withBroken = await call([...brokenEntities, ...entities]);
  for (const entity of brokenEntities) {
    const ref = stringifyEntityRef(entity);
    const answer = withBroken.get(ref);
    if (answer && !('error' in answer)) {
      throw new Error(`${source.id}: ${ref} should be an error or left out`);
    }
  }
  checkSame(source, first, withBroken, entities);

  const etags = new Map(
    [...first].flatMap(([ref, answer]) =>
      'etag' in answer && answer.etag ? [[ref, answer.etag] as const] : [],
    ),
  );
  checkSame(source, first, await call(entities, etags), entities);

  await checkAbort({ source, entities, timeout });
}

const logger: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => logger,
};

function checkResourceKeys(
  source: FactSource,
  entities: readonly Entity[],
): void {
  for (const entity of entities) {
    const keys = source.resourceKeys?.(entity) ?? [];
    if (
      !Array.isArray(keys) ||
      !keys.every(key => typeof key === 'string' && key.trim())
    ) {
      throw new Error(
        `${source.id}: resourceKeys of ${stringifyEntityRef(
          entity,
        )} is no list of names: ${JSON.stringify(keys)}`,
      );
    }
  }
}

function checkAnswers(
  source: FactSource,
  options: {
    readonly asked: readonly Entity[];
    readonly etags: ReadonlyMap<string, string>;
    readonly answers: ReadonlyMap<string, CollectedFacts>;
  },
): void {
  const { asked, etags, answers } = options;
  const refs = new Set(asked.map(entity => stringifyEntityRef(entity)));
  for (const [ref, answer] of answers) {
    if (!refs.has(ref)) {
      throw new Error(`${source.id}: answered ${ref}, which was not asked`);
    }
    const hasEtag = etags.has(ref);
    const [problem] = checkAnswer(source, answer, { hasEtag }).problems;
    if (problem) {
      const { fact, message } = problem;
      const place = fact
        ? `${source.id}/${fact} of ${ref}`
        : `${source.id}: ${ref}`;
      throw new Error(`${place}: ${message}`);
    }
    if ('postponed' in answer) {
      const { until, reason } = answer.postponed;
      throw new Error(
        `${source.id}: ${ref} was postponed until ${until} (${reason}): test it with a tool that has requests to spare`,
      );
    }
  }
}

async function collect(options: {
  readonly source: FactSource;
  readonly entities: readonly Entity[];
  readonly etags: ReadonlyMap<string, string>;
  readonly timeout: number;
}): Promise<ReadonlyMap<string, CollectedFacts>> {
  const { source, entities, timeout } = options;
  const etags = new Map(options.etags);
  const before = JSON.stringify([entities, [...etags]]);
  const answers = await withinTime(
    source.collect({
      entities,
      etags,
      signal: new AbortController().signal,
      logger,
    }),
    timeout,
    `${source.id}: collect took longer than ${timeout} ms`,
  );
  if (JSON.stringify([entities, [...etags]]) !== before) {
    throw new Error(`${source.id}: the source changed its arguments`);
  }
  return answers;
}

/** Compares two answers for the same entities; `unchanged` is the same. */
function checkSame(
  source: FactSource,
  first: ReadonlyMap<string, CollectedFacts>,
  second: ReadonlyMap<string, CollectedFacts>,
  entities: readonly Entity[],
): void {
  for (const ref of entities.map(stringifyEntityRef)) {
    const before = first.get(ref);
    const after = second.get(ref);
    if (after && 'unchanged' in after) {
      continue;
    }
    if (describeValues(before) !== describeValues(after)) {
      throw new Error(
        `${
          source.id
        }: ${ref} was answered differently the second time: ${describeValues(
          before,
        )}, then ${describeValues(after)}`,
      );
    }
  }
}

function describeValues(answer: CollectedFacts | undefined): string {
  if (!answer || !('facts' in answer)) {
    return JSON.stringify(answer ?? null);
  }
  const toValue = (fact: FactObservation | undefined) =>
    fact && 'value' in fact ? fact.value : fact;
  return JSON.stringify(
    Object.keys(answer.facts)
      .sort()
      .map(name => [name, toValue(answer.facts[name])]),
  );
}

/** An aborted call ends soon, by an answer or by a rejection. */
async function checkAbort(options: {
  readonly source: FactSource;
  readonly entities: readonly Entity[];
  readonly timeout: number;
}): Promise<void> {
  const { source, entities, timeout } = options;
  for (const abortFirst of [true, false]) {
    const controller = new AbortController();
    if (abortFirst) {
      controller.abort();
    }
    const { signal } = controller;
    const call = source
      .collect({ entities, etags: new Map(), signal, logger })
      .catch(() => undefined);
    controller.abort();
    await withinTime(
      call,
      timeout,
      `${source.id}: collect did not end within ${timeout} ms of an abort`,
    );
  }
}

async function withinTime<T>(
  promise: Promise<T>,
  timeout: number,
  message: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      promise,
      new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(message)), timeout);
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}
