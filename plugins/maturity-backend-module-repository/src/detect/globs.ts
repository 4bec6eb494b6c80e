import picomatch from 'picomatch';

/** A glob that matched, with what it stands for. */
export interface GlobMatch<T> {
  readonly value: T;
  /** Whether the glob names a place, rather than any folder below. */
  readonly anchored: boolean;
}

interface CompiledGlob<T> extends GlobMatch<T> {
  /** A part that each matching path contains in lower case, which is quickly looked for. */
  readonly part: string;
  readonly mindsCase: boolean;
  readonly matches: (path: string) => boolean;
}

const wildcards = /\*+\/?|\?|\[[^\]]*\]/;

/**
 * Compiles many globs into one function from a path to the values whose globs
 * match it, in the order given and each at most once.
 *
 * @remarks
 * Globs are spread over buckets by the file name or the extension that they end
 * in, and each is tried only on paths that contain its longest literal part, so
 * that a list of 100,000 paths is scanned in a fraction of a second. A glob with
 * capital letters is for tools that mind the case; for others it is ignored.
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
    for (const glob of globs.flatMap(alternatives)) {
      const lower = glob.toLowerCase();
      const name = lower.slice(lower.lastIndexOf('/') + 1);
      const extension = /\.([a-z0-9]+)$/.exec(name)?.[1];
      const compiled = {
        value,
        anchored: !glob.startsWith('**/'),
        part: longestPart(lower, extension),
        mindsCase: glob !== lower,
        matches:
          lower === `**/*.${extension}`
            ? () => true
            : picomatch(glob, { dot: true }),
      };
      if (!wildcards.test(name)) {
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
    const extension = /\.([^.]*)$/.exec(name)?.[1] ?? '';
    let found: Map<T, GlobMatch<T>> | undefined;
    for (const bucket of [
      byName.get(name),
      byExtension.get(extension),
      others,
    ]) {
      for (const glob of bucket ?? []) {
        if (
          lower.includes(glob.part) &&
          !found?.get(glob.value)?.anchored &&
          glob.matches(glob.mindsCase ? path : lower)
        ) {
          found ??= new Map();
          found.set(glob.value, glob);
        }
      }
    }
    return found
      ? [...found.values()].sort(
          (a, b) => order.get(a.value)! - order.get(b.value)!,
        )
      : [];
  };
}

/** `a.{b,c}` as `a.b` and `a.c`. */
function alternatives(glob: string): readonly string[] {
  const braces = /\{([^{}]*)\}/.exec(glob);
  if (!braces) {
    return [glob];
  }
  const before = glob.slice(0, braces.index);
  const after = glob.slice(braces.index + braces[0].length);
  return braces[1]!
    .split(',')
    .flatMap(each => alternatives(`${before}${each}${after}`));
}

function longestPart(glob: string, extension: string | undefined): string {
  const parts = glob.split(wildcards).filter(part => part !== `.${extension}`);
  return parts.reduce((a, b) => (b.length > a.length ? b : a), '');
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
