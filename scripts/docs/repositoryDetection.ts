/**
 * Writes the documents of the repository module: its rules, its facts in the
 * README, and its findings in public repositories. With `--check`, it fails if
 * a file is out of date.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readRepositoryList } from '../../plugins/maturity-backend-module-repository/src/__testUtils__/readRepositoryLists';
import {
  factsIn,
  paths,
} from '../../plugins/maturity-backend-module-repository/src/__testUtils__/detect';
import { replaceSection, writeOrCheck } from './document';
import {
  factsToMarkdown,
  repositoriesToMarkdown,
  rulesToMarkdown,
} from './repositoryMarkdown';

const packageFolder = 'plugins/maturity-backend-module-repository';
const trees = resolve(
  __dirname,
  `../../${packageFolder}/src/__fixtures__/repo-trees`,
);
const check = process.argv.includes('--check');

const repositories = [
  ...readFileSync(resolve(trees, 'README.md'), 'utf8').matchAll(
    /^\| `(.+?)\.txt` *\| (\S+) *\| `(\w+)`/gm,
  ),
].map(([, file, name, commit]) => {
  const files = readRepositoryList(file!);
  const facts = factsIn(paths(...files))!;
  return {
    name: name!,
    commit: commit!,
    files: files.length,
    facts,
  };
});

writeOrCheck({
  path: 'docs/repository-detection.md',
  markdown: rulesToMarkdown(),
  check,
});
writeOrCheck({
  path: 'docs/real-repositories.md',
  markdown: repositoriesToMarkdown(repositories),
  check,
});
writeOrCheck({
  path: `${packageFolder}/README.md`,
  markdown: replaceSection({
    path: `${packageFolder}/README.md`,
    name: 'facts',
    markdown: factsToMarkdown(),
  }),
  check,
});
