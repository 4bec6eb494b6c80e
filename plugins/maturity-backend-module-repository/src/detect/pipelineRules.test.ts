import { reuseCases } from '../__testUtils__/corpus/reuse';
import { stepCases } from '../__testUtils__/corpus/steps';
import { factsIn, paths, valueIn, workflow } from '../__testUtils__/detect';

const path = '.github/workflows/build.yml';

describe('rules on pipelines', () => {
  it.each(stepCases)('%s of %j is %j', (fact, files, expected) => {
    expect(valueIn(fact, files)).toEqual(expected);
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

  it('takes a job for a deployment that names an environment, and is named after deploying', () => {
    const job = (name: string, environment: unknown) => ({
      [path]: JSON.stringify({
        jobs: { [name]: { environment, steps: [{ run: './release' }] } },
      }),
    });
    expect(valueIn('deployWorkflows', job('deploy', 'production'))).toEqual([
      path,
    ]);
    expect(
      valueIn('deployWorkflows', job('rollout', { name: 'staging' })),
    ).toEqual([path]);
    expect(valueIn('deployWorkflows', job('deploy', 'github-pages'))).toEqual(
      [],
    );
  });

  it('leaves open whether a job of another name deploys to its environment', () => {
    const content = JSON.stringify({
      jobs: { a: { environment: 'production', steps: [{ run: './release' }] } },
    });
    expect(factsIn({ [path]: content })!.deployWorkflows).toEqual({
      unknown: `${path} has a job for production, which may deploy`,
    });
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

  it.each(reuseCases)('%s of %j is %j', (fact, files, expected) => {
    expect(valueIn(fact, files)).toEqual(expected);
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
