import { isForeign, isSupport } from './foreign';
import { environmentLayouts, environmentNames } from './rules/environments';

/** Environments of one definition, each with a file that shows it. */
export type EnvironmentFamily = ReadonlyMap<string, string>;

const known = new Map<string, string>(
  Object.entries(environmentNames).flatMap(([name, spellings]) =>
    spellings.map(spelling => [spelling, name] as const),
  ),
);

// Most paths speak of no environment, and are not looked at any closer.
const candidate = new RegExp(
  `(?:^|[/._-])(?:${[...known.keys()].join('|')})(?:$|[/._-])`,
);
const maxPathLength = 1024;

/** The environment that a name such as `eu-prod` speaks of. */
export function readEnvironment(name: string): string | undefined {
  const lower = name.toLowerCase();
  const whole = known.get(lower);
  if (whole) {
    return whole;
  }
  // `pre-prod-eu` is not production.
  const joined = lower.replace(/\bpre[-_.](?=prod)/g, 'pre');
  const found = new Set(
    joined
      .split(/[-_.]/)
      .map(part => known.get(part))
      .filter(each => each !== undefined),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

/**
 * Environments that are made from one definition, where there are at least two
 * beside each other.
 */
export function findEnvironments(
  files: readonly string[],
): readonly EnvironmentFamily[] {
  const families = new Map<string, Map<string, string>>();
  for (const file of files) {
    const path = file.toLowerCase();
    if (
      path.length > maxPathLength ||
      !candidate.test(path) ||
      isForeign(path) ||
      isSupport(
        path.replace(
          /(?:environments?|envs?|overlays|inventor(?:y|ies))\/.*/,
          '',
        ),
      )
    ) {
      continue;
    }
    for (const { id, pattern } of environmentLayouts) {
      const groups = pattern.exec(path)?.groups;
      const name =
        groups &&
        readEnvironment(
          groups.name ?? groups.folder ?? groups.prefix ?? groups.file ?? '',
        );
      if (name) {
        const key = `${id}:${groups.base}`;
        const family = families.get(key) ?? new Map<string, string>();
        if (!family.has(name)) {
          family.set(name, file);
        }
        families.set(key, family);
      }
    }
  }
  return [...families.values()].filter(family => family.size >= 2);
}
