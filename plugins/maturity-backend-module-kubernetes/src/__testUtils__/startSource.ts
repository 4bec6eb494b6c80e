import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { mockServices } from '@backstage/backend-test-utils';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { CollectedFacts } from '@platform-maturity/backstage-plugin-maturity-node';
import { ClusterDeclaration } from '../clusters/ClusterDeclaration';
import { Clusters, KubernetesPlugin } from '../clusters/Clusters';
import { FactName } from '../declarations';
import { KubernetesFactSource } from '../KubernetesFactSource';
import { ClusterLists } from '../list/ClusterLists';
import { FakeCluster } from './FakeCluster';

const noPlugin: KubernetesPlugin = {
  findUrl: async () => {
    throw new Error('it is not installed');
  },
  issueToken: async () => '',
};

/** Declares clusters by name as a service account asks them. */
export function declareClusters(
  clusters: Readonly<Record<string, Pick<FakeCluster, 'url'>>>,
): readonly ClusterDeclaration[] {
  return Object.entries(clusters).map(([name, { url }]) => ({
    name,
    url,
    access: { direct: { url, token: 'secret' } },
  }));
}

/** Creates the source over some clusters. */
export function createSource(
  declared: readonly ClusterDeclaration[],
  options: {
    readonly plugin?: KubernetesPlugin;
    readonly hasOthers?: boolean;
    readonly excludedNamespaces?: readonly string[];
    readonly objectUrl?: string;
    readonly isByRelation?: boolean;
  } = {},
) {
  const clock = { now: Date.parse('2026-06-15T12:00:00Z') };
  const now = () => clock.now;
  const labelKey = 'backstage.io/kubernetes-id';
  const { excludedNamespaces = [], isByRelation = false } = options;
  const source = new KubernetesFactSource({
    clusters: new Clusters({
      declared: { clusters: declared, hasOthers: options.hasOthers ?? false },
      plugin: options.plugin ?? noPlugin,
      settings: { concurrency: 5, reserve: 0.2, timeout: 5_000 },
      retryAfter: 1,
      now,
    }),
    lists: new ClusterLists({ labelKey, excludedNamespaces, now }),
    scope: { labelKey, isByRelation },
    links: { objectUrl: options.objectUrl, appUrl: 'https://app.example.com' },
    now,
  });
  const collect = (
    entities: readonly Entity[],
    signal = new AbortController().signal,
  ) =>
    source.collect({
      entities,
      etags: new Map(),
      signal,
      logger: mockServices.rootLogger(),
    });
  return { source, clock, collect };
}

/** The facts of one entity; an answer without facts is an error. */
export function readFacts(
  answers: ReadonlyMap<string, CollectedFacts>,
  entity: Entity,
): Readonly<Record<FactName, FactObservation>> {
  const answer = answers.get(stringifyEntityRef(entity));
  if (!answer || !('facts' in answer)) {
    throw new Error(`no facts: ${JSON.stringify(answer)}`);
  }
  return answer.facts as Readonly<Record<FactName, FactObservation>>;
}

/** A value, or `unknown: …`. */
export function describeFact(fact: FactObservation): unknown {
  return 'unknown' in fact ? `unknown: ${fact.unknown}` : fact.value;
}
