import { factsIn, paths, valueIn, workflow } from '../__testUtils__/detect';
import { RepositoryFactName } from '../declarations';

const path = '.github/workflows/build.yml';

/** The facts that one step of a workflow shows. */
const steps: readonly [RepositoryFactName, object, readonly string[]][] = [
  ['deployWorkflows', { run: 'kubectl apply -f k8s/' }, [path]],
  [
    'deployWorkflows',
    { run: 'kubectl -n shop \\\n  rollout restart deploy/a' },
    [path],
  ],
  [
    'deployWorkflows',
    { run: 'helm --debug upgrade --install a chart' },
    [path],
  ],
  ['deployWorkflows', { run: 'gcloud run deploy shop' }, [path]],
  ['deployWorkflows', { run: 'aws ecs update-service --service a' }, [path]],
  ['deployWorkflows', { run: 'npm run deploy' }, [path]],
  ['deployWorkflows', { run: './scripts/deploy.sh production' }, [path]],
  ['deployWorkflows', { uses: 'azure/webapps-deploy@v3' }, [path]],
  ['deployWorkflows', { run: 'npm run deploy:docs' }, []],
  ['deployWorkflows', { run: 'echo "now kubectl apply it"' }, []],
  ['deployWorkflows', { run: '# kubectl apply\nmake test' }, []],
  ['deployWorkflows', { run: 'kubectl get pods' }, []],
  ['deployWorkflows', { uses: 'actions/deploy-pages@v4' }, []],
  [
    'infrastructurePipelines',
    { run: 'terraform -chdir=infra plan' },
    ['Terraform'],
  ],
  [
    'infrastructurePipelines',
    { run: 'terraform fmt && terraform validate' },
    [],
  ],
  [
    'infrastructurePipelines',
    { run: 'tofu apply -auto-approve' },
    ['OpenTofu'],
  ],
  ['infrastructurePipelines', { uses: 'pulumi/actions@v6' }, ['Pulumi']],
  ['infrastructurePipelines', { run: 'npx cdk deploy --all' }, ['AWS CDK']],
  [
    'infrastructurePipelines',
    { run: 'aws cloudformation deploy' },
    ['CloudFormation'],
  ],
  [
    'infrastructurePipelines',
    { run: 'az deployment group create' },
    ['Azure Resource Manager'],
  ],
  ['infrastructurePipelines', { run: 'helm upgrade a chart' }, ['Helm']],
  ['infrastructurePipelines', { run: 'helm lint chart' }, []],
  ['infrastructurePipelines', { run: 'kubectl apply -k .' }, ['kubectl']],
  [
    'infrastructurePipelines',
    { run: 'ansible-playbook site.yml' },
    ['Ansible'],
  ],
  ['securityScanners', { uses: 'github/codeql-action/analyze@v3' }, ['CodeQL']],
  ['securityScanners', { uses: 'github/codeql-action/upload-sarif@v3' }, []],
  ['securityScanners', { uses: 'aquasecurity/trivy-action@0.30.0' }, ['Trivy']],
  ['securityScanners', { run: 'trivy --quiet image shop:latest' }, ['Trivy']],
  ['securityScanners', { uses: 'anchore/scan-action@v6' }, ['Grype']],
  ['securityScanners', { uses: 'snyk/actions/node@master' }, ['Snyk']],
  ['securityScanners', { run: 'semgrep ci' }, ['Semgrep']],
  ['securityScanners', { run: 'tfsec .' }, ['tfsec']],
  ['securityScanners', { uses: 'checkmarx/kics-github-action@v2' }, ['KICS']],
  ['securityScanners', { run: 'gosec ./...' }, ['gosec']],
  ['securityScanners', { run: 'bandit -r src' }, ['Bandit']],
  [
    'securityScanners',
    { uses: 'google/osv-scanner-action/osv-scanner-action@v2' },
    ['OSV-Scanner'],
  ],
  ['securityScanners', { uses: 'zaproxy/action-baseline@v0.14.0' }, ['ZAP']],
  ['securityScanners', { uses: 'gitleaks/gitleaks-action@v2' }, ['Gitleaks']],
  ['securityScanners', { run: 'npm audit --omit=dev' }, ['Package audit']],
  [
    'securityScanners',
    { uses: 'sonarsource/sonarqube-scan-action@v5' },
    ['SonarQube'],
  ],
  ['securityScanners', { run: 'echo trivy image' }, []],
  ['policyEngines', { run: 'conftest test k8s/*.yaml' }, ['Conftest']],
  ['policyEngines', { run: 'kyverno apply policies -r k8s' }, ['Kyverno']],
  ['policyEngines', { run: 'checkov -d infra' }, ['Checkov']],
  ['policyEngines', { run: 'checkov --soft-fail -d infra' }, []],
];

