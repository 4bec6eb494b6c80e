import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactDeclaration,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import {
  SharedAnswers,
  yieldToEventLoop,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  DeclaredSource,
  SourceDeclaration,
} from './declaration/DeclaredSource';
import { JoinedRequest } from './declaration/joinSettings';
import { observeFact, ObserveOptions } from './facts/observeFact';
import {
  askForKeys,
  askForList,
  FoundItems,
  IndexedAnswer,
  isList,
  KeyAnswers,
} from './join/askForKeys';
import { readKeys } from './join/readKeys';
import {
  findSeen,
  readLinkedKeys,
  RequestKeys,
  Seen,
} from './join/readLinkedKeys';
import { ToolReader } from './request/types';

/** Batches of one run follow each other within this time, in milliseconds. */
const RUN_GAP = 60_000;

/** Options of {@link DeclaredFactSource}. */
export interface DeclaredFactSourceOptions
  extends DeclaredSource<SourceDeclaration> {
  readonly reader: ToolReader;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A request, sent for the entities of a batch. */
interface AskedRequest {
  readonly answers: KeyAnswers;
  /** Returns the items that it found for an entity. */
  readonly see: (ref: string) => Seen;
}

/** A source that is declared in the configuration: facts from any tool. */
export class DeclaredFactSource implements FactSource {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly facts: readonly FactDeclaration[];
  readonly appliesTo: FactSource['appliesTo'];
  readonly schedule: FactSource['schedule'];
  readonly batchSize = 1_000;
  readonly settings = ['http', 'sql', 'pack'];
  readonly proofs: FactSource['proofs'];
  readonly resumable = true;
  readonly #options: DeclaredFactSourceOptions;
  /** Ids of the requests that facts are from. Others only tell keys. */
  readonly #factRequests: ReadonlySet<string>;
  readonly #requests: readonly (readonly [string, JoinedRequest])[];
  readonly #lists: SharedAnswers<IndexedAnswer>;
  /** Requests of the runs before this one. */
  #earlier = 0;
  #running = 0;
  #endedAt = -Infinity;

  constructor(options: DeclaredFactSourceOptions) {
    const { id, declaration, now } = options;
    this.#options = options;
    this.id = id;
    this.title = declaration.title;
    this.description = declaration.description;
    this.appliesTo = declaration.appliesTo;
    this.schedule = declaration.schedule;
    this.proofs = options.proofs;
    this.facts = Object.entries(declaration.facts).map(([name, fact]) => {
      const { title, description, type, maxAge, grade } = fact;
      return { name, title, description, type, maxAge, grade };
    });
    this.#factRequests = new Set(
      Object.values(declaration.facts).map(({ from }) => from),
    );
    this.#requests = listUsedRequests(declaration.requests, this.#factRequests);
    this.#lists = new SharedAnswers({
      isComplete: ({ gaps }) => gaps.length === 0,
      now,
    });
  }

  readonly countRequests = (): number =>
    this.#earlier + this.#options.reader.requests;

  readonly listBudgets: NonNullable<FactSource['listBudgets']> = () =>
    this.#options.reader.listBudgets();

  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    const { reader, now } = this.#options;
    if (this.#running === 0 && now() - this.#endedAt > RUN_GAP) {
      this.#earlier += reader.requests;
      reader.beginRun();
      // Whoever refreshes an entity has changed something in the tool.
      this.#lists.clear();
    }
    this.#running++;
    try {
      return await this.#collect(options);
    } finally {
      this.#running--;
      this.#endedAt = now();
    }
  }

  async #collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    const { entities, signal, logger } = options;
    const { reader } = this.#options;
    const before = reader.requests;
    const asked = await this.#askAll(entities, signal);
    const { answers, found } = await this.#answerAll(asked, entities, signal);
    logger.debug(
      `${describeAnswers(
        this.id,
        reader.requests - before,
        asked,
      )}; ${found} of ${entities.length} entities found`,
    );
    return answers;
  }

  /** Answers for all entities, and counts those that the tool knows. */
  async #answerAll(
    asked: ReadonlyMap<string, AskedRequest>,
    entities: readonly Entity[],
    signal: AbortSignal,
  ): Promise<{ answers: Map<string, CollectedFacts>; found: number }> {
    const { declaration, servers, now } = this.#options;
    const { parameters } = declaration;
    const options = { now: now(), servers, parameters };
    const answers = new Map<string, CollectedFacts>();
    let found = 0;
    for await (const entity of yieldToEventLoop(entities)) {
      signal.throwIfAborted();
      const ref = stringifyEntityRef(entity);
      const seen = new Map(
        [...asked]
          .filter(([id]) => this.#factRequests.has(id))
          .map(([id, request]) => [id, request.see(ref)]),
      );
      found += [...seen.values()].some(hasItems) ? 1 : 0;
      const answer = this.#answer(seen, options);
      if (answer) {
        answers.set(ref, answer);
      }
    }
    return { answers, found };
  }

  /** Sends the requests at the same time, except those whose keys another one tells. */
  async #askAll(
    entities: readonly Entity[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, AskedRequest>> {
    const { key } = this.#options.declaration;
    const refs = entities.map(stringifyEntityRef);
    const asked = new Map<string, Promise<AskedRequest>>();
    for (const [id, request] of this.#requests) {
      const other = asked.get(request.keyFrom?.request ?? '');
      const readAll = async () => {
        const { see } = (await other) ?? {};
        return new Map(
          entities.map((entity, index) => [
            refs[index]!,
            see
              ? readLinkedKeys(see(refs[index]!), request.keyFrom!.path)
              : readKeys(request.key ?? key, entity),
          ]),
        );
      };
      asked.set(id, this.#ask(id, request, readAll, signal));
    }
    const answers = await Promise.all(asked.values());
    return new Map([...asked.keys()].map((id, index) => [id, answers[index]!]));
  }

  async #ask(
    id: string,
    request: JoinedRequest,
    readAll: () => Promise<ReadonlyMap<string, RequestKeys>>,
    signal: AbortSignal,
  ): Promise<AskedRequest> {
    const { reader } = this.#options;
    const keys = await readAll();
    const see = (answers: KeyAnswers) => (ref: string) =>
      findSeen(keys.get(ref), answers);
    const wanted = [...keys.values()].flatMap(each =>
      each && 'keys' in each ? each.keys : [],
    );
    if (wanted.length > 0 && isList(request)) {
      const list = await this.#lists.get(id, signal, shared =>
        askForList({ reader, request, signal: shared }),
      );
      const answers = new KeyAnswers([list], () => list);
      return { answers, see: see(answers) };
    }
    const answers = await askForKeys({ reader, request, signal, keys: wanted });
    return { answers, see: see(answers) };
  }

  /** The answer for one entity; none if no request is about it. */
  #answer(
    seen: ReadonlyMap<string, Seen>,
    options: ObserveOptions,
  ): CollectedFacts | undefined {
    const looks = [...seen.values()].filter(each => each !== undefined);
    const postponed = looks
      .map(look => ('items' in look ? look.postponed : undefined))
      .find(each => each !== undefined);
    if (postponed) {
      return { postponed };
    }
    if (looks.length === 0) {
      return undefined;
    }
    // Nothing was seen at all: the facts that are known stay beside the error.
    return looks.every(isFailed)
      ? { error: [...new Set(looks.flatMap(({ gaps }) => gaps))].join('; ') }
      : { facts: this.#observeFacts(seen, options) };
  }

  #observeFacts(
    seen: ReadonlyMap<string, Seen>,
    options: ObserveOptions,
  ): { readonly [name: string]: FactObservation } {
    const facts: { [name: string]: FactObservation } = {};
    const declared = Object.entries(this.#options.declaration.facts);
    for (const [name, fact] of declared) {
      const look = seen.get(fact.from);
      if (look) {
        facts[name] =
          'problem' in look
            ? { unknown: look.problem }
            : observeFact(fact, look, options);
      }
    }
    return facts;
  }
}

