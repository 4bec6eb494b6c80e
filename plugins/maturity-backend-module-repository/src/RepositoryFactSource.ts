import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { withoutSecrets } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  describeReadError,
  parseRepositoryUrl,
  ReadLimits,
  ReadRequest,
  ReadResult,
  RepositoryReader,
  RepositoryReaders,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { repositoryFacts } from './declarations';
import { wantsContent } from './detect/detect';
import {
  describeMissing,
  findSharedEtag,
  judgeRepository,
} from './judge/judgeRepository';
import { JudgeError, RepositoryJudge } from './judge/RepositoryJudge';
import {
  groupByRepository,
  locateEntity,
  Repository,
} from './locate/entityLocation';
import { untilAborted } from './readers/untilAborted';

/** The requests to one reader in one batch. */
type Batch = Map<ReadRequest, Repository>;

/** Reads the repositories of entities, each once a batch, and reports what they show. */
export class RepositoryFactSource implements FactSource {
  readonly id = 'repository';
  readonly title = 'Repository';
  readonly description =
    'What the content of the repository shows: pipelines, infrastructure as code, scanners, tests, documentation and more.';
  readonly facts = repositoryFacts;
  readonly appliesTo = {
    kind: { $in: ['Component', 'API', 'Resource', 'System', 'Template'] },
  };
  readonly schedule = { frequency: { hours: 6 }, timeout: { hours: 2 } };
  readonly settings = ['concurrency', 'limits', 'localRoots'];
  /** A collection costs requests at hosts that limit them. */
  readonly resumable = true;

  readonly #local: RepositoryReader;
  readonly #url: RepositoryReader;
  readonly #remote: RepositoryReaders;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #limits: ReadLimits;
  readonly #judge: Pick<RepositoryJudge, 'judge'>;

  constructor(options: {
    readonly readers: {
      readonly local: RepositoryReader;
      /** Readers of other modules, asked first. */
      readonly remote: RepositoryReaders;
      /** For URLs that no remote reader reads. */
      readonly url: RepositoryReader;
    };
    readonly integrations: ScmIntegrationRegistry;
    readonly limits: ReadLimits;
    readonly judge: Pick<RepositoryJudge, 'judge'>;
  }) {
    this.#local = options.readers.local;
    this.#remote = options.readers.remote;
    this.#url = options.readers.url;
    this.#integrations = options.integrations;
    this.#limits = options.limits;
    this.#judge = options.judge;
  }

  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    const { entities, etags, signal } = options;
    const answers = new Map<string, CollectedFacts>();
    const { repositories, without } = groupByRepository(
      entities,
      this.#integrations,
    );
    for (const [ref, missing] of without) {
      answers.set(ref, { facts: describeMissing(missing) });
    }
    const batches = new Map<RepositoryReader, Batch>();
    for (const repository of repositories) {
      const reader = this.#findReader(repository);
      const batch: Batch = batches.get(reader) ?? new Map();
      batch.set(
        {
          root: repository.root,
          wants: wantsContent(repository.parts.map(part => part.folder)),
          etag: findSharedEtag(repository, etags),
        },
        repository,
      );
      batches.set(reader, batch);
    }
    await Promise.all(
      [...batches].map(async ([reader, batch]) => {
        for await (const [ref, answer] of this.#read(reader, batch, signal)) {
          answers.set(ref, answer);
        }
      }),
    );
    if (!answers.size) {
      signal.throwIfAborted();
    }
    return answers;
  }

  /** URLs of repositories without ref and credentials, in lower case. */
  resourceKeys(entity: Entity): readonly string[] {
    const location = locateEntity(entity, this.#integrations);
    return location.kind === 'url' ? [this.#toResourceKey(location.root)] : [];
  }

  async subscribe(
    onChange: (resourceKeys: readonly string[]) => void,
  ): Promise<void> {
    await this.#remote.subscribe(urls =>
      onChange(
        urls
          .filter(url => URL.canParse(url))
          .map(url => this.#toResourceKey(url)),
      ),
    );
  }

  #toResourceKey(url: string): string {
    return parseRepositoryUrl(url, this.#integrations).url.toLowerCase();
  }

  #findReader({ kind, root }: Repository): RepositoryReader {
    return kind === 'local'
      ? this.#local
      : this.#remote.findReader(root) ?? this.#url;
  }

  /** A repository that fails stops no other. An abort leaves the rest unanswered. */
  async *#read(
    reader: RepositoryReader,
    batch: Batch,
    signal: AbortSignal,
  ): AsyncIterable<readonly [string, CollectedFacts]> {
    let problem: unknown = new Error('it was not answered by its reader');
    try {
      const read = reader.read([...batch.keys()], {
        signal,
        limits: this.#limits,
      });
      for await (const { request, result } of untilAborted(read, signal)) {
        const repository = batch.get(request);
        if (repository) {
          batch.delete(request);
          yield* await this.#toAnswers(repository, result, signal);
        }
      }
    } catch (error) {
      problem = error;
    }
    if (!signal.aborted) {
      for (const repository of batch.values()) {
        yield* toErrors(repository, problem);
      }
    }
  }

  async #toAnswers(
    repository: Repository,
    result: ReadResult,
    signal: AbortSignal,
  ): Promise<Iterable<readonly [string, CollectedFacts]>> {
    if (!('snapshot' in result)) {
      return repository.parts.map(({ ref }) => [ref, result]);
    }
    try {
      return await judgeRepository(repository, result.snapshot, {
        judge: this.#judge,
        integrations: this.#integrations,
        signal,
      });
    } catch (error) {
      return signal.aborted ? [] : toErrors(repository, error);
    }
  }
}

function toErrors(
  { parts, root }: Repository,
  error: unknown,
): Iterable<readonly [string, CollectedFacts]> {
  const message =
    error instanceof JudgeError
      ? `${withoutSecrets(root)} ${error.message}`
      : describeReadError(error, root);
  return parts.map(({ ref }) => [ref, { error: message }]);
}
