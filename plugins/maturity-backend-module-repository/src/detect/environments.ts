import { isForeign, isSupport } from './foreign';
import {
  EnvironmentLayout,
  environmentLayouts,
  environmentNames,
} from './rules/environments';

/** Environments of one definition, each with a file that shows it. */
export type EnvironmentFamily = ReadonlyMap<string, string>;

const known = new Map<string, string>(
  Object.entries(environmentNames).flatMap(([name, spellings]) =>
    spellings.map(spelling => [spelling, name] as const),
  ),
);

// Most paths speak of no environment, and are not looked at any closer.
const candidate = new RegExp(
  `(?:^|[/._-])(?:${[...known.keys()].join('|')}|[at]t\\d)\\d*(?:$|[/._-])`,
);
/** A file of a folder of environments: what is shared, the name, and the file in it. */
const named =
  /^(?<base>(?:.*\/)?(?:environments|envs)\/)(?<name>(?!base|common|shared|global|modules?|templates?|defaults?|all\/)[a-z][^/]*)\/(?<file>(?:.*\/)?[^/]+\.(?:tf|tfvars|tofu|hcl|ya?ml|json|bicep|bicepparam))$/;
const maxPathLength = 1024;

/** Names of tests, and of no place: `ui-test`. */
const ofTests =
  /(?:^|[-_. ])(?:ui|e2e|unit|smoke|browser|visual|regression)[-_. ]tests?(?:$|[-_. ])/i;

/** The environment that a name such as `eu-prod` or `prod1` speaks of. */
export function readEnvironment(name: string): string | undefined {
  if (ofTests.test(name)) {
    return undefined;
  }
  const lower = name
    .toLowerCase()
    .replace(/\d+$/, '')
    .replace(/[-_.]$/, '');
  const whole = known.get(lower) ?? readAlone(name);
  if (whole) {
    return whole;
  }
  // `pre-prod-eu`, `non-live-eu` and `prod-like` are not production.
  const joined = lower
    .replace(/(?<![a-z])(pre|non)[-_.](?=pr(?:o?d)|live)/g, '$1')
    .replace(/(?<=pr(?:o?d))[-_.](?=like(?![a-z]))/g, '');
  const found = new Set(
    joined
      .split(/[-_.]/)
      .map(part => known.get(part.replace(/\d+$/, '')))
      .filter(each => each !== undefined),
  );
  return found.size === 1 ? [...found][0] : undefined;
}

/** `AT` and `at22` are names of environments when they stand alone, and words otherwise. */
function readAlone(name: string): string | undefined {
  const [, letters = ''] = /^(AT|TT|at(?=\d)|tt(?=\d))\d*$/.exec(name) ?? [];
  return { at: 'acceptance', tt: 'test' }[letters.toLowerCase()];
}

/**
 * Environments that are made from one definition, where there are at least two
 * beside each other.
 *
 * @param isBlank - Whether a file is known to be empty.
 */
export function findEnvironments(
  files: readonly string[],
  isBlank: (file: string) => boolean,
): readonly EnvironmentFamily[] {
  const families = new Map<string, Map<string, string>>();
  const layouts = environmentLayouts.filter(
    ({ beside }) =>
      !beside ||
      files.some(file => beside.test(file.toLowerCase()) && !isBlank(file)),
  );
  for (const file of files) {
    const path = file.toLowerCase();
    if (
      path.length > maxPathLength ||
      !candidate.test(path) ||
      isForeign(path) ||
      isBlank(file)
    ) {
      continue;
    }
    for (const layout of layouts) {
      for (const { base, name } of readNames(path, layout)) {
        if (isSupport(base)) {
          continue;
        }
        const key = `${layout.id}:${base}`;
        const family = families.get(key) ?? new Map<string, string>();
        if (!family.has(name)) {
          family.set(name, file);
        }
        families.set(key, family);
      }
    }
  }
  for (const [base, family] of findNamed(files)) {
    const key = `environment-folders:${base}`;
    families.set(key, new Map([...(families.get(key) ?? []), ...family]));
  }
  return [...families.values()].filter(family => family.size >= 2);
}

/** Folders beside that of a known environment that have one of its files, by what they share. */
function findNamed(
  files: readonly string[],
): ReadonlyMap<string, EnvironmentFamily> {
  const found = files.flatMap(path => {
    const groups = named.exec(
      path.slice(0, maxPathLength).toLowerCase(),
    )?.groups;
    return groups && !isForeign(path) && !isSupport(groups.base!)
      ? [{ path, base: groups.base!, name: groups.name!, file: groups.file! }]
      : [];
  });
  const shared = new Set(
    found
      .filter(({ name }) => readEnvironment(name))
      .map(({ base, file }) => base + file),
  );
  const families = new Map<string, Map<string, string>>();
  for (const { path, base, name, file } of found) {
    if (!readEnvironment(name) && shared.has(base + file)) {
      const family = families.get(base) ?? new Map<string, string>();
      families.set(base, family.set(name, family.get(name) ?? path));
    }
  }
  return families;
}

/** The environments that the parts of a path name, with what comes before. */
function readNames(
  path: string,
  { pattern, anyFolder }: EnvironmentLayout,
): { base: string; name: string }[] {
  const match = pattern.exec(path);
  if (!match) {
    return [];
  }
  const { base = '', ...names } = match.groups ?? {};
  const folders = path.split('/').slice(0, -1);
  return anyFolder
    ? folders.flatMap((folder, index) => {
        const name = readEnvironment(folder);
        return name
          ? [
              {
                base: folders
                  .slice(0, index)
                  .map(each => `${each}/`)
                  .join(''),
                name,
              },
            ]
          : [];
      })
    : Object.values(names).flatMap(each => {
        const name = each === undefined ? undefined : readEnvironment(each);
        return name ? [{ base, name }] : [];
      });
}