/** Lists the requests that facts are from or that tell keys; those that need no other come first. */
function listUsedRequests(
  requests: SourceDeclaration['requests'],
  factRequests: ReadonlySet<string>,
): readonly (readonly [string, JoinedRequest])[] {
  const used = new Set(
    [...factRequests].flatMap(id => [requests[id]!.keyFrom?.request ?? id, id]),
  );
  const all = Object.entries(requests).filter(([id]) => used.has(id));
  return [
    ...all.filter(([, { keyFrom }]) => !keyFrom),
    ...all.filter(([, { keyFrom }]) => keyFrom),
  ];
}

function hasItems(seen: Seen): boolean {
  return seen !== undefined && 'items' in seen && seen.items.length > 0;
}

function isFailed(seen: NonNullable<Seen>): seen is FoundItems {
  return 'items' in seen && seen.items.length === 0 && seen.gaps.length > 0;
}

function describeAnswers(
  id: string,
  requests: number,
  asked: ReadonlyMap<string, AskedRequest>,
): string {
  const indexes = [...asked.values()].flatMap(({ answers }) =>
    answers.answers.map(({ index }) => index),
  );
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  return `Asked ${id}: ${requests} requests, ${sum(
    indexes.map(({ size }) => size),
  )} items, ${sum(
    indexes.map(({ withoutKey }) => withoutKey),
  )} of them without a key`;
}
