import { JsonValue } from '@backstage/types';

/**
 * Reads many paths of one value in one traversal, like `getJsonValueAtPath` of
 * the catalog's filter predicates. Keys can contain dots; if a path can be
 * split in several ways, the first one with a value counts.
 */
export class PathTree {
  readonly #branches = new Map<string, Branch>();

  /** @param paths - the index of each path is the index of its value */
  static create(paths: readonly string[]): PathTree {
    return new PathTree(paths.map((path, place) => ({ place, path })));
  }

  private constructor(goals: readonly Goal[]) {
    for (const { place, path } of goals) {
      if (path) {
        this.#getBranch(path).ends.push(place);
      }
      for (
        let dot = path.indexOf('.');
        dot >= 0;
        dot = path.indexOf('.', dot + 1)
      ) {
        this.#getBranch(path.slice(0, dot)).goals.push({
          place,
          path: path.slice(dot + 1),
        });
      }
    }
  }

  /** Writes the values that exist into `values`. */
  read(value: JsonValue | undefined, values: JsonValue[]): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      return;
    }
    // Unlike Object.keys, this allocates no array.
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
      // Created on demand: a path can be split in many ways, and few are used.
      branch.tree ??= new PathTree(branch.goals);
      branch.tree.read(child, values);
    }
  }

  #getBranch(key: string): Branch {
    const branch = this.#branches.get(key) ?? { ends: [], goals: [] };
    this.#branches.set(key, branch);
    return branch;
  }
}

/** A path to read, and the index of its value. */
interface Goal {
  readonly place: number;
  readonly path: string;
}

/** The paths that continue at one key. */
interface Branch {
  /** Indexes of the paths that end here. */
  readonly ends: number[];
  /** The rests of the paths that continue. */
  readonly goals: Goal[];
  tree?: PathTree;
}
