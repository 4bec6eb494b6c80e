// Lists what the published packages bring with them, direct and transitive: the
// version, licence and last release of each, and what is wrong with it.
// `npm run dependencies -- --all` lists the faultless transitive ones too. Ends
// with 1 for a known vulnerability, and for a licence that is not permissive.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { askAdvisories, askReleases } from './dependencies/askRegistry.mjs';
import { findFaults } from './dependencies/findFaults.mjs';
import { listInstalled } from './dependencies/listInstalled.mjs';
import { writeReport } from './dependencies/writeReport.mjs';
import { root } from './commands.mjs';
import { npmRegistry } from './setup/toolchain.mjs';

const { values } = parseArgs({
  options: { all: { type: 'boolean', default: false } },
});
const registry = npmRegistry();
const installed = listInstalled(root);
const names = [...new Set(installed.map(({ name }) => name))];

const releases = await askReleases(registry, names, done => {
  if (process.stderr.isTTY) {
    process.stderr.write(`\r${done} of ${names.length} packages`);
  }
});
if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
const advisories = await askAdvisories(registry, installed);

const judged = installed.map(one => {
  const known = { ...one, ...releases.get(one.name)?.(one.version) };
  const faults = findFaults(known, {
    advisories: advisories.byName?.get(one.name) ?? [],
    now: Date.now(),
  });
  return { ...known, faults };
});
console.log(writeReport(judged, { advisories, all: values.all }));
process.exit(judged.some(one => one.faults.some(({ grave }) => grave)) ? 1 : 0);
