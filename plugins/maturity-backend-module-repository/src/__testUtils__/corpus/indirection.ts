import { workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';

/** A workflow with a job for an environment. */
function forEnvironment(name: string, ...steps: readonly object[]): string {
  return JSON.stringify({
    on: 'workflow_dispatch',
    jobs: { [name]: { environment: 'production', steps } },
  });
}

/** Work that is behind a shell, an action, a plugin, an executor or a name. */
export const indirectionCases: readonly CorpusCase[] = [
  [
    'pipelineTests',
    {
      [path]: workflow({
        run: `docker compose exec -T web /bin/sh -c 'CI=1 bundle exec --verbose rspec --pattern "spec/**"'`,
      }),
    },
    ['Ruby'],
  ],
  [
    'securityScanners',
    {
      [path]: workflow({
        run: `docker compose exec web /usr/bin/bash -c "bundle-audit check --update"`,
      }),
    },
    ['Package audit'],
  ],
  // The command of an action comes from the matrix of the job.
  [
    'pipelineTests',
    {
      [path]: JSON.stringify({
        on: 'push',
        jobs: {
          checks: {
            strategy: {
              matrix: {
                include: [
                  { command: 'yarn run standard' },
                  { command: 'docker compose pull\nyarn run jest' },
                ],
              },
            },
            steps: [
              {
                uses: './.github/actions/run',
                with: { command: '${{ matrix.command }}' },
              },
            ],
          },
        },
      }),
      '.github/actions/run/action.yml':
        'runs:\n  using: composite\n  steps:\n  - run: ${{ inputs.command }}\n    shell: bash\n',
    },
    ['JavaScript and TypeScript'],
  ],
  // A script beside the action.
  [
    'deployWorkflows',
    {
      [path]: workflow({ uses: './.github/actions/lambda' }),
      '.github/actions/lambda/action.yml':
        'runs:\n  using: composite\n  steps:\n  - run: \'"${{ github.action_path }}/run.sh" web\'\n',
      '.github/actions/lambda/run.sh':
        'aws lambda update-function-code --function-name "$1" --zip-file fileb://a.zip\n',
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ uses: './.github/actions/lambda' }),
      '.github/actions/lambda/action.yml':
        'runs:\n  using: composite\n  steps:\n  - run: $GITHUB_ACTION_PATH/run.sh\n',
      '.github/actions/lambda/run.sh': 'aws lambda get-function --name a\n',
    },
    [],
  ],
  // A script that runs its arguments in a container.
  [
    'pipelineTests',
    {
      [path]: workflow({
        run: 'bin/in-container.sh cargo tarpaulin --out Xml',
      }),
      'bin/in-container.sh':
        'log_and_run docker run \\\n  "${options[@]}" \\\n  -- \\\n  "${IMAGE}" \\\n  "${@}"\n',
    },
    ['Rust'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({ run: 'bin/notify.sh cargo test' }),
      'bin/notify.sh': 'echo "$@"\ncurl -d "$*" https://chat.example.com\n',
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      '.buildkite/pipeline.yml':
        'steps:\n- label: Update staging\n  plugins:\n  - acme/pulumi#v1.0.0: { command: update, stack: web }\n',
    },
    ['.buildkite/pipeline.yml'],
  ],
  [
    'deployWorkflows',
    {
      '.buildkite/pipeline.yml':
        'steps:\n- plugins:\n  - acme/pulumi#v1.0.0: { command: preview, stack: web }\n',
    },
    [],
  ],
  // A step that tests makes what it needs, and no other step does.
  [
    'deployWorkflows',
    {
      '.buildkite/pipeline.yml':
        'steps:\n- group: Integration tests\n  steps:\n  - { label: API, command: pulumi up --stack local }\n- { label: Lint, command: make lint }\n',
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      '.buildkite/pipeline.yml':
        'steps:\n- { label: Integration tests, command: make test }\n- { label: Release, command: helm upgrade web ./chart }\n',
    },
    ['.buildkite/pipeline.yml'],
  ],
  [
    'pipelineTests',
    {
      '.circleci/config.yml':
        'version: 2.1\njobs:\n  web:\n    docker: [{ image: cimg/node:22.0 }]\n    working_directory: ~/repo/site/web\n    steps: [checkout, { run: npm run check-all }]\nworkflows: { all: { jobs: [web] } }\n',
      'site/web/package.json': '{"scripts":{"check-all":"vitest run"}}',
    },
    ['JavaScript and TypeScript'],
  ],
  [
    'securityScanners',
    {
      '.circleci/config.yml':
        'version: 2.1\nexecutors:\n  sast: { docker: [{ image: "semgrep/semgrep:1.1" }] }\njobs:\n  look: { executor: sast, steps: [checkout, { run: node tools/look.js }] }\nworkflows: { all: { jobs: [look] } }\n',
    },
    ['Semgrep'],
  ],
  [
    'securityScanners',
    {
      '.buildkite/pipeline.yml':
        'steps:\n- command: .buildkite/cargo-audit.sh | buildkite-agent pipeline upload\n',
    },
    ['Package audit'],
  ],
  [
    'pipelineBuilds',
    {
      'azure-pipelines.yml':
        'pool: Default\nsteps:\n- task: DotNetCoreCLI@2\n  inputs: { command: publish, arguments: -o $(build.artifactStagingDirectory)/web }\n',
    },
    ['.NET'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({
        run: 'export SUITE=$(tools/pick.sh) && go test $SUITE',
      }),
      'tools/pick.sh': 'ls suites\n',
    },
    ['Go'],
  ],
  // Another job of Jenkins deploys what this one built.
  [
    'deployWorkflows',
    {
      Jenkinsfile:
        "pipeline { agent any\n stages {\n stage('build') { steps { sh 'make image' } }\n stage('release: prod') { steps { start('web') } } } }\nvoid start(name) {\n  build job: \"ecs-pipeline\", parameters: [string(name: 'Service', value: name)]\n}\n",
    },
    ['Jenkinsfile'],
  ],
  [
    'deployWorkflows',
    {
      Jenkinsfile:
        "pipeline { agent any\n stages {\n stage('release notes') { steps { build job: 'make-notes' } } } }\n",
    },
    [],
  ],
  // Jobs that look after data or report: none is named after deploying.
  ...['database-backup', 'restore', 'monitor-replication', 'metrics'].map(
    (name): CorpusCase => [
      'deployWorkflows',
      {
        [`.github/workflows/${name}.yml`]: forEnvironment(name, {
          uses: 'acme/tools/postgres@v1',
        }),
      },
      'unknown',
    ],
  ),
  [
    'deployWorkflows',
    {
      '.github/workflows/deploy-metrics.yml': forEnvironment('deploy', {
        uses: 'acme/tools/apply-it@v1',
      }),
    },
    ['.github/workflows/deploy-metrics.yml'],
  ],
  // A job that is named after the environment for tests is no test.
  [
    'deployWorkflows',
    {
      [path]: JSON.stringify({
        on: 'push',
        jobs: {
          'update-test-environment': { steps: [{ run: 'terraform apply' }] },
        },
      }),
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({
        run: 'ansible-playbook --connection=local render.yml',
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ run: 'ansible-playbook -c local deploy-web.yml' }),
    },
    [path],
  ],
  [
    'sshDeployments',
    {
      [path]: workflow({
        run: 'rsync -av node_modules/@acme/client/ layer/@acme/client',
      }),
    },
    [],
  ],
  [
    'sshDeployments',
    { [path]: workflow({ run: 'rsync -av dist/ "$USER@$HOST:/srv/web"' }) },
    [path],
  ],
  [
    'securityGates',
    {
      [path]: workflow({
        uses: 'securego/gosec@v2',
        with: { args: '-no-fail -fmt sarif ./...' },
      }),
    },
    [],
  ],
  [
    'securityGates',
    { [path]: workflow({ run: 'bandit -r src --exit-zero' }) },
    [],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ uses: 'acme/actions/build-docker-image@v2' }) },
    ['Container image'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({
        run: './pants --tag=-slow test :: --pytest-args="-m unit"',
      }),
    },
    ['Python'],
  ],
  [
    'policyEngines',
    { 'policy/PulumiPolicy.yaml': 'runtime: nodejs\n' },
    ['Pulumi policies'],
  ],
  [
    'documentation',
    { 'guide/architectural-decision-records/001-use-sql.md': '# Use SQL\n' },
    ['Decision records'],
  ],
  [
    'infrastructureAsCode',
    { 'scripts/sls': '#!/bin/sh\nnpx serverless\n' },
    [],
  ],
];
