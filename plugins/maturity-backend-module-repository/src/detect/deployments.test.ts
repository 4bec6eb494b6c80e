import { factsIn, Files, valueIn, workflow } from '../__testUtils__/detect';

const path = '.github/workflows/ci.yml';
const job = (name: string, ...steps: readonly object[]) =>
  JSON.stringify({ on: 'push', jobs: { [name]: { steps } } });
const apply = { run: 'kubectl apply -f k8s/' };

describe('deployments of tests', () => {
  it.each<[string, string]>([
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
  ])('do not count: %s', (_, content) => {
    const facts = factsIn({ [path]: content })!;
    expect(facts.deployWorkflows).toEqual({ value: [] });
    expect(facts.infrastructurePipelines).toEqual({ value: [] });
    expect(facts.ciProviders).toMatchObject({ value: ['GitHub Actions'] });
  });

  it('do not hide those of other jobs', () => {
    const content = JSON.stringify({
      jobs: {
        test: { steps: [{ uses: 'helm/kind-action@v1' }, apply] },
        'deploy-test': { steps: [{ run: 'helm upgrade web chart' }] },
      },
    });
    expect(valueIn('infrastructurePipelines', { [path]: content })).toEqual([
      'Helm',
    ]);
  });
});

describe('deployments over SSH', () => {
  it.each([
    [{ uses: 'appleboy/ssh-action@v1' }],
    [{ uses: 'easingthemes/ssh-deploy@v5' }],
    [{ uses: 'SamKirkland/FTP-Deploy-Action@v4' }],
    [{ run: 'ssh app@web.example.org "cd /srv && git pull"' }],
    [{ run: 'rsync -az dist/ app@web.example.org:/srv/web' }],
    [{ run: 'scp web.jar app@web.example.org:/srv' }],
    [{ run: './deploy.sh' }],
  ])('are a fact of their own: %j', step => {
    const content = JSON.stringify({
      jobs: { a: { environment: 'production', steps: [step] } },
    });
    const facts = factsIn({
      [path]: content,
      'deploy.sh': 'scp web.jar app@web.example.org:/srv\n',
    })!;
    expect(facts.sshDeployments).toMatchObject({ value: [path] });
    expect(facts.deployWorkflows).toEqual({ value: [] });
  });

  it.each([
    [{ run: 'ssh-keyscan github.com >> known_hosts' }],
    [{ uses: 'webfactory/ssh-agent@v0.9' }],
    [{ run: 'rsync -a src/ dist/' }],
  ])('are not %j', step => {
    expect(valueIn('sshDeployments', { [path]: workflow(step) })).toEqual([]);
  });
});

describe('deployments by GitOps', () => {
  const push = { run: 'git commit -am web && git push' };

  it.each([
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
  ])('are commits: %j', steps => {
    expect(valueIn('deployWorkflows', { [path]: workflow(...steps) })).toEqual([
      path,
    ]);
  });

  it.each([
    [[{ run: "sed -i 's/version.*/1/' package.json" }, push]],
    [[{ run: 'kustomize edit set image web=web:$TAG' }]],
    [[push]],
  ])('are not %j', steps => {
    expect(valueIn('deployWorkflows', { [path]: workflow(...steps) })).toEqual(
      [],
    );
  });
});

describe('deployments from elsewhere', () => {
  it.each([
    [{ run: 'curl -X POST "$RENDER_DEPLOY_HOOK_URL"' }],
    [
      {
        run: 'curl -d \'{"event_type":"new-image"}\' https://api.github.com/repos/acme/state/dispatches',
      },
    ],
  ])('are started by %j', step => {
    expect(valueIn('deployWorkflows', { [path]: workflow(step) })).toEqual([
      path,
    ]);
  });

  it.each([
    [{ run: 'curl -d \'{"text":"deployed"}\' "$SLACK_WEBHOOK"' }],
    [{ run: 'curl -L https://example.org/install.sh | sh' }],
    [{ run: 'gh api repos/acme/docs/dispatches -f event_type=docs' }],
  ])('are not started by %j', step => {
    expect(valueIn('deployWorkflows', { [path]: workflow(step) })).toEqual([]);
  });
});

describe('environments of pipelines', () => {
  const deploy = { steps: [{ run: 'helm upgrade web chart' }] };

  it.each<[string, Files]>([
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
  ])('are read from %s', (_, files) => {
    expect(valueIn('environments', files)).toEqual(['production', 'staging']);
  });

  it('are not those of jobs that deploy nothing', () => {
    const files = {
      '.github/workflows/test-staging.yml': workflow({ run: 'npm test' }),
      '.github/workflows/test-prod.yml': workflow({ run: 'npm test' }),
    };
    expect(valueIn('environments', files)).toEqual([]);
  });
});
