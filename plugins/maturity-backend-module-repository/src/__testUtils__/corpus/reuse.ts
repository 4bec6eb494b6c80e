import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/build.yml';

const reused: readonly (readonly [string, object, readonly string[]])[] = [
  [
    path,
    {
      jobs: {
        a: { uses: 'acme/ci/.github/workflows/node.yml@v1' },
        b: { uses: './.github/workflows/x.yml' },
      },
    },
    ['acme/ci/.github/workflows/node.yml@v1'],
  ],
  [
    '.gitlab-ci.yml',
    {
      include: [
        { project: 'acme/ci', file: '/node.yml', ref: 'v1' },
        { local: 'a.yml' },
        { component: 'gitlab.com/acme/node@1' },
      ],
    },
    ['acme/ci//node.yml@v1', 'gitlab.com/acme/node@1'],
  ],
  [
    '.gitlab-ci.yml',
    { include: 'https://example.com/ci.yml' },
    ['https://example.com/ci.yml'],
  ],
  [
    'azure-pipelines.yml',
    {
      resources: {
        repositories: [
          { repository: 't', name: 'acme/templates' },
          { repository: 'u', name: 'acme/unused' },
        ],
      },
      extends: { template: 'node.yml@t' },
    },
    ['acme/templates'],
  ],
];

/** Pipeline definitions of other repositories. */
export const reuseCases: readonly CorpusCase[] = [
  ...reused.map(
    ([file, content, expected]): CorpusCase => [
      'reusableWorkflows',
      { [file]: JSON.stringify(content) },
      expected,
    ],
  ),
  ['reusableWorkflows', { Jenkinsfile: "@Library('acme@v1') _" }, ['acme@v1']],
  ['reusableWorkflows', { Jenkinsfile: "node { sh 'make' }" }, []],
];