describe('rules on pipelines', () => {
  it.each(steps)('%s of a step %j is %j', (fact, step, expected) => {
    expect(valueIn(fact, { [path]: workflow(step) })).toEqual(expected);
  });

  it.each([
    ['.gitlab-ci.yml', 'deploy:\n  script:\n    - helm upgrade a chart'],
    [
      '.circleci/config.yml',
      'jobs: { d: { steps: [ { run: { command: kubectl apply -f a } } ] } }',
    ],
    ['azure-pipelines.yml', 'steps:\n- task: AzureWebApp@1'],
    [
      'bitbucket-pipelines.yml',
      'pipelines: { default: [ { step: { script: [ "sam deploy" ] } } ] }',
    ],
    [
      'cloudbuild.yaml',
      'steps:\n- name: gcr.io/google.com/cloudsdktool/cloud-sdk\n  args: [gcloud, run, deploy, shop]',
    ],
    ['Jenkinsfile', "node {\n  sh 'kubectl apply -f k8s'\n}"],
    [
      '.drone.yml',
      'steps:\n- name: a\n  commands: [make deploy]\n---\nkind: secret',
    ],
  ])('finds a deployment in %s', (file, content) => {
    expect(valueIn('deployWorkflows', { [file]: content })).toEqual([file]);
  });

  it('takes no comment of a Jenkinsfile for a command', () => {
    const Jenkinsfile = '// kubectl apply\n/* helm upgrade a\n */ sh "make"';
    expect(valueIn('deployWorkflows', { Jenkinsfile })).toEqual([]);
  });

  it('takes a job that names an environment for a deployment', () => {
    const job = (environment: unknown) => ({
      [path]: JSON.stringify({
        jobs: { a: { environment, steps: [{ run: './release' }] } },
      }),
    });
    expect(valueIn('deployWorkflows', job('production'))).toEqual([path]);
    expect(valueIn('deployWorkflows', job({ name: 'staging' }))).toEqual([
      path,
    ]);
    expect(valueIn('deployWorkflows', job('github-pages'))).toEqual([]);
  });

  it('knows environments that jobs of one workflow deploy to', () => {
    const content = JSON.stringify({
      jobs: {
        a: { environment: 'staging', steps: [{ run: './release' }] },
        b: { environment: 'prod', steps: [{ run: './release' }] },
      },
    });
    expect(valueIn('environments', { [path]: content })).toEqual([
      'production',
      'staging',
    ]);
  });

  it.each([
    ['deploy.yml', true],
    ['cd.yaml', true],
    ['deploy-pr.yaml', true],
    ['deploy-docs.yml', false],
    ['validate-deployment.yml', false],
    ['record.yml', false],
  ])('lets the name of %s speak: %s', (name, deploys) => {
    const file = `.github/workflows/${name}`;
    expect(valueIn('deployWorkflows', paths(file))).toEqual(
      deploys ? [file] : [],
    );
  });

  it('lets content speak against a name', () => {
    const files = { '.github/workflows/codeql.yml': workflow({ run: 'make' }) };
    expect(valueIn('securityScanners', files)).toEqual([]);
  });

  it.each([
    ['a list', '- a\n- b'],
    ['a text', 'nothing'],
    ['empty', ''],
  ])('knows of a workflow that is %s that it does nothing', (_, content) => {
    const files = { '.github/workflows/deploy.yml': content };
    expect(valueIn('ciProviders', files)).toEqual([]);
    expect(valueIn('deployWorkflows', files)).toEqual([]);
  });

  it('leaves open what a broken workflow would do, and nothing else', () => {
    const broken = '.github/workflows/release.yml';
    const content = 'jobs: [unclosed\n- run: kubectl apply -f k8s\n  - {';
    const facts = factsIn({ [broken]: content })!;
    const unknown = { unknown: `${broken} is not valid YAML` };
    expect(facts.ciProviders).toMatchObject({ value: ['GitHub Actions'] });
    expect(facts.deployWorkflows).toEqual(unknown);
    expect(facts.infrastructurePipelines).toEqual(unknown);
    expect(facts.securityScanners).toEqual({ value: [] });
    expect(facts.environments).toEqual({ value: [] });
  });

  it.each([
    ['deep', '['.repeat(20_000)],
    [
      'of aliases',
      `a: &a [x,x]\n${[...'bcdefghij']
        .map((c, i) => `${c}: &${c} [${`*${'abcdefghi'[i]},`.repeat(20)}]`)
        .join('\n')}`,
    ],
  ])(
    'leaves open in no time what a workflow that is %s would do',
    (_, content) => {
      const started = performance.now();
      expect(
        valueIn('securityScanners', { '.github/workflows/a.yml': content }),
      ).toEqual({ unknown: '.github/workflows/a.yml is too large to judge' });
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );

  it.each([
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
  ])('knows what %s reuses', (file, content, expected) => {
    expect(
      valueIn('reusableWorkflows', { [file]: JSON.stringify(content) }),
    ).toEqual(expected);
  });

  it('knows the shared libraries of a Jenkinsfile', () => {
    expect(
      valueIn('reusableWorkflows', { Jenkinsfile: "@Library('acme@v1') _" }),
    ).toEqual(['acme@v1']);
  });

  it('knows the security templates of GitLab', () => {
    const content = 'include:\n  - template: Jobs/SAST.gitlab-ci.yml';
    expect(valueIn('securityScanners', { '.gitlab-ci.yml': content })).toEqual([
      'GitLab security templates',
    ]);
  });

  it('takes a shared workflow that is named after deploying for a deployment', () => {
    const content = JSON.stringify({
      jobs: { a: { uses: 'acme/ci/.github/workflows/deploy-service.yml@v1' } },
    });
    expect(valueIn('deployWorkflows', { [path]: content })).toEqual([path]);
  });
});
