import semver from 'semver';

/** Licences that may be part of software under Apache-2.0 without conditions on the whole. */
const PERMISSIVE = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'],
  ...['CC0-1.0', 'ISC', 'MIT', 'MIT-0', 'PSF-2.0', 'Python-2.0', 'Unlicense'],
]);

/** A direct dependency without a release for longer asks for a second look. */
const STALE_DAYS = 3 * 365;

const DAY_MS = 24 * 60 * 60 * 1_000;

/** The faults of one installed package, as `{ text, grave }`. */
export function findFaults(installed, { advisories, now }) {
  return [
    ...findAdvisories(installed, advisories),
    ...findLicenceFault(installed),
    ...findReleaseFaults(installed, now),
  ];
}

function findAdvisories({ version }, advisories) {
  return advisories
    .filter(({ vulnerable_versions: range }) =>
      semver.satisfies(version, range, { includePrerelease: true }),
    )
    .map(({ severity, title, url }) => ({
      text: `${severity} vulnerability: ${title} (${url})`,
      grave: true,
    }));
}

function findLicenceFault({ licence, isDirect }) {
  if (licence === undefined) {
    return [{ text: 'names no licence', grave: isDirect }];
  }
  return isPermissive(licence)
    ? []
    : [{ text: `licence ${licence}`, grave: true }];
}

/** Whether one choice of an SPDX expression has only permissive licences. */
function isPermissive(expression) {
  return expression
    .replaceAll(/[()]/g, '')
    .split(/ OR /i)
    .some(choice => choice.split(/ AND /i).every(one => PERMISSIVE.has(one)));
}

function findReleaseFaults({ deprecated, isDirect, lastReleaseAt }, now) {
  const faults = [];
  if (deprecated) {
    faults.push({ text: `deprecated: ${deprecated}`, grave: false });
  }
  const days = (now - Date.parse(lastReleaseAt)) / DAY_MS;
  if (isDirect && days > STALE_DAYS) {
    const years = Math.floor(days / 365);
    faults.push({ text: `no release for ${years} years`, grave: false });
  }
  return faults;
}
