import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { checkAnswers, checkDeclaration, checkSubjects } from './contract';
import { CollectedFacts, FactSource } from './FactSource';

/**
 * What {@link testFactSource} is run on.
 *
 * @public
 */
export interface TestFactSourceOptions {
  readonly source: FactSource;
  /** One or more entities of which the source has something to report. */
  readonly entities: readonly Entity[];
  /**
   * Entities that cannot be looked at: each is to be answered by an error, or not
   * at all, and is to stop no other.
   */
  readonly brokenEntities?: readonly Entity[];
  /** Milliseconds for one call, and for coming to an end after an abort; 10,000 when left out. */
  readonly timeout?: number;
}

/**
 * The contract of every fact source, as a test for any test runner.
 *
 * @remarks
 * Checks that what is declared is valid; that only the entities asked about are
 * answered, with declared facts of the declared types; that a broken entity stops
 * no other; that nothing is postponed, because then nothing could be tested; that
 * the answer stays the same when it is asked again, with and
 * without etags; that an abort ends the work soon; and that nothing handed in is
 * changed.
 *
 * @throws An error that says which promise was broken.
 * @public
 */
export async function testFactSource(
  options: TestFactSourceOptions,
): Promise<void> {
  const { source, entities, brokenEntities = [], timeout = 10_000 } = options;
  if (!entities.length) {
    throw new Error('testFactSource needs at least one entity');
  }
  checkDeclaration(source);
  checkSubjects(source, [...entities, ...brokenEntities]);
  const call = async (
    asked: readonly Entity[],
    etags: ReadonlyMap<string, string> = new Map(),
  ) => {
    const answers = await collect({ source, entities: asked, etags, timeout });
    checkAnswers(source, asked, answers);
    checkNonePostponed(source, answers);
    return answers;
  };

  const first = await call(entities);
  for (const [ref, answer] of first) {
    if (!('facts' in answer)) {
      throw new Error(
        `${
          source.id
        }: ${ref} should have facts at the first look, got ${JSON.stringify(
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
    throw new Error(`${source.id}: what was handed in was changed`);
  }
  return answers;
}

function checkNonePostponed(
  source: FactSource,
  answers: ReadonlyMap<string, CollectedFacts>,
): void {
  for (const [ref, answer] of answers) {
    if ('postponed' in answer) {
      const { until, reason } = answer.postponed;
      throw new Error(
        `${source.id}: ${ref} was postponed until ${until} (${reason}): test it with a tool that has requests to spare`,
      );
    }
  }
}

/** Both answers say the same of these entities, `unchanged` being the same. */
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
    if (valuesOf(before) !== valuesOf(after)) {
      throw new Error(
        `${
          source.id
        }: ${ref} was answered differently the second time: ${valuesOf(
          before,
        )}, then ${valuesOf(after)}`,
      );
    }
  }
}

function valuesOf(answer: CollectedFacts | undefined): string {
  if (!answer || !('facts' in answer)) {
    return JSON.stringify(answer ?? null);
  }
  const valueOf = (fact: FactObservation | undefined) =>
    fact && 'value' in fact ? fact.value : fact;
  return JSON.stringify(
    Object.keys(answer.facts)
      .sort()
      .map(name => [name, valueOf(answer.facts[name])]),
  );
}

/** An aborted call comes to an end soon, by an answer or by a rejection. */
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
    const call = source
      .collect({
        entities,
        etags: new Map(),
        signal: controller.signal,
        logger,
      })
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
