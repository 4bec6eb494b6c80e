import { paths, workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/a.yml';

/** A workflow of some jobs. */
function withJobs(jobs: object): string {
  return JSON.stringify({ on: 'push', jobs });
}

/** A workflow with one job of these commands. */
function running(...commands: readonly string[]): string {
  return workflow(...commands.map(run => ({ run })));
}

/** Further inputs of each kind of fault that is known. */
export const kindCases: readonly CorpusCase[] = [
  [
    'infrastructurePipelines',
    paths('.github/workflows/terraform-docs.yml'),
    [],
  ],
  ['infrastructureAsCode', { 'src/chart.yaml': 'type: bar\nname: sales' }, []],
  [
    'ciProviders',
    { '.github/workflows/cloudbuild.yml': running('make test') },
    ['GitHub Actions'],
  ],
  [
    'deployWorkflows',
    {
      [path]: running(
        'k3d cluster create a && helm upgrade --install web chart',
      ),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [path]: running(
        'pulumi up --yes -s pr',
        'npm run smoke',
        'pulumi destroy --yes -s pr',
      ),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [path]: withJobs({
        e2e: {
          steps: [
            { uses: 'engineerd/setup-kind@v0.5' },
            { run: 'kubectl apply -f manifests' },
          ],
        },
      }),
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [path]: running('yarn ship'),
      'package.json': '{"scripts":{"ship":"sh scripts/ship.sh"}}',
      'scripts/ship.sh': 'set -eu\nflyctl deploy --remote-only\n',
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      'azure-pipelines.yml':
        'resources: { repositories: [{ repository: t, type: git, name: acme/t }] }\nextends: { template: web.yml@t }\n',
    },
    'unknown',
  ],
  [
    'deployWorkflows',
    {
      '.circleci/config.yml':
        'version: 2.1\norbs: { aws-ecs: circleci/aws-ecs@4 }\nworkflows: { main: { jobs: [{ aws-ecs/deploy_service_update: { cluster: a, family: b } }] } }\n',
    },
    ['.circleci/config.yml'],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ uses: './ci/release' }),
      'ci/release/action.yml':
        'runs: { using: composite, steps: [{ shell: bash, run: ./ci/release/run.sh }] }',
      'ci/release/run.sh': 'helm upgrade --install web ./chart',
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      'ci/pipeline.yml':
        'resources:\n- { name: kube, type: kubernetes, source: {} }\n- { name: src, type: git, source: { uri: "https://x" } }\njobs:\n- name: ship\n  plan:\n  - get: src\n    trigger: true\n  - put: kube\n    params: { kubectl: apply -f src/k8s }\n',
    },
    ['ci/pipeline.yml'],
  ],
  [
    'deployWorkflows',
    {
      'bitbucket-pipelines.yml':
        'pipelines:\n  default:\n  - step:\n      deployment: production\n      script:\n      - pipe: atlassian/aws-s3-deploy:1.1.0\n',
    },
    ['bitbucket-pipelines.yml'],
  ],
  [
    'deployWorkflows',
    {
      'bitbucket-pipelines.yml':
        'pipelines:\n  default:\n  - step:\n      deployment: test\n      script:\n      - echo later\n',
    },
    [],
  ],
  [
    'infrastructurePipelines',
    { 'argocd/values.yaml': 'replicas: 1', 'flux/notes.yaml': 'a: b' },
    [],
  ],
  [
    'policyEngines',
    {
      'kyverno/app.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }',
    },
    [],
  ],
  ['sloDefinitions', { 'slo/team.yaml': 'title: who to call' }, []],
  [
    'infrastructureAsCode',
    { 'stacks/web.json': '{"Resources":{"B":{"Type":"AWS::S3::Bucket"}}}' },
    ['CloudFormation'],
  ],
  [
    'environments',
    paths('envs/eu-prod/terragrunt.hcl', 'envs/us-prod/terragrunt.hcl'),
    [],
  ],
  [
    'environments',
    paths('live/nonprod/app/terragrunt.hcl', 'live/prod/app/terragrunt.hcl'),
    ['nonproduction', 'production'],
  ],
  [
    'environments',
    paths('config/environments/production.rb', 'config/environments/test.rb'),
    [],
  ],
  [
    'environments',
    {
      'deploy/overlays/stg/kustomization.yaml': 'resources: [../../base]',
      'deploy/overlays/prd/kustomization.yaml': 'resources: [../../base]',
    },
    ['production', 'staging'],
  ],
  [
    'tests',
    paths('src/test/java/com/example/demo/FooTest.java'),
    ['Java, Kotlin and Scala'],
  ],
  ['containers', paths('third_party/lib/Dockerfile'), []],
  ['containers', paths('templates/service/skeleton/Dockerfile'), []],
  [
    'infrastructureAsCode',
    {
      'src/main/java/com/acme/samples/k8s/app.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }',
    },
    ['Kubernetes manifests'],
  ],
  [
    'ciProviders',
    {
      '.github/workflows/bad.yml': 'on: push\njobs: {a: [',
      [path]: running('go test ./...'),
    },
    ['GitHub Actions'],
  ],
  [
    'securityGates',
    {
      [path]: workflow(
        { run: 'trivy fs . || true' },
        { uses: 'github/codeql-action/analyze@v3', 'continue-on-error': true },
      ),
    },
    [],
  ],
  [
    'dependencyUpdates',
    { '.github/dependabot.yml': 'version: 2\nupdates: []\n' },
    [],
  ],
  [
    'securityScanners',
    {
      [path]: workflow({
        uses: 'docker://registry.example.org/mirror/gitleaks:v8',
      }),
    },
    ['Gitleaks'],
  ],
  [
    'securityScanners',
    {
      '.pre-commit-config.yaml':
        'repos:\n- repo: local\n  hooks:\n  - { id: secrets, entry: trufflehog git file://. --fail, language: system }\n',
    },
    ['TruffleHog'],
  ],
  [
    'pipelineBuilds',
    { [path]: running('./gradlew :app:bundleRelease') },
    ['Java, Kotlin and Scala'],
  ],
  [
    'pipelineBuilds',
    {
      Jenkinsfile:
        "pipeline { agent any\n stages { stage('b') { steps { script { docker.build('acme/web') } } } } }",
    },
    ['Container image'],
  ],
  ['pipelineTests', { [path]: running('tox -e lint') }, []],
  ['pipelineTests', { [path]: running('npm run lint:test-files') }, []],
];
