import { workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/main.yml';
const deploy = '.github/workflows/deploy.yml';

function withJobs(jobs: object): string {
  return JSON.stringify({ on: 'push', jobs });
}

const inSteps = (...runs: readonly string[]) =>
  workflow(...runs.map(run => ({ run })));

/** Commands that are written in ways in which they are easily misread. */
export const commandCases: readonly CorpusCase[] = [
  // An expression is one word.
  [
    'deployWorkflows',
    {
      [path]: inSteps(
        'aws s3 sync "${{ github.workspace }}/out" s3://shop-${{ inputs.place }}-web --delete',
      ),
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      [path]: inSteps(
        "helm upgrade shop chart --set a=${{ inputs.a || 'b' }} --install",
      ),
    },
    [path],
  ],
  [
    'deployWorkflows',
    { [path]: inSteps("echo ${{ inputs.x && 'kubectl apply -f k8s' }}") },
    [],
  ],
  // A version is given, or asked for.
  [
    'infrastructurePipelines',
    { [path]: inSteps('helm upgrade shop chart --version "$VERSION" --wait') },
    ['Helm'],
  ],
  ['infrastructurePipelines', { [path]: inSteps('helm --version') }, []],
  // A function that runs its arguments.
  [
    'infrastructurePipelines',
    {
      [path]: inSteps(
        'patiently() {\n  for i in 1 2; do\n    "$@" && return\n  done\n}\npatiently tofu plan -out=a',
      ),
    },
    ['OpenTofu'],
  ],
  [
    'infrastructurePipelines',
    {
      [path]: inSteps('say() {\n  echo "$@"\n}\nsay tofu plan'),
    },
    [],
  ],
  // A command whose output is a text.
  [
    'pipelineBuilds',
    { [path]: inSteps('IMAGE="$(ko build --bare ./cmd/web)"') },
    ['Container image', 'Go'],
  ],
  ['pipelineTests', { [path]: inSteps('go tool gotestsum ./...') }, ['Go']],
  ['pipelineTests', { [path]: inSteps('go tool cover -func=a.out') }, []],
  [
    'pipelineTests',
    {
      [path]: inSteps(
        'npx start-server-and-test start http://localhost:3000 "cypress run --browser chrome"',
      ),
    },
    ['JavaScript and TypeScript'],
  ],
  // Fields of one item of a matrix are taken together, however many there are.
  [
    'pipelineTests',
    {
      [path]: withJobs({
        a: {
          strategy: {
            matrix: {
              part: ['x', 'y', 'z'].map(name => ({
                name,
                folder: `${name}/src`,
                get: 'uv sync',
                check: name === 'y' ? "echo 'none'" : 'uv run pytest',
              })),
            },
          },
          steps: [
            {
              run: 'echo ${{ matrix.part.name }}\ncd ${{ matrix.part.folder }}\n${{ matrix.part.get }}\n${{ matrix.part.check }} tests',
            },
          ],
        },
      }),
    },
    ['Python'],
  ],
  [
    'pipelineTests',
    {
      [path]: withJobs({
        a: {
          strategy: { matrix: { suite: [{ task: 'test:system' }] } },
          steps: [
            {
              run: 'bin/rails $TASK',
              env: { TASK: '${{ matrix.suite.task }}' },
            },
          ],
        },
      }),
    },
    ['Ruby'],
  ],
  // Inputs of actions that are commands, or that only a scan takes.
  [
    'pipelineTests',
    {
      [path]: workflow({
        uses: 'acme/in-container@v1',
        with: { runCmd: 'make check' },
      }),
      Makefile: 'check:\n\tgo test ./...\n',
    },
    ['Go'],
  ],
  [
    'securityScanners',
    {
      [path]: workflow({
        uses: 'acme/test-and-analyse@v2',
        with: { sonar_token: '${{ secrets.A }}' },
      }),
    },
    ['SonarQube'],
  ],
  // A script without an ending.
  [
    'deployWorkflows',
    {
      'cloudbuild.yaml':
        'steps:\n- name: gcr.io/cloud-builders/gcloud\n  entrypoint: bash\n  args: [./ops/deploy-web]\n',
      'ops/deploy-web': 'gcloud run deploy web\n',
    },
    ['cloudbuild.yaml'],
  ],
  // A script that is named after checking, and only checks types.
  [
    'pipelineTests',
    {
      [path]: inSteps('pnpm run check'),
      'package.json': '{"scripts":{"check":"astro check"}}',
    },
    [],
  ],
  // A message to people, and a trial that is removed again, deploy nothing.
  [
    'deployWorkflows',
    {
      [deploy]: withJobs({
        'push-and-deploy': {
          steps: [
            { uses: 'aws-actions/configure-aws-credentials@v4' },
            { run: 'docker build -t a . && docker push a' },
            { run: 'curl -X POST --data "$json" $SLACK_WEBHOOK' },
          ],
        },
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [path]: inSteps(
        'skaffold deploy -n pr1',
        'curl http://pr1/health',
        'skaffold delete -n pr1',
      ),
    },
    [],
  ],
  // A tool that is not known plans, and then applies.
  [
    'deployWorkflows',
    {
      [deploy]: withJobs({
        deploy: {
          environment: 'production',
          steps: [
            { run: 'tofu plan' },
            { run: '"$WRAPPER" apply changes.bin' },
          ],
        },
      }),
    },
    [deploy],
  ],
];
