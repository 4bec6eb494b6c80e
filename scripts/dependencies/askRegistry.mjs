import pLimit from 'p-limit';

const AT_ONCE = 10;
const TIMEOUT_MS = 60_000;

/**
 * Asks the registry for the releases of packages, by name: a function from an
 * installed version to `{ latest, releasedAt, lastReleaseAt, deprecated }`, with
 * ISO instants. A package that the registry does not know is left out.
 *
 * @throws if the registry cannot be reached
 */
export async function askReleases(registry, names, onProgress) {
  const limit = pLimit(AT_ONCE);
  let done = 0;
  const answers = await Promise.all(
    names.map(name =>
      limit(async () => {
        const answer = await askReleasesOf(registry, name);
        done += 1;
        onProgress(done);
        return [name, answer];
      }),
    ),
  );
  return new Map(answers.filter(([, answer]) => answer));
}

async function askReleasesOf(registry, name) {
  const url = new URL(name.replace('/', '%2f'), withSlash(registry));
  const response = await fetch(url, {
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (response.status === 404) return undefined;
  if (!response.ok) {
    throw new Error(`The registry answers ${response.status} for ${name}`);
  }
  const {
    'dist-tags': tags = {},
    time = {},
    versions = {},
  } = await response.json();
  const dates = Object.keys(versions).flatMap(version => time[version] ?? []);
  return version => ({
    latest: tags.latest,
    releasedAt: time[version],
    lastReleaseAt: dates.sort().at(-1),
    deprecated: versions[version]?.deprecated || undefined,
  });
}

/**
 * Asks the registry for known vulnerabilities: lists of `{ title, severity,
 * vulnerable_versions, url }` by name, or the reason why it does not tell.
 * Many mirrors do not answer this.
 */
export async function askAdvisories(registry, installed) {
  const versions = {};
  for (const { name, version } of installed) {
    versions[name] = [...(versions[name] ?? []), version];
  }
  try {
    const response = await fetch(
      new URL('-/npm/v1/security/advisories/bulk', withSlash(registry)),
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(versions),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      },
    );
    return response.ok
      ? { byName: new Map(Object.entries(await response.json())) }
      : { reason: `the registry answers ${response.status}` };
  } catch (error) {
    return { reason: error.message };
  }
}

function withSlash(address) {
  return address.endsWith('/') ? address : `${address}/`;
}
