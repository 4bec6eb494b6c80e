import { Entity } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { wantsContent } from './detect/detect';
import { repositoryFacts } from './facts';
import {
  judgeRepository,
  sharedEtag,
  withoutRepository,
} from './judgeRepository';
import { entityLocationOf } from './locate/entityLocation';
import { repositoryAddressOf } from './locate/hosts';
import { repositoriesOf, Repository } from './locate/repositoriesOf';
import { describeReadError } from './readers/messages';
import {
  ReadLimits,
  ReadRequest,
  ReadResult,
  RepositoryReader,
} from './readers/RepositoryReader';
import { RepositoryReaders } from './readers/RepositoryReaders';
import { untilAborted } from './readers/untilAborted';

/** What one reader is asked in one batch. */
type Batch = Map<ReadRequest, Repository>;

/**
 * Reads the repositories of entities, each once a batch, and reports what they
 * show.
 */
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
  /** Each look costs requests at a host that limits them. */
  readonly settings = ['concurrency', 'limits', 'localRoots'];
  readonly resumes = true;

  readonly #local: RepositoryReader;
  readonly #url: RepositoryReader;
  readonly #remote: RepositoryReaders;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #limits: ReadLimits;

  constructor(options: {
    readonly readers: {
      readonly local: RepositoryReader;
      /** Of other modules, asked first. */
      readonly remote: RepositoryReaders;
      /** For URLs that no remote reader reads. */
      readonly url: RepositoryReader;
    };
    readonly integrations: ScmIntegrationRegistry;
    readonly limits: ReadLimits;
  }) {
    this.#local = options.readers.local;
    this.#remote = options.readers.remote;
    this.#url = options.readers.url;
    this.#integrations = options.integrations;
    this.#limits = options.limits;
  }

  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    const { entities, etags, signal } = options;
    const answers = new Map<string, CollectedFacts>();
    const { repositories, without } = repositoriesOf(
      entities,
      this.#integrations,
    );
    for (const [ref, reason] of without) {
      answers.set(ref, { facts: withoutRepository(reason) });
    }
    const batches = new Map<RepositoryReader, Batch>();
    for (const repository of repositories) {
      const reader = this.#readerOf(repository);
      const batch: Batch = batches.get(reader) ?? new Map();
      batch.set(
        {
          root: repository.root,
          wants: wantsContent(repository.parts.map(part => part.folder)),
          etag: sharedEtag(repository, etags),
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
  subjectsOf(entity: Entity): readonly string[] {
    const location = entityLocationOf(entity, this.#integrations);
    return location.kind === 'url' ? [this.#subjectOf(location.root)] : [];
  }

  async watch(onNews: (subjects: readonly string[]) => void): Promise<void> {
    await this.#remote.watch(urls =>
      onNews(
        urls.filter(url => URL.canParse(url)).map(url => this.#subjectOf(url)),
      ),
    );
  }

  #subjectOf(url: string): string {
    return repositoryAddressOf(url, this.#integrations).url.toLowerCase();
  }

  #readerOf({ kind, root }: Repository): RepositoryReader {
    return kind === 'local'
      ? this.#local
      : this.#remote.readerOf(root) ?? this.#url;
  }

  /** One repository that goes wrong stops no other; an abort leaves the rest unanswered. */
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
          yield* this.#answersOf(repository, result);
        }
      }
    } catch (error) {
      problem = error;
    }
    if (!signal.aborted) {
      for (const repository of batch.values()) {
        yield* failed(repository, problem);
      }
    }
  }

  #answersOf(
    repository: Repository,
    result: ReadResult,
  ): Iterable<readonly [string, CollectedFacts]> {
    if (!('snapshot' in result)) {
      return repository.parts.map(({ ref }) => [ref, result]);
    }
    try {
      return [
        ...judgeRepository(repository, result.snapshot, this.#integrations),
      ];
    } catch (error) {
      return failed(repository, error);
    }
  }
}

function failed(
  { parts, root }: Repository,
  error: unknown,
): Iterable<readonly [string, CollectedFacts]> {
  return parts.map(({ ref }) => [
    ref,
    { error: describeReadError(error, root) },
  ]);
}
