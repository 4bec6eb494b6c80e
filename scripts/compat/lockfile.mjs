import semver from 'semver';

/** The entries of a yarn.lock of Yarn 4, in its order. */
export function parseLock(text) {
  const [head, ...blocks] = text.split(/\n\n(?=")/);
  const entries = blocks.map(block => {
    const [keys, ...lines] = block.trimEnd().split('\n');
    const descriptors = keys.slice(1, -2).split(', ');
    const field = name =>
      lines
        .find(line => line.startsWith(`  ${name}: `))
        ?.slice(name.length + 4)
        .replace(/^"|"$/g, '');
    return {
      descriptors,
      name: nameOf(descriptors[0]),
      version: field('version'),
      dependencies: readDependencies(lines),
      lines,
    };
  });
  return { head, entries };
}

/** Writes what `parseLock` read. */
export function formatLock({ head, entries }) {
  const blocks = entries.map(({ descriptors, lines }) =>
    [`"${descriptors.join(', ')}":`, ...lines].join('\n'),
  );
  return `${[head.trimEnd(), ...blocks].join('\n\n')}\n`;
}

/** A lock without Backstage's packages and without workspaces. */
export function withoutBackstage(text) {
  const { head, entries } = parseLock(text);
  return formatLock({
    head,
    entries: entries.filter(
      ({ name, descriptors }) =>
        !name.startsWith('@backstage/') &&
        !descriptors.some(each => each.includes('@workspace:')),
    ),
  });
}

/**
 * Turns a lock that was made with one version pinned for each `@backstage/*`
 * package into that of an app that came to these versions by itself: each range
 * that a package asks for leads to the pinned version.
 */
export function unpin(text) {
  const { head, entries } = parseLock(text);
  const ranges = new Map();
  for (const { dependencies } of entries) {
    for (const [name, range] of dependencies) {
      if (!name.startsWith('@backstage/')) continue;
      const known = ranges.get(name) ?? new Set();
      ranges.set(name, known.add(range));
    }
  }
  return formatLock({
    head,
    entries: entries.map(entry => ({
      ...entry,
      descriptors: [
        ...new Set([
          ...entry.descriptors,
          ...[...(ranges.get(entry.name) ?? [])]
            .filter(range =>
              semver.satisfies(entry.version, range.replace(/^npm:/, '')),
            )
            .map(range => `${entry.name}@${range}`),
        ]),
      ].sort(),
    })),
  });
}

/** The versions of each package that a lock holds. */
export function lockedVersions(text) {
  const versions = new Map();
  for (const { name, version } of parseLock(text).entries) {
    versions.set(name, [...(versions.get(name) ?? []), version].sort());
  }
  return versions;
}

function nameOf(descriptor) {
  return descriptor.slice(0, descriptor.indexOf('@', 1));
}

function readDependencies(lines) {
  const start = lines.indexOf('  dependencies:');
  if (start < 0) return [];
  const dependencies = [];
  for (const line of lines.slice(start + 1)) {
    const match = /^ {4}"?([^":]+)"?: "?([^"]+)"?$/.exec(line);
    if (!match) break;
    dependencies.push([match[1], match[2]]);
  }
  return dependencies;
}
