import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { KubernetesObject } from '../objects/KubernetesObject';
import { matchesSelector, Requirement } from './selector';

/** Objects by their labels. */
export class LabelIndex<T extends KubernetesObject> {
  readonly #objects: readonly T[];
  readonly #byLabel = new Map<string, T[]>();

  static async create<T extends KubernetesObject>(
    objects: readonly T[],
  ): Promise<LabelIndex<T>> {
    const index = new LabelIndex(objects);
    for await (const object of yieldToEventLoop(objects)) {
      index.#add(object);
    }
    return index;
  }

  private constructor(objects: readonly T[]) {
    this.#objects = objects;
  }

  /** Finds the objects that a selector selects, in a namespace if one is named. */
  find(selector: readonly Requirement[], namespace?: string): readonly T[] {
    return this.#findCandidates(selector).filter(
      object =>
        matchesSelector(object.labels, selector) &&
        (namespace === undefined || object.namespace === namespace),
    );
  }

  /** Those with a label that is asked for by its value; else all. */
  #findCandidates(selector: readonly Requirement[]): readonly T[] {
    const first = selector.find(({ operator }) => operator === 'in');
    return first
      ? [...new Set(first.values)].flatMap(
          value => this.#byLabel.get(`${first.key}=${value}`) ?? [],
        )
      : this.#objects;
  }

  #add(object: T): void {
    for (const [key, value] of Object.entries(object.labels)) {
      const label = `${key}=${value}`;
      const objects = this.#byLabel.get(label) ?? [];
      objects.push(object);
      this.#byLabel.set(label, objects);
    }
  }
}
