import { SharedAnswers } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { Cluster } from '../clusters/Clusters';
import { LabelIndex } from '../join/LabelIndex';
import { CompositeDefinition } from '../objects/compositeDefinition';
import { KubernetesObject, readName } from '../objects/KubernetesObject';
import { ClusterObjects, IndexedList } from './ClusterObjects';
import { listObjects, ObjectList } from './listObjects';
import { Groups, readGroups } from './readGroups';
import { ResourceType, resourceTypes, TypeName } from './resourceTypes';

/** Types of Crossplane that are listed in one cluster. */
const MAX_OFFERED = 100;

/** Options of {@link ClusterLists}. */
export interface ClusterListsOptions {
  readonly labelKey: string;
  readonly excludedNamespaces: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The lists of all clusters, each asked for once in a run. */
export class ClusterLists {
  readonly #options: ClusterListsOptions;
  readonly #shared: SharedAnswers<ClusterObjects>;
  /** Whether an entity of this run selects by other labels than its id. */
  #isBroad = false;

  constructor(options: ClusterListsOptions) {
    this.#options = options;
    this.#shared = new SharedAnswers({
      isComplete: ({ gaps }) => gaps.length === 0,
      now: options.now,
    });
  }

  /** Has every list asked for again. */
  clear(): void {
    this.#isBroad = false;
    this.#shared.clear();
  }

  /**
   * Reads the objects of a cluster.
   *
   * @param isBroad - Whether objects without the label of an id are wanted too.
   * @throws the reason of the signal once it is aborted
   */
  async read(
    cluster: Cluster,
    isBroad: boolean,
    signal: AbortSignal,
  ): Promise<ClusterObjects> {
    this.#isBroad ||= isBroad;
    const labelKey = this.#isBroad ? undefined : this.#options.labelKey;
    const id = JSON.stringify([cluster.name, labelKey]);
    return this.#shared.get(id, signal, shared =>
      this.#readAll(cluster, labelKey, shared),
    );
  }

  async #readAll(
    cluster: Cluster,
    labelKey: string | undefined,
    signal: AbortSignal,
  ): Promise<ClusterObjects> {
    const { name, account } = cluster;
    if (!account) {
      const gaps = [cluster.problem ?? `cluster ${name} cannot be asked`];
      return ClusterObjects.create(cluster, { problem: { gaps } });
    }
    try {
      const groups = await readGroups(account, signal);
      const names = Object.keys(resourceTypes) as TypeName[];
      const list = <T extends KubernetesObject>(type: ResourceType<T>) =>
        this.#list({ cluster, type, groups, labelKey, signal });
      const lists = await Promise.all(
        names.map(async each => {
          const type: ResourceType<KubernetesObject> = resourceTypes[each];
          return [each, await list(type)] as const;
        }),
      );
      const byName = new Map(lists);
      const offered = await this.#listOffered(
        byName.get('compositeDefinitions')!,
        list,
      );
      return await ClusterObjects.create(cluster, { lists: byName, offered });
    } catch (error) {
      signal.throwIfAborted();
      const failure = account.toFailure(error);
      const problem =
        'postponed' in failure
          ? { gaps: [failure.postponed.reason], ...failure }
          : { gaps: [failure.error] };
      return ClusterObjects.create(cluster, { problem });
    }
  }

  async #list<T extends KubernetesObject>(options: {
    readonly cluster: Cluster;
    readonly type: ResourceType<T>;
    readonly groups: Groups | undefined;
    readonly labelKey: string | undefined;
    readonly signal: AbortSignal;
  }): Promise<IndexedList<T>> {
    const { cluster, type, groups, labelKey, signal } = options;
    const { excludedNamespaces } = this.#options;
    const served = groups?.get(type.group);
    const version = served
      ? type.versions.find(each => served.includes(each))
      : type.versions[0];
    const isInstalled = !groups || served || type.isBuiltIn;
    const list: ObjectList<T> =
      isInstalled && version
        ? await listObjects({
            cluster: cluster.name,
            account: cluster.account!,
            type,
            version,
            labelKey: type.isLabelled ? labelKey : undefined,
            excludedNamespaces,
            signal,
          })
        : describeUnserved(cluster.name, type, served);
    return { ...list, index: await LabelIndex.create(list.objects) };
  }

  /** Lists what the definitions of Crossplane offer. */
  async #listOffered(
    definitions: IndexedList<KubernetesObject>,
    list: <T extends KubernetesObject>(
      type: ResourceType<T>,
    ) => Promise<IndexedList<T>>,
  ): Promise<readonly IndexedList<KubernetesObject>[]> {
    const all = definitions.objects as readonly CompositeDefinition[];
    const cut =
      all.length > MAX_OFFERED
        ? [`there are more than ${MAX_OFFERED} types of Crossplane`]
        : [];
    const lists = await Promise.all(
      all.slice(0, MAX_OFFERED).map(each =>
        list({
          kind: each.offeredKind,
          group: each.group,
          versions: [each.version],
          plural: each.plural,
          isLabelled: true,
          isNameOnly: true,
          read: readName,
        }),
      ),
    );
    const { index } = definitions;
    return [
      ...lists,
      { objects: [], gaps: [...definitions.gaps, ...cut], index },
    ];
  }
}

/** A type that is not installed has no objects; one of another version may have. */
function describeUnserved<T extends KubernetesObject>(
  cluster: string,
  type: ResourceType<T>,
  served: readonly string[] | undefined,
): ObjectList<T> {
  const gaps = served
    ? [
        `cluster ${cluster} serves ${type.group} only as ${served.join(
          ', ',
        )}, which is not read`,
      ]
    : [];
  return { objects: [], gaps };
}
