import { readdirSync } from 'node:fs';
import path from 'node:path';
import { commandOf, root, runNode } from '../commands.mjs';
import { generators, runGenerator } from '../docs.mjs';
import { checkWords } from './words.mjs';

const backstage = (...args) => [
  commandOf('@backstage/cli', 'backstage-cli'),
  ...args,
];
const repoTools = (...args) => [
  commandOf('@backstage/repo-tools', 'backstage-repo-tools'),
  ...args,
];

/**
 * All checks except the jest tests, the cheapest first. Each returns its
 * failures.
 */
export const checks = [
  // Compile everything: the API reports depend on the order of the output,
  // which differs for a partial compilation.
  command('types', () => [
    ...[commandOf('typescript', 'tsc'), '--incremental', 'false'],
  ]),
  command('lint', () => backstage('repo', 'lint', '--max-warnings', '0')),
  command('formatting', () => [
    ...[commandOf('prettier'), '--check', '--loglevel', 'warn', '.'],
  ]),
  command('allowed imports', () => [
    ...[commandOf('dependency-cruiser', 'depcruise'), '--config'],
    ...['.dependency-cruiser.cjs', '--output-type', 'err-long'],
    ...['packages', 'plugins', 'bench', 'e2e-tests'],
  ]),
  command('package metadata', () =>
    backstage('repo', 'fix', '--publish', '--check'),
  ),
  command('API and SQL reports', () =>
    repoTools(
      ...['api-reports', '--ci', '--sql-reports', '--validate-release-tags'],
      ...['-o', 'ae-wrong-input-file-type,ae-undocumented'],
      ...publishedFolders(),
    ),
  ),
  command('OpenAPI document', () => [
    ...[commandOf('@stoplight/spectral-cli', 'spectral'), 'lint'],
    ...['--ruleset', '.spectral.yaml', '--fail-severity', 'warn'],
    'plugins/maturity-backend/src/schema/openapi.yaml',
  ]),
  {
    name: 'generated documents',
    run: async () => {
      const failures = [];
      for (const file of generators()) {
        const code = await runGenerator(file, ['--check']);
        if (code !== 0)
          failures.push(`${file}: out of date, run \`yarn docs\``);
      }
      return failures;
    },
  },
  command('tests of the scripts', () => ['--test', 'scripts/**/*.test.mjs']),
  { name: 'words', run: checkWords },
  command('spelling', () => [
    ...[commandOf('cspell', 'cspell'), 'lint', '--no-progress'],
    ...['--no-summary'],
  ]),
];

function command(name, argsOf) {
  return {
    name,
    run: async () => {
      const code = await runNode(argsOf());
      return code === 0 ? [] : [`${name}: exit code ${code}`];
    },
  };
}

function publishedFolders() {
  return readdirSync(path.join(root, 'plugins')).map(name => `plugins/${name}`);
}
