import { Cluster } from '../clusters/Clusters';
import { ClusterLookups, createLookups } from '../join/ClusterLookups';
import { LabelIndex } from '../join/LabelIndex';
import { KubernetesObject } from '../objects/KubernetesObject';
import { ObjectList } from './listObjects';
import { ListedObject, TypeName } from './resourceTypes';

/** A list with its objects by their labels. */
export interface IndexedList<T extends KubernetesObject> extends ObjectList<T> {
  readonly index: LabelIndex<T>;
}

type Lists = ReadonlyMap<TypeName, IndexedList<KubernetesObject>>;

/** Why nothing is known of a cluster. */
type Problem = Omit<ObjectList<KubernetesObject>, 'objects'>;

/** All objects of one cluster that facts are read from. */
export class ClusterObjects {
  readonly name: string;
  /** Of its API server, where it is known. */
  readonly url?: string;
  readonly lookups: ClusterLookups;
  readonly #lists: Lists;
  readonly #offered: readonly IndexedList<KubernetesObject>[];
  readonly #problem?: Problem;

  /** @param options - `offered`: resources that Crossplane made for somebody. */
  static async create(
    cluster: Cluster,
    options: {
      readonly lists?: Lists;
      readonly offered?: readonly IndexedList<KubernetesObject>[];
      readonly problem?: Problem;
    },
  ): Promise<ClusterObjects> {
    const { lists = new Map(), offered = [], problem } = options;
    const list = <Name extends TypeName>(name: Name) =>
      (lists.get(name)?.objects ?? []) as readonly ListedObject<Name>[];
    return new ClusterObjects({
      cluster,
      lookups: await createLookups(list),
      lists,
      offered,
      problem,
    });
  }

  private constructor(options: {
    readonly cluster: Cluster;
    readonly lookups: ClusterLookups;
    readonly lists: Lists;
    readonly offered: readonly IndexedList<KubernetesObject>[];
    readonly problem?: Problem;
  }) {
    this.name = options.cluster.name;
    this.url = options.cluster.url;
    this.lookups = options.lookups;
    this.#lists = options.lists;
    this.#offered = options.offered;
    this.#problem = options.problem;
  }

  /** Number of objects that were listed. */
  get size(): number {
    return this.#all.reduce((sum, { objects }) => sum + objects.length, 0);
  }

  /** Why objects of any type may be missing. */
  get gaps(): readonly string[] {
    return [
      ...(this.#problem?.gaps ?? []),
      ...this.#all.flatMap(({ gaps }) => gaps),
    ];
  }

  /** Set if the cluster wants to be left alone. */
  get postponed(): Problem['postponed'] {
    const found = this.#all.find(({ postponed }) => postponed);
    return this.#problem?.postponed ?? found?.postponed;
  }

  /** The objects of a type by their labels. */
  index<Name extends TypeName>(
    name: Name,
  ): LabelIndex<ListedObject<Name>> | undefined {
    const list = this.#lists.get(name);
    return list?.index as LabelIndex<ListedObject<Name>> | undefined;
  }

  /** Resources that Crossplane made for somebody, by their labels. */
  get offered(): readonly LabelIndex<KubernetesObject>[] {
    return this.#offered.map(({ index }) => index);
  }

  /** Why objects of some types may be missing. */
  findGaps(names: readonly (TypeName | 'offered')[]): readonly string[] {
    const lists = names.flatMap(name =>
      name === 'offered' ? this.#offered : this.#lists.get(name) ?? [],
    );
    return [
      ...(this.#problem?.gaps ?? []),
      ...lists.flatMap(({ gaps }) => gaps),
    ];
  }

  get #all(): readonly IndexedList<KubernetesObject>[] {
    return [...this.#lists.values(), ...this.#offered];
  }
}
