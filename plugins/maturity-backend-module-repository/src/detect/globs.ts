import picomatch from 'picomatch';

/** A glob that matched, with what it stands for. */
export interface GlobMatch<T> {
  readonly value: T;
  /** Whether the glob names a place, rather than any folder below. */
  readonly anchored: boolean;
}

interface CompiledGlob<T> extends GlobMatch<T> {
  readonly matches: (path: string) => boolean;
}

const wildcard = /[*?[\](){}!+@]/;

/**
 * Compiles many globs into one function from a path to the values whose globs
 * match it, in the order given and each at most once.
 *
 * @remarks
 * Globs are spread over buckets by the file name or the extension that they end
 * in, so that a path is compared with a handful of them and not with all: a
 * list of 100,000 paths is scanned in a fraction of a second. Letter case is
 * ignored.
 */
export function compileGlobs<T>(
  entries: Iterable<{ readonly globs: readonly string[]; readonly value: T }>,
): (path: string) => readonly GlobMatch<T>[] {
  const byName = new Map<string, CompiledGlob<T>[]>();
  const byExtension = new Map<string, CompiledGlob<T>[]>();
  const others: CompiledGlob<T>[] = [];
  const order = new Map<T, number>();

  for (const { globs, value } of entries) {
    order.set(value, order.size);
    for (const glob of globs.map(each => each.toLowerCase())) {
      const compiled = {
        value,
        anchored: !glob.startsWith('**/'),
        matches: picomatch(glob, { dot: true }),
      };
      const name = glob.slice(glob.lastIndexOf('/') + 1);
      const extension = /\.([a-z0-9]+)$/.exec(name)?.[1];
      if (!wildcard.test(name)) {
        append(byName, name, compiled);
      } else if (extension) {
        append(byExtension, extension, compiled);
      } else {
        others.push(compiled);
      }
    }
  }

  return path => {
    const lower = path.toLowerCase();
    const name = lower.slice(lower.lastIndexOf('/') + 1);
    const extension = name.slice(name.lastIndexOf('.') + 1);
    const found = new Map<T, GlobMatch<T>>();
    for (const bucket of [
      byName.get(name),
      byExtension.get(extension),
      others,
    ]) {
      for (const glob of bucket ?? []) {
        const known = found.get(glob.value);
        if (!known?.anchored && glob.matches(lower)) {
          found.set(glob.value, glob);
        }
      }
    }
    return found.size < 2
      ? [...found.values()]
      : [...found.values()].sort(
          (a, b) => order.get(a.value)! - order.get(b.value)!,
        );
  };
}

function append<T>(buckets: Map<string, T[]>, key: string, item: T) {
  const bucket = buckets.get(key);
  if (bucket) {
    bucket.push(item);
  } else {
    buckets.set(key, [item]);
  }
}

/** The globs with each of the endings `.yaml` and `.yml`. */
export function yaml(...globs: readonly string[]): readonly string[] {
  return globs.flatMap(glob => [`${glob}.yaml`, `${glob}.yml`]);
}
