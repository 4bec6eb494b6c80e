import { workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';
const named = (file: string) => `.github/workflows/${file}`;

/** A workflow with one job for an environment. */
function forEnvironment(
  name: string,
  environment: string,
  ...steps: readonly object[]
): string {
  return JSON.stringify({
    on: 'workflow_dispatch',
    jobs: { [name]: { environment, steps } },
  });
}

/** Jobs that name an environment, and what is true of them. */
const atEnvironments: readonly CorpusCase[] = [
  // A job of no telling name may do anything there.
  [
    'deployWorkflows',
    {
      [named('nightly.yml')]: forEnvironment('figures', 'production', {
        run: './bin/figures',
      }),
    },
    'unknown',
  ],
  [
    'deployWorkflows',
    {
      [named('migrate.yml')]: forEnvironment('migrate', 'production', {
        run: 'bundle exec rails db:migrate',
      }),
    },
    'unknown',
  ],
  [
    'deployWorkflows',
    {
      [named('users.yml')]: forEnvironment('add-user', 'staging', {
        uses: 'acme/run-task@v1',
      }),
    },
    'unknown',
  ],
  [
    'deployWorkflows',
    {
      [named('smoke.yml')]: forEnvironment('smoke-tests', 'staging', {
        run: 'npm run smoke',
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [named('infra.yml')]: forEnvironment('plan', 'production', {
        run: 'terraform plan',
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [named('release.yml')]: forEnvironment('publish', 'production', {
        run: 'npm publish',
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [named('image.yml')]: forEnvironment('image', 'production', {
        uses: 'docker/build-push-action@v6',
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [named('deploy.yml')]: forEnvironment('production', 'production', {
        run: 'node tools/ship.js',
      }),
    },
    [named('deploy.yml')],
  ],
  [
    'deployWorkflows',
    {
      [path]: forEnvironment('deploy', 'production', { run: './bin/ship' }),
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      [path]: forEnvironment('rollout', 'eu-prod', { uses: 'acme/ship@v2' }),
    },
    [path],
  ],
  // Named after both, without the key for it.
  [
    'deployWorkflows',
    {
      '.gitlab-ci.yml':
        'deploy-production:\n  script:\n    - ./ci/ship.sh\ntest:\n  script: [pytest]\n',
    },
    ['.gitlab-ci.yml'],
  ],
  [
    'deployWorkflows',
    {
      '.gitlab-ci.yml': 'deploy:\n  script:\n    - ./ci/ship.sh\n',
    },
    'unknown',
  ],
  [
    'deployWorkflows',
    {
      '.gitlab-ci.yml':
        'deploy:\n  script:\n    - twine upload dist/*\n    - echo done\n',
    },
    [],
  ],
];

const login = { uses: 'aws-actions/configure-aws-credentials@v6' };
const calling = (environment: string) =>
  JSON.stringify({
    on: 'push',
    jobs: {
      go: { uses: './.github/workflows/ship.yml', with: { environment } },
    },
  });

/** Jobs that are named after deploying, or after what is beside it. */
const byName: readonly CorpusCase[] = [
  // The account that it logs in to is the place.
  [
    'deployWorkflows',
    {
      [named('deploy-api.yml')]: JSON.stringify({
        name: 'Build and deploy the API',
        on: 'push',
        jobs: { deploy: { steps: [login, { uses: 'acme-login/upload@v4' }] } },
      }),
    },
    [named('deploy-api.yml')],
  ],
  ...[
    'post-deployment',
    'list-deployment-ids',
    'report-deploy',
    'undeploy',
  ].map(
    (name): CorpusCase => [
      'deployWorkflows',
      {
        [named(`prod-${name}.yml`)]: JSON.stringify({
          on: 'push',
          jobs: { [name]: { steps: [login, { run: './bin/go prod' }] } },
        }),
      },
      [],
    ],
  ),
  [
    'deployWorkflows',
    {
      [named('test-load.yml')]: forEnvironment('load', 'staging', {
        run: 'kubectl apply -f load/job.yaml',
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [named('tofu-plan.yml')]: forEnvironment('plan', 'production', {
        run: 'scripts/tofu-run',
      }),
      'scripts/tofu-run':
        'tofu plan\nif [ "$APPLY" ]; then\n  tofu apply\nfi\n',
    },
    [],
  ],
  // An action that runs any command says nothing by itself.
  [
    'deployWorkflows',
    {
      [path]: workflow({
        uses: 'cloud-gov/cg-cli-tools@main',
        with: { command: 'cf run-task web --command report' },
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({
        uses: 'cloud-gov/cg-cli-tools@main',
        with: { command: 'cf push web --strategy rolling' },
      }),
    },
    [path],
  ],
  // A workflow that is called is part of the one that calls it.
  [
    'deployWorkflows',
    {
      [named('main.yml')]: calling('prod'),
      [named('ship.yml')]: JSON.stringify({
        on: { workflow_call: { inputs: { environment: {} } } },
        jobs: {
          a: {
            environment: '${{ inputs.environment }}',
            steps: [{ run: 'fly deploy' }],
          },
        },
      }),
    },
    [named('main.yml'), named('ship.yml')],
  ],
  [
    'environments',
    {
      [named('dev.yml')]: calling('dev'),
      [named('main.yml')]: calling('prod'),
      [named('ship.yml')]: JSON.stringify({
        on: { workflow_call: { inputs: { environment: {} } } },
        jobs: {
          a: {
            environment: '${{ inputs.environment }}',
            steps: [{ run: 'fly deploy' }],
          },
        },
      }),
    },
    ['development', 'production'],
  ],
  [
    'deployWorkflows',
    {
      'azure-pipelines.yml':
        'trigger: [main]\npool: { vmImage: x }\nresources: { repositories: [{ repository: common, name: acme/common }] }\nextends:\n  template: azure/api-deployment.yml@common\n  parameters:\n    deployments:\n    - environment: dev\n    - environment: prod\n',
    },
    ['azure-pipelines.yml'],
  ],
  [
    'environments',
    {
      'azure-pipelines.yml':
        'trigger: [main]\npool: { vmImage: x }\nresources: { repositories: [{ repository: common, name: acme/common }] }\nextends:\n  template: azure/api-deployment.yml@common\n  parameters:\n    deployments:\n    - environment: dev\n    - environment: prod\n',
    },
    ['development', 'production'],
  ],
  [
    'environments',
    {
      'ci/pipeline.yml':
        'resources:\n- { name: cf-one, type: cf }\njobs:\n- name: staging\n  plan:\n  - put: cf-one\n- name: production\n  plan:\n  - put: cf-one\n',
    },
    ['production', 'staging'],
  ],
  // A place in the name for people.
  [
    'deployWorkflows',
    {
      [named('closed.yml')]: JSON.stringify({
        on: 'push',
        jobs: {
          'deploy-main': {
            name: 'Deploy changes in the dev account',
            steps: [{ run: './bin/dispatch' }],
          },
        },
      }),
    },
    [named('closed.yml')],
  ],
  // Requests that change something.
  [
    'deployWorkflows',
    {
      [path]: JSON.stringify({
        on: 'push',
        jobs: {
          deploy: {
            environment: { name: '${{ needs.a.outputs.app }}' },
            steps: [
              { run: 'curl "$API/apps/$APP/slugs" --data-binary @slug.json' },
            ],
          },
        },
      }),
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({
        run: 'ssh -o A=no "dokku@$HOST" git:from-image web "$DIGEST"',
      }),
    },
    [path],
  ],
];

/** Jobs that are named after deploying, or name a place, or both. */
export const placeCases: readonly CorpusCase[] = [...atEnvironments, ...byName];
