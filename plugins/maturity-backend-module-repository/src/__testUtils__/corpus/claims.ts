import { Files, workflow } from '../detect';
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

const proposal = (types: readonly string[] | undefined, ...steps: object[]) =>
  JSON.stringify({
    on: { pull_request: types ? { types } : null },
    jobs: { preview: { steps } },
  });

/** Jobs that name an environment, and what is true of them. */
const atEnvironments: readonly CorpusCase[] = [
  // What a job of no telling name does there is not known.
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
  // What a workflow calls is part of it.
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

/** Deployments that do not last, or go nowhere. */
const notLasting: readonly (readonly [string, Files])[] = [
  [
    'a playbook for the machine of the job',
    {
      [path]: workflow({
        run: 'ansible-playbook -i localhost, -c local site.yml',
      }),
    },
  ],
  [
    'a playbook with a local connection',
    {
      [path]: workflow({
        run: 'sudo ansible-playbook --connection=local playbooks/all.yml',
      }),
    },
  ],
  [
    'a playbook that is tried',
    { [path]: workflow({ run: 'ansible-playbook site.yml --check --diff' }) },
  ],
  [
    'a preview of a proposal',
    { [path]: proposal(undefined, { run: 'vercel deploy --token=x' }) },
  ],
  [
    'pages behind a script',
    {
      [path]: workflow({ run: 'npm run deploy' }),
      'package.json': '{"scripts":{"deploy":"gh-pages -d dist"}}',
    },
  ],
  [
    'pages behind a target',
    {
      [path]: workflow({ run: 'make deploy' }),
      Makefile: 'deploy:\n\tmkdocs gh-deploy --force\n',
    },
  ],
  [
    'a package behind a target',
    {
      [path]: workflow({ run: 'make deploy' }),
      Makefile: 'deploy: build\n\ttwine upload dist/*\nbuild:\n\tuv build\n',
    },
  ],
  [
    'an image behind a script',
    {
      [path]: workflow({ run: './scripts/deploy.sh' }),
      'scripts/deploy.sh': 'docker build -t acme/web .\ndocker push acme/web\n',
    },
  ],
  [
    'a cluster of kind by its context',
    { [path]: workflow({ run: 'kubectl --context kind-ci apply -f k8s/' }) },
  ],
];

const lasting: readonly (readonly [string, Files])[] = [
  [
    'a proposal that is merged',
    { [path]: proposal(['closed'], { run: 'fly deploy' }) },
  ],
  [
    'an inventory',
    { [path]: workflow({ run: 'ansible-playbook -i hosts/prod site.yml' }) },
  ],
  [
    'a script that deploys',
    {
      [path]: workflow({ run: './scripts/deploy.sh' }),
      'scripts/deploy.sh':
        'docker push acme/web\nkubectl set image deploy/web\n',
    },
  ],
];

const stage = (commands: Readonly<Record<string, string>>): Files => ({
  [path]: JSON.stringify({
    on: 'push',
    jobs: Object.fromEntries(
      Object.entries(commands).map(([name, run]) => [
        name,
        { steps: [{ run }] },
      ]),
    ),
  }),
});

/** Pipelines that deploy to development and production, by what names them. */
const byCommand: readonly Files[] = [
  stage({
    a: 'serverless deploy --stage dev',
    b: 'serverless deploy --stage prod',
  }),
  stage({
    a: 'helm upgrade web chart -f deploy/values-dev.yaml',
    b: 'helm upgrade web chart -f deploy/values-prod.yaml',
  }),
  stage({
    a: 'terraform apply -var-file=env/dev.tfvars',
    b: 'terraform apply -var-file=env/prod.tfvars',
  }),
  stage({ a: './deploy.sh dev', b: './deploy.sh production' }),
  stage({ a: 'make deploy ENV=dev', b: 'make deploy ENV=prod' }),
  stage({
    a: 'gcloud run deploy web --project acme-dev',
    b: 'gcloud run deploy web --project acme-prod',
  }),
  stage({
    a: 'kubectl apply -n dev -f k8s/',
    b: 'kubectl apply --namespace=prod -f k8s/',
  }),
  stage({ a: 'cdk deploy Web-dev', b: 'cdk deploy Web-prod' }),
  stage({
    a: 'sam deploy --config-env development',
    b: 'sam deploy --config-env production',
  }),
  stage({
    a: 'flyctl deploy -c fly.dev.toml',
    b: 'flyctl deploy -c fly.production.toml',
  }),
];
const notByCommand: readonly Files[] = [
  stage({ a: 'npm test --stage dev', b: 'npm run build -- --mode production' }),
  stage({
    a: 'helm upgrade web chart --set tag=dev',
    b: 'kubectl get -n prod',
  }),
];

/** What is claimed, and what is left open or not there. */
export const claimCases: readonly CorpusCase[] = [
  ...atEnvironments,
  ...byName,
  ...notLasting.map(([, files]): CorpusCase => ['deployWorkflows', files, []]),
  ...lasting.map(([, files]): CorpusCase => ['deployWorkflows', files, [path]]),
  ...byCommand.map(
    (files): CorpusCase => [
      'environments',
      files,
      ['development', 'production'],
    ],
  ),
  ...notByCommand.map((files): CorpusCase => ['environments', files, []]),
];
