import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expectedFacts } from '../__fixtures__/repo-trees/expectedFacts';
import { repositoryFacts } from '../declarations';
import { createDetector } from './detect';

function detectFacts(list: string) {
  const files = readFileSync(
    resolve(__dirname, `../__fixtures__/repo-trees/${list}.txt`),
    'utf8',
  )
    .trim()
    .split('\n');
  return createDetector({
    files,
    contents: new Map(),
    unread: new Map(),
    fileUrl: () => undefined,
  })('')!;
}

describe('real repositories', () => {
  it.each(Object.entries(expectedFacts))('%s', (list, known) => {
    const all = Object.fromEntries(
      repositoryFacts.map(({ name, type }) => [
        name,
        name === 'readable' ||
          (known[name] ?? (type === 'boolean' ? false : [])),
      ]),
    );
    const found = Object.fromEntries(
      Object.entries(detectFacts(list)).map(([name, fact]) => [
        name,
        'value' in fact ? fact.value : fact,
      ]),
    );
    expect(found).toEqual(all);
  });

  it.each([
    [
      'prometheus__prometheus',
      /testdata|fixtures|examples|node_modules|vendor/,
    ],
    ['ossf__scorecard', /testdata/],
    ['terraform-aws-modules__terraform-aws-vpc', /examples/],
    ['honojs__hono', /fixtures|vendor/],
  ])(
    'takes no evidence of %s out of folders that are not its own',
    (list, foreign) => {
      for (const fact of Object.values(detectFacts(list))) {
        const evidence = 'value' in fact ? fact.evidence ?? [] : [];
        for (const { title } of evidence) {
          expect(title).not.toMatch(foreign);
        }
      }
    },
  );
});
