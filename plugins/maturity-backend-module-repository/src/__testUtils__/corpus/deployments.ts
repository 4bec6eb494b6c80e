import { Files, workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';
const job = (name: string, ...steps: readonly object[]) =>
  JSON.stringify({ on: 'push', jobs: { [name]: { steps } } });
const apply = { run: 'kubectl apply -f k8s/' };
const push = { run: 'git commit -am web && git push' };
const deploy = { steps: [{ run: 'helm upgrade web chart' }] };

/** Workflows that deploy to a system of their own, by how they do. */
const tests: readonly (readonly [string, string])[] = [
  ['kind', workflow({ run: 'kind create cluster --name it' }, apply)],
  ['k3d', workflow({ run: 'k3d cluster create' }, apply)],
  ['minikube', workflow({ uses: 'medyagh/setup-minikube@v1' }, apply)],
  ['an action of kind', workflow({ uses: 'helm/kind-action@v1' }, apply)],
  ['a job of tests', job('e2e-tests', apply)],
  [
    'apply and destroy',
    workflow(
      { run: 'terraform apply -auto-approve' },
      { run: 'terraform destroy' },
    ),
  ],
  [
    'a folder of tests',
    workflow({ run: 'terraform apply', 'working-directory': 'test/infra' }),
  ],
  [
    'a folder of examples',
    workflow({ run: 'cd _examples/web && terraform apply' }),
  ],
  [
    'a file of tests',
    workflow({ run: 'kubectl apply -f e2e/fixtures/a.yaml' }),
  ],
];

/** Steps that change a machine that is kept by hand. */
const overSsh: readonly (readonly [object])[] = [
  [{ uses: 'appleboy/ssh-action@v1' }],
  [{ uses: 'easingthemes/ssh-deploy@v5' }],
  [{ uses: 'SamKirkland/FTP-Deploy-Action@v4' }],
  [{ run: 'ssh app@web.example.org "cd /srv && git pull"' }],
  [{ run: 'rsync -az dist/ app@web.example.org:/srv/web' }],
  [{ run: 'scp web.jar app@web.example.org:/srv' }],
  [{ run: './deploy.sh' }],
];
const notOverSsh: readonly (readonly [object])[] = [
  [{ run: 'ssh-keyscan github.com >> known_hosts' }],
  [{ uses: 'webfactory/ssh-agent@v0.9' }],
  [{ run: 'rsync -a src/ dist/' }],
];

/** Steps that change what a controller deploys. */
const byGitops: readonly (readonly [readonly object[]])[] = [
  [
    [
      { run: 'cd overlays/prod && kustomize edit set image web=web:$TAG' },
      push,
    ],
  ],
  [[{ run: 'yq -i \'.image.tag = "1"\' deploy/values.yaml' }, push]],
  [
    [
      { run: 'git clone https://example.org/acme/state' },
      { run: "sed -i 's/tag:.*/tag: 1/' state/web.yaml" },
      push,
    ],
  ],
  [[{ uses: 'fjogeleit/yaml-update-action@main' }]],
];
const notByGitops: readonly (readonly [readonly object[]])[] = [
  [[{ run: "sed -i 's/version.*/1/' package.json" }, push]],
  [[{ run: 'kustomize edit set image web=web:$TAG' }]],
  [[push]],
];

/** Steps that start a deployment elsewhere. */
const elsewhere: readonly (readonly [object])[] = [
  [{ run: 'curl -X POST "$RENDER_DEPLOY_HOOK_URL"' }],
  [
    {
      run: 'curl -d \'{"event_type":"new-image"}\' https://api.github.com/repos/acme/state/dispatches',
    },
  ],
];
const notElsewhere: readonly (readonly [object])[] = [
  [{ run: 'curl -d \'{"text":"deployed"}\' "$SLACK_WEBHOOK"' }],
  [{ run: 'curl -L https://example.org/install.sh | sh' }],
  [{ run: 'gh api repos/acme/docs/dispatches -f event_type=docs' }],
];

/** Pipelines that deploy to staging and production, by how they say so. */
const environments: readonly (readonly [string, Files])[] = [
  [
    'a matrix',
    {
      [path]: JSON.stringify({
        jobs: {
          a: {
            ...deploy,
            strategy: { matrix: { stage: ['staging', 'production'] } },
            environment: '${{ matrix.stage }}',
          },
        },
      }),
    },
  ],
  [
    'a choice',
    {
      [path]: JSON.stringify({
        on: {
          workflow_dispatch: {
            inputs: { to: { options: ['staging', 'production'] } },
          },
        },
        jobs: { a: { ...deploy, environment: { name: '${{ inputs.to }}' } } },
      }),
    },
  ],
  [
    'an expression',
    {
      [path]: JSON.stringify({
        jobs: {
          a: {
            ...deploy,
            environment:
              "${{ github.ref == 'refs/heads/main' && 'production' || 'staging' }}",
          },
        },
      }),
    },
  ],
  [
    'a workflow for each',
    {
      '.github/workflows/deploy-staging.yml': workflow(apply),
      '.github/workflows/deploy-prod.yml': workflow(apply),
    },
  ],
  [
    'jobs of GitLab',
    {
      '.gitlab-ci.yml':
        'a: { script: [ fly deploy ], environment: staging }\nb: { script: [ fly deploy ], environment: { name: production/eu } }',
    },
  ],
  [
    'steps of Bitbucket',
    {
      'bitbucket-pipelines.yml':
        'pipelines: { default: [ { step: { deployment: staging, script: [ fly deploy ] } }, { step: { deployment: production, script: [ fly deploy ] } } ] }',
    },
  ],
];

const deploys = (...steps: readonly object[]): CorpusCase => [
  'deployWorkflows',
  { [path]: workflow(...steps) },
  [path],
];
const deploysNothing = (...steps: readonly object[]): CorpusCase => [
  'deployWorkflows',
  { [path]: workflow(...steps) },
  [],
];
const inProduction = (step: object): Files => ({
  [path]: JSON.stringify({
    jobs: { a: { environment: 'production', steps: [step] } },
  }),
  'deploy.sh': 'scp web.jar app@web.example.org:/srv\n',
});

/** Deployments, and what only looks like one. */
export const deploymentCases: readonly CorpusCase[] = [
  ...tests.flatMap(([, content]): CorpusCase[] => [
    ['deployWorkflows', { [path]: content }, []],
    ['infrastructurePipelines', { [path]: content }, []],
    ['ciProviders', { [path]: content }, ['GitHub Actions']],
  ]),
  ...overSsh.flatMap(([step]): CorpusCase[] => [
    ['sshDeployments', inProduction(step), [path]],
    ['deployWorkflows', inProduction(step), []],
  ]),
  ...notOverSsh.map(
    ([step]): CorpusCase => ['sshDeployments', { [path]: workflow(step) }, []],
  ),
  ...byGitops.map(([steps]) => deploys(...steps)),
  ...notByGitops.map(([steps]) => deploysNothing(...steps)),
  ...elsewhere.map(([step]) => deploys(step)),
  ...notElsewhere.map(([step]) => deploysNothing(step)),
  ...environments.map(
    ([, files]): CorpusCase => [
      'environments',
      files,
      ['production', 'staging'],
    ],
  ),
];
