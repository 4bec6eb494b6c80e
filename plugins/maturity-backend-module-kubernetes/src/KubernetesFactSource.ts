import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import {
  PostponedError,
  yieldToEventLoop,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Clusters } from './clusters/Clusters';
import { kubernetesFacts } from './declarations';
import { EntityObjects } from './facts/EntityObjects';
import { joinReasons } from './facts/observeAll';
import { observeGitops } from './facts/observeGitops';
import { observeOthers } from './facts/observeOthers';
import { observeWorkloads } from './facts/observeWorkloads';
import { createToEvidence, LinkOptions } from './facts/toEvidence';
import { EntityScope, readScope, ScopeOptions } from './join/readScope';
import { ClusterLists } from './list/ClusterLists';
import { ClusterObjects } from './list/ClusterObjects';
import { kubernetesProofs } from './proofs';
import { SETTINGS } from './settings';

/** Batches of one run follow each other within this time, in milliseconds. */
const RUN_GAP = 60_000;

/** Options of {@link KubernetesFactSource}. */
export interface KubernetesFactSourceOptions {
  readonly clusters: Clusters;
  readonly lists: ClusterLists;
  readonly scope: ScopeOptions;
  readonly links: LinkOptions;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The clusters that hold objects of a batch. */
interface Seen {
  readonly clusters: readonly ClusterObjects[];
  /** Why clusters may be missing. */
  readonly gaps: readonly string[];
}

/** Facts from the objects of entities in Kubernetes clusters. */
export class KubernetesFactSource implements FactSource {
  readonly id = 'kubernetes';
  readonly title = 'Kubernetes';
  readonly description =
    'What the clusters of the Kubernetes plugin hold for an entity: workloads, what applies them, policies, objectives and resources.';
  readonly facts = kubernetesFacts;
  readonly proofs = kubernetesProofs;
  readonly appliesTo: FactSource['appliesTo'] = {
    $any: [
      { 'metadata.annotations.backstage.io/kubernetes-id': { $exists: true } },
      {
        'metadata.annotations.backstage.io/kubernetes-label-selector': {
          $exists: true,
        },
      },
    ],
  };
  readonly batchSize = 1_000;
  readonly schedule = { frequency: { hours: 1 }, timeout: { minutes: 30 } };
  readonly settings = SETTINGS;
  readonly resumable = true;
  readonly #options: KubernetesFactSourceOptions;
  #running = 0;
  #endedAt = -Infinity;

  constructor(options: KubernetesFactSourceOptions) {
    this.#options = options;
  }

  readonly countRequests = (): number => this.#options.clusters.requests;

  readonly listBudgets = () => this.#options.clusters.listBudgets();

  async collect(
    options: CollectOptions,
  ): Promise<ReadonlyMap<string, CollectedFacts>> {
    const { lists, now } = this.#options;
    if (this.#running === 0 && now() - this.#endedAt > RUN_GAP) {
      // Whoever refreshes an entity has changed something in a cluster.
      lists.clear();
    }
    this.#running++;
    try {
      return await this.#collect(options);
    } finally {
      this.#running--;
      this.#endedAt = now();
    }
  }

  async #collect({
    entities,
    signal,
    logger,
  }: CollectOptions): Promise<ReadonlyMap<string, CollectedFacts>> {
    const before = this.countRequests();
    const scopes = new Map(
      entities.map(each => [
        stringifyEntityRef(each),
        readScope(each, this.#options.scope),
      ]),
    );
    const known = [...scopes.values()].filter(isScope);
    const answers = new Map<string, CollectedFacts>();
    const seen = known.length > 0 ? await this.#see(known, signal) : undefined;
    for await (const entity of yieldToEventLoop(entities)) {
      signal.throwIfAborted();
      const ref = stringifyEntityRef(entity);
      const scope = scopes.get(ref);
      if (scope && 'problem' in scope) {
        answers.set(ref, { error: scope.problem });
      } else if (scope && seen) {
        answers.set(
          ref,
          'postponed' in seen ? seen : this.#answer(entity, scope, seen),
        );
      }
    }
    const size = seen && 'clusters' in seen ? countObjects(seen) : 0;
    logger.debug(
      `Asked kubernetes: ${
        this.countRequests() - before
      } requests, ${size} objects, ${answers.size} entities`,
    );
    return answers;
  }

  /** Reads all clusters at the same time. */
  async #see(
    scopes: readonly EntityScope[],
    signal: AbortSignal,
  ): Promise<Seen | Extract<CollectedFacts, { postponed: unknown }>> {
    const { clusters, lists } = this.#options;
    const isBroad = scopes.some(({ isById }) => !isById);
    try {
      const found = await clusters.find(signal);
      const read = found.clusters.map(each =>
        lists.read(each, isBroad, signal),
      );
      return { clusters: await Promise.all(read), gaps: found.gaps };
    } catch (error) {
      if (error instanceof PostponedError) {
        const { until, message: reason } = error;
        return { postponed: { until, reason } };
      }
      throw error;
    }
  }

  #answer(entity: Entity, scope: EntityScope, seen: Seen): CollectedFacts {
    const objects = new EntityObjects({ scope, ...seen });
    const { postponed } = objects;
    if (postponed) {
      return { postponed };
    }
    const toEvidence = createToEvidence(entity, this.#options.links);
    const facts: Record<string, FactObservation> = {
      ...observeWorkloads(objects, toEvidence),
      ...observeGitops(objects, toEvidence),
      ...observeOthers(objects, toEvidence),
    };
    // Nothing was seen at all: the facts that are known stay beside the error.
    return Object.values(facts).every(fact => 'unknown' in fact)
      ? { error: joinReasons(objects.findGaps(), 'nothing was seen') }
      : { facts };
  }
}

function isScope(scope: ReturnType<typeof readScope>): scope is EntityScope {
  return scope !== undefined && !('problem' in scope);
}

function countObjects({ clusters }: Seen): number {
  return clusters.reduce((sum, { size }) => sum + size, 0);
}
