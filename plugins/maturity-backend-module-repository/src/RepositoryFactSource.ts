import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import limiter, { Limit } from 'p-limit';
import { createDetector, wantsContent } from './detect/detect';
import { rulesFingerprint } from './detect/fingerprint';
import { RepositoryFactName, repositoryFacts } from './facts';
import { EntityLocation, entityLocationOf } from './locate/entityLocation';
import { tooSlow } from './readers/limits';
import { describeReadError, withoutSecrets } from './readers/messages';
import {
  ReadLimits,
  ReadResult,
  RepositoryReader,
  RepositorySnapshot,
} from './readers/RepositoryReader';
import { withTimeout } from './readers/withTimeout';

type Known = Exclude<EntityLocation, { kind: 'none' }>;

interface Repository {
  readonly kind: Known['kind'];
  readonly root: string;
  /** Entities in it: ref and folder. */
  readonly parts: { readonly ref: string; readonly folder: string }[];
}

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

  readonly #readers: Readonly<Record<Known['kind'], RepositoryReader>>;
  readonly #integrations: ScmIntegrationRegistry;
  readonly #limits: ReadLimits;
  readonly #limit: Limit;

  constructor(options: {
    readonly readers: Readonly<Record<Known['kind'], RepositoryReader>>;
    readonly integrations: ScmIntegrationRegistry;
    readonly limits: ReadLimits;
    /** Repositories that are read at the same time. */
    readonly concurrency: number;
  }) {
    this.#readers = options.readers;
    this.#integrations = options.integrations;
    this.#limits = options.limits;
    this.#limit = limiter(options.concurrency);
  }

  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    const { entities, etags, signal } = options;
    const answers = new Map<string, CollectedFacts>();
    const repositories = this.#group(entities, answers);
    await Promise.all(
      repositories.map(repository =>
        this.#limit(async () => {
          for (const [ref, answer] of await this.#answer(
            repository,
            etags,
            signal,
          )) {
            answers.set(ref, answer);
          }
        }),
      ),
    );
    if (!answers.size) {
      signal.throwIfAborted();
    }
    return answers;
  }

  /** Groups entities by repository, and answers those that have none. */
  #group(
    entities: readonly Entity[],
    answers: Map<string, CollectedFacts>,
  ): readonly Repository[] {
    const repositories = new Map<string, Repository>();
    for (const entity of entities) {
      const ref = stringifyEntityRef(entity);
      const location = entityLocationOf(entity, this.#integrations);
      if (location.kind === 'none') {
        answers.set(ref, { facts: withoutRepository(location.reason) });
        continue;
      }
      const { kind, root, folder } = location;
      const key = `${kind}:${root}`;
      const repository = repositories.get(key) ?? { kind, root, parts: [] };
      repository.parts.push({ ref, folder });
      repositories.set(key, repository);
    }
    return [...repositories.values()];
  }

  /** One repository that goes wrong stops no other; an abort leaves it unanswered. */
  async #answer(
    repository: Repository,
    etags: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<Iterable<readonly [string, CollectedFacts]>> {
    try {
      return await this.#look(repository, etags, signal);
    } catch (error) {
      return signal.aborted
        ? []
        : repository.parts.map(({ ref }) => [
            ref,
            { error: describeReadError(error, repository.root) },
          ]);
    }
  }

  async #look(
    repository: Repository,
    etags: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<Iterable<readonly [string, CollectedFacts]>> {
    const { kind, root, parts } = repository;
    const timed = await withTimeout(
      { signal, timeout: this.#limits.timeout },
      innerSignal =>
        this.#readers[kind].read({
          root,
          wants: wantsContent(parts.map(part => part.folder)),
          etag: sharedEtag(repository, etags),
          signal: innerSignal,
        }),
    );
    const result: ReadResult =
      'timedOut' in timed
        ? { error: tooSlow(root, this.#limits) }
        : timed.value;
    if (!('snapshot' in result)) {
      return parts.map(({ ref }) => [ref, result]);
    }
    return [...judge(repository, result.snapshot)];
  }
}

function* judge(
  { root, parts }: Repository,
  snapshot: RepositorySnapshot,
): Iterable<readonly [string, CollectedFacts]> {
  const detect = createDetector(snapshot);
  for (const { ref, folder } of parts) {
    const facts = detect(folder);
    yield [
      ref,
      facts
        ? {
            facts,
            ...(snapshot.etag && {
              etag: `${etagPrefix(root, folder)}${snapshot.etag}`,
            }),
          }
        : {
            error: `there is no folder '${folder}' in ${withoutSecrets(root)}`,
          },
    ];
  }
}

/** The etag of the repository, if all of its entities were last judged at it. */
function sharedEtag(
  { root, parts }: Repository,
  etags: ReadonlyMap<string, string>,
): string | undefined {
  const known = parts.map(({ ref, folder }) => {
    const etag = etags.get(ref);
    const prefix = etagPrefix(root, folder);
    return etag?.startsWith(prefix) ? etag.slice(prefix.length) : undefined;
  });
  return known.every(etag => etag === known[0]) ? known[0] : undefined;
}

/** An etag holds for one place and one set of rules. */
function etagPrefix(root: string, folder: string): string {
  return `${rulesFingerprint(root, folder)}:`;
}

function withoutRepository(reason: string) {
  const facts: { [name in RepositoryFactName]?: FactObservation } = {};
  for (const { name } of repositoryFacts) {
    facts[name] = name === 'readable' ? { value: false } : { unknown: reason };
  }
  return facts as { readonly [name: string]: FactObservation };
}
