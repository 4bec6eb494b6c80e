const heading =
  /^\[(?:tool\.(?:hatch\.envs\.([\w-]+)\.scripts|poe\.tasks|(?:pdm|rye)\.scripts)|scripts)\]/;

/**
 * Reads the scripts of `pyproject.toml` that Hatch and Poe start: `test`, or
 * `docs:build` of an environment.
 */
export function readPythonScripts(
  content: string,
  names: readonly string[],
): readonly string[] {
  const scripts = readScripts(content);
  const found: string[] = [];
  const seen = new Set<string>();
  const add = (name: string) => {
    const [, environment = ''] = /^(.*):/.exec(name) ?? [];
    for (const text of seen.has(name) ? [] : scripts.get(name) ?? []) {
      seen.add(name);
      const inner = environment ? `${environment}:${text}` : text;
      if (scripts.has(inner) && inner !== name) {
        add(inner);
      } else {
        found.push(text.replace(/\{args:? ?([^}]*)\}/g, '$1'));
      }
    }
  };
  names.forEach(add);
  return found;
}

/** The commands of each script, by its name after that of its environment. */
function readScripts(content: string): ReadonlyMap<string, readonly string[]> {
  const scripts = new Map<string, string[]>();
  let environment: string | undefined;
  let current: string[] = [];
  for (const line of content.split('\n')) {
    if (line.startsWith('[')) {
      const section = heading.exec(line);
      environment = section ? section[1] ?? 'default' : undefined;
    } else if (environment !== undefined) {
      const [, key, rest] = /^["']?([\w.:-]+)["']? *= *(.*)$/.exec(line) ?? [];
      if (key !== undefined) {
        current = [];
        scripts.set(
          environment === 'default' ? key : `${environment}:${key}`,
          current,
        );
      }
      const text = (rest ?? line).replace(/^\{.*?(?:cmd|shell) *= */, '');
      current.push(
        ...[...text.matchAll(/"([^"]+)"|'([^']+)'/g)].map(
          match => match[1] ?? match[2]!,
        ),
      );
    }
  }
  return scripts;
}
