import { JsonValue } from '@backstage/types';

/**
 * Reads many paths of one value in one walk, each as `getJsonValueAtPath` of
 * the catalog's filter predicates reads it: keys may contain dots, and of
 * several ways to read a path the first that leads to something counts.
 */
export class PathTree {
  readonly #branches = new Map<string, Branch>();

  /** @param paths - read into the place at which each stands */
  static of(paths: readonly string[]): PathTree {
    return new PathTree(paths.map((path, place) => ({ place, path })));
  }

  private constructor(goals: readonly Goal[]) {
    for (const { place, path } of goals) {
      if (path) {
        this.#branchOf(path).ends.push(place);
      }
      for (
        let dot = path.indexOf('.');
        dot >= 0;
        dot = path.indexOf('.', dot + 1)
      ) {
        this.#branchOf(path.slice(0, dot)).goals.push({
          place,
          path: path.slice(dot + 1),
        });
      }
    }
  }

  /** Puts what is found into `values`, and leaves alone what is not. */
  read(value: JsonValue | undefined, values: JsonValue[]): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return;
    }
    // Unlike Object.keys, this makes no list of the keys.
    for (const key in value) {
      if (Object.hasOwn(value, key)) {
        this.#follow(key, value[key], values);
      }
    }
  }

  #follow(key: string, child: JsonValue | undefined, values: JsonValue[]) {
    const branch = this.#branches.get(key);
    if (!branch || child === undefined) {
      return;
    }
    for (const place of branch.ends) {
      if (values[place] === undefined) {
        values[place] = child;
      }
    }
    if (branch.goals.length > 0) {
      // Grown on demand: there are many ways to cut a path, and few in use.
      branch.tree ??= new PathTree(branch.goals);
      branch.tree.read(child, values);
    }
  }

  #branchOf(key: string): Branch {
    const branch = this.#branches.get(key) ?? { ends: [], goals: [] };
    this.#branches.set(key, branch);
    return branch;
  }
}

/** A path to be read, and the place that its value goes to. */
interface Goal {
  readonly place: number;
  readonly path: string;
}

/** What to do with the value of a key. */
interface Branch {
  /** Places of the paths that end here. */
  readonly ends: number[];
  /** What goes on from here. */
  readonly goals: Goal[];
  tree?: PathTree;
}
