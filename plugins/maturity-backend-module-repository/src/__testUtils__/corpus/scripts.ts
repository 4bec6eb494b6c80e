import { workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';

/** A workflow with one job of a matrix. */
function withMatrix(matrix: object, run: string): string {
  return JSON.stringify({
    on: 'push',
    jobs: { build: { strategy: { matrix }, steps: [{ run }] } },
  });
}

/** A workflow and packages, with the scripts of each by its folder. */
function withPackages(
  run: string,
  packages: Readonly<Record<string, object>>,
): Record<string, string> {
  return {
    [path]: workflow({ run }),
    ...Object.fromEntries(
      Object.entries(packages).map(([folder, scripts]) => [
        `${folder}package.json`,
        JSON.stringify({ name: folder.slice(0, -1), scripts }),
      ]),
    ),
  };
}

/** How scripts are read: values of a matrix, outputs of commands, lists, and packages. */
export const scriptCases: readonly CorpusCase[] = [
  [
    'pipelineTests',
    {
      [path]: withMatrix(
        { task: ['lint', 'check'] },
        './gradlew ${{ matrix.task }}',
      ),
    },
    ['Java, Kotlin and Scala'],
  ],
  [
    'deployWorkflows',
    {
      [path]: withMatrix(
        { include: [{ tool: 'sst', verb: 'deploy' }] },
        'npx ${{ matrix.tool }} ${{ matrix.verb }}',
      ),
    },
    [path],
  ],
  [
    'pipelineTests',
    { [path]: withMatrix({ task: ['lint'] }, './gradlew ${{ matrix.task }}') },
    [],
  ],
  // The output of a command is a word of the command around it.
  [
    'pipelineBuilds',
    { [path]: workflow({ run: 'GOOS=$(go env GOOS) go build ./cmd/app' }) },
    ['Go'],
  ],
  [
    'pipelineBuilds',
    {
      [path]: workflow({ run: 'make app' }),
      Makefile:
        'OS ?= $(shell go env GOOS)\napp:\n\tGOOS=$(OS) go build ./app\n',
    },
    ['Go'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({ run: 'make unit' }),
      Makefile: 'RUN ?= $(shell pwd)/bin/ginkgo\nunit:\n\t$(RUN) -r ./pkg\n',
    },
    ['Go'],
  ],
  ['pipelineTests', { [path]: workflow({ run: 'echo $(date) pytest' }) }, []],
  // Commands beside each other, but neither redirections nor lists of files.
  [
    'pipelineTests',
    { [path]: workflow({ run: 'npm run serve & pytest 2>&1 & wait' }) },
    ['Python'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({
        shell: 'pwsh',
        run: "$files = @(\n  './ship.ps1'\n)\nInvoke-Pester -Path $files",
      }),
      'ship.ps1': 'kubectl apply -f k8s\n',
    },
    ['PowerShell'],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ run: "files=(\n  './ship.sh'\n)\nls ${files[@]}" }),
      'ship.sh': 'kubectl apply -f k8s\n',
    },
    [],
  ],
  // Scripts of all packages, or of one.
  [
    'pipelineTests',
    withPackages('pnpm test', {
      '': { test: 'pnpm -r --workspace-concurrency=1 run test' },
      'web/': { test: 'vitest run' },
      'stats/': { test: 'poetry run pytest' },
      'examples/a/': { test: 'cargo test' },
    }),
    ['JavaScript and TypeScript', 'Python'],
  ],
  [
    'pipelineBuilds',
    withPackages('yarn workspace stats run setup', {
      '': { setup: 'docker build .' },
      'web/': { setup: 'vite build' },
      'stats/': { setup: 'poetry build' },
    }),
    ['Python'],
  ],
  [
    'pipelineBuilds',
    withPackages('pnpm run setup --filter=./stats...', {
      'web/': { setup: 'vite build' },
      'stats/': { setup: 'poetry build' },
    }),
    ['Python'],
  ],
  // The root of the workspace, and arguments of the script.
  [
    'pipelineBuilds',
    withPackages('pnpm -w run setup -- --filter web', {
      '': { setup: 'go build' },
      'web/': { setup: 'vite build' },
    }),
    ['Go'],
  ],
  [
    'pipelineBuilds',
    withPackages('npm run setup', {
      '': {
        setup: 'run-p build:*',
        'build:a': 'go build',
        'lint:a': 'cargo build',
      },
    }),
    ['Go'],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ uses: 'acme/mkdocs-deploy-gh-pages@v1' }) },
    ['Site'],
  ],
  [
    'securityScanners',
    {
      Jenkinsfile:
        "@Library('acme@v1') _\nnightly('java') {\n  enableFortifyScan()\n}\n",
    },
    ['Commercial scanner'],
  ],
];
