import { advice, paths } from '../detect';
import { CorpusCase } from './CorpusCase';

/** Facts that files show by their names, places and content. */
export const fileCases: readonly CorpusCase[] = [
  // CI systems
  ['ciProviders', paths('.github/workflows/ci.yml'), ['GitHub Actions']],
  ['ciProviders', paths('.github/workflows/stale.yml'), []],
  [
    'ciProviders',
    paths('.github/workflows/pr-title.yaml', '.github/workflows/lock.yml'),
    [],
  ],
  ['ciProviders', paths('sub/.github/workflows/ci.yml'), []],
  ['ciProviders', paths('.github/workflows/README.md'), []],
  ['ciProviders', paths('.gitlab-ci.yml'), ['GitLab CI']],
  ['ciProviders', paths('Jenkinsfile'), ['Jenkins']],
  ['ciProviders', paths('ci/Jenkinsfile.release'), ['Jenkins']],
  ['ciProviders', paths('vendor/x/Jenkinsfile'), []],
  ['ciProviders', paths('.circleci/config.yml'), ['CircleCI']],
  ['ciProviders', paths('azure-pipelines.yml'), ['Azure Pipelines']],
  ['ciProviders', paths('.buildkite/pipeline.yml'), ['Buildkite']],
  ['ciProviders', paths('.drone.yml'), ['Drone']],
  ['ciProviders', paths('.woodpecker/build.yaml'), ['Woodpecker']],
  ['ciProviders', paths('.tekton/push.yaml'), ['Tekton']],
  [
    'ciProviders',
    { 'ops/tekton/task.yaml': 'apiVersion: tekton.dev/v1\nkind: Task' },
    ['Tekton'],
  ],
  ['ciProviders', { 'ops/tekton/other.yaml': 'apiVersion: v1' }, []],
  ['ciProviders', paths('bitbucket-pipelines.yml'), ['Bitbucket Pipelines']],
  ['ciProviders', paths('.travis.yml'), ['Travis CI']],
  ['ciProviders', paths('.teamcity/settings.kts'), ['TeamCity']],
  ['ciProviders', paths('.prow.yaml'), ['Prow']],
  ['ciProviders', paths('cloudbuild.yaml'), ['Google Cloud Build']],
  ['ciProviders', paths('buildspec.yml'), ['AWS CodeBuild']],
  [
    'ciProviders',
    {
      'ops/pipeline.yml':
        'resources:\n- name: a\njobs:\n- name: b\n  plan:\n  - get: a',
    },
    ['Concourse'],
  ],
  ['ciProviders', { 'ci/pipeline.yml': 'jobs:\n- name: b' }, []],
  // infrastructure as code
  ['infrastructureAsCode', paths('infra/main.tf'), ['Terraform']],
  ['infrastructureAsCode', paths('infra/main.tofu'), ['OpenTofu']],
  ['infrastructureAsCode', paths('live/prod/terragrunt.hcl'), ['Terragrunt']],
  ['infrastructureAsCode', paths('Pulumi.yaml'), ['Pulumi']],
  ['infrastructureAsCode', paths('infra/cdk.json'), ['AWS CDK']],
  [
    'infrastructureAsCode',
    { 'template.yaml': 'Transform: AWS::Serverless-2016-10-31' },
    ['AWS SAM'],
  ],
  [
    'infrastructureAsCode',
    { 'cloudformation/vpc.yml': "AWSTemplateFormatVersion: '2010-09-09'" },
    ['CloudFormation'],
  ],
  ['infrastructureAsCode', { 'cloudformation/readme.yml': 'a: 1' }, []],
  ['infrastructureAsCode', paths('serverless.yml'), ['Serverless Framework']],
  ['infrastructureAsCode', paths('infra/main.bicep'), ['Bicep']],
  [
    'infrastructureAsCode',
    {
      'arm/app.json':
        '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"}',
    },
    ['Azure Resource Manager'],
  ],
  [
    'infrastructureAsCode',
    { 'claims/db.yaml': 'apiVersion: database.aws.crossplane.io/v1\nkind: X' },
    ['Crossplane'],
  ],
  ['infrastructureAsCode', paths('ops/roles/web/tasks/main.yml'), ['Ansible']],
  ['infrastructureAsCode', paths('deploy/chart/Chart.yaml'), ['Helm']],
  [
    'infrastructureAsCode',
    paths('deploy/base/kustomization.yaml'),
    ['Kustomize'],
  ],
  ['infrastructureAsCode', paths('k8s/app.yaml'), ['Kubernetes manifests']],
  [
    'infrastructureAsCode',
    { 'deploy/app.yaml': 'apiVersion: apps/v1\nkind: Deployment\n' },
    ['Kubernetes manifests'],
  ],
  ['infrastructureAsCode', { 'deploy/settings.yaml': 'kind: mine' }, []],
  ['infrastructureAsCode', paths('deploy/settings.yaml'), []],
  ['infrastructureAsCode', paths('app.nomad.hcl'), ['Nomad']],
  [
    'infrastructureAsCode',
    {
      'setup/talos/talconfig.yaml': 'clusterName: home\nnodes:\n- hostname: a',
    },
    ['Talos'],
  ],
  ['infrastructureAsCode', paths('Dockerfile', 'docker-compose.yml'), []],
  [
    'infrastructureAsCode',
    paths(
      'examples/simple/main.tf',
      'test/e2e/main.tf',
      'docs/main.tf',
      'a/testdata/main.tf',
      'node_modules/x/Chart.yaml',
      'templates/service/content/main.tf',
      'template/skeleton/Chart.yaml',
      '__fixtures__/k8s/a.yaml',
    ),
    [],
  ],
  [
    'infrastructureAsCode',
    paths('{{cookiecutter.name}}/main.tf', 'x/${{values.name}}/main.tf'),
    [],
  ],
  // services and controllers
  ['infrastructurePipelines', paths('atlantis.yaml'), ['Atlantis']],
  ['infrastructurePipelines', paths('.spacelift/config.yml'), ['Spacelift']],
  [
    'infrastructurePipelines',
    { 'infra/main.tf': 'terraform {\n  cloud {\n  }\n}' },
    ['Terraform Cloud'],
  ],
  ['infrastructurePipelines', { 'infra/main.tf': 'resource "x" "y" {}' }, []],
  [
    'infrastructurePipelines',
    {
      'argocd/app.yaml':
        'apiVersion: argoproj.io/v1alpha1\nkind: Application\n',
    },
    ['Argo CD'],
  ],
  [
    'infrastructurePipelines',
    {
      'clusters/prod/apps.yaml':
        'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization',
    },
    ['Flux'],
  ],
  [
    'infrastructurePipelines',
    {
      'apps/templates/all.yaml':
        '{{ range .Values.apps }}\napiVersion: argoproj.io/v1alpha1\nkind: Application\n',
    },
    ['Argo CD'],
  ],
  // dependency updates
  ['dependencyUpdates', paths('.github/dependabot.yml'), ['Dependabot']],
  ['dependencyUpdates', paths('scripts/dependabot.yml'), []],
  [
    'dependencyUpdates',
    {
      '.github/dependabot.yml':
        'updates:\n  - package-ecosystem: npm\n    open-pull-requests-limit: 0\n  - open-pull-requests-limit: 5\n    package-ecosystem: gomod\n',
    },
    ['Dependabot'],
  ],
  [
    'dependencyUpdates',
    {
      '.github/dependabot.yml':
        'updates:\n  - directory: /\n    open-pull-requests-limit: 0\n    package-ecosystem: npm\n    ignore:\n      - dependency-name: a\n\n  # only for security\n  - package-ecosystem: gomod\n    groups:\n      a: { patterns: ["*"] }\n    open-pull-requests-limit: 0\n',
    },
    [],
  ],
  [
    'dependencyUpdates',
    {
      '.github/dependabot.yml':
        'updates:\n- package-ecosystem: npm\n  # open-pull-requests-limit: 0\n',
    },
    ['Dependabot'],
  ],
  ['dependencyUpdates', paths('renovate.json'), ['Renovate']],
  ['dependencyUpdates', paths('.github/renovate.json5'), ['Renovate']],
  [
    'dependencyUpdates',
    { 'package.json': '{\n  "renovate": {}\n}' },
    ['Renovate'],
  ],
  ['dependencyUpdates', { 'package.json': '{ "name": "renovate" }' }, []],
  // policies
  // Nothing runs it.
  ['policyEngines', { 'policy/deny.rego': 'package a' }, []],
  ['policyEngines', paths('test/fixtures/deny.rego'), []],
  [
    'policyEngines',
    { 'policies/a.yaml': 'apiVersion: kyverno.io/v1\nkind: ClusterPolicy' },
    ['Kyverno'],
  ],
  [
    'policyEngines',
    {
      'policies/a.yaml':
        'apiVersion: templates.gatekeeper.sh/v1\nkind: ConstraintTemplate',
    },
    ['Gatekeeper'],
  ],
  [
    'policyEngines',
    {
      'policy/a.yaml':
        'apiVersion: admissionregistration.k8s.io/v1\nkind: ValidatingAdmissionPolicy',
    },
    ['Kubernetes admission policies'],
  ],
  [
    'policyEngines',
    { 'policies/a.yml': 'policies:\n  - name: x\n    resource: aws.ec2\n' },
    ['Cloud Custodian'],
  ],
  ['policyEngines', { 'policies/password.yaml': 'minLength: 12' }, []],
  // service level objectives
  [
    'sloDefinitions',
    { 'slos/api.yaml': 'apiVersion: openslo/v1\nkind: SLO' },
    ['OpenSLO'],
  ],
  [
    'sloDefinitions',
    { 'slo.yml': 'version: "prometheus/v1"\nservice: a\nslos:\n- name: b' },
    ['Sloth'],
  ],
  [
    'sloDefinitions',
    {
      'monitoring/a.yaml':
        'apiVersion: pyrra.dev/v1alpha1\nkind: ServiceLevelObjective',
    },
    ['Pyrra'],
  ],
  [
    'sloDefinitions',
    {
      'slo-rules.yaml':
        'groups:\n- rules:\n  - record: job:slo_errors:ratio5m\n',
    },
    ['Prometheus rules'],
  ],
  ['sloDefinitions', { 'slow-queries.yaml': 'a: 1' }, []],
  // governance
  ['codeowners', paths('.github/CODEOWNERS'), true],
  ['codeowners', { CODEOWNERS: '# Owners\n *  @acme/shop\n' }, true],
  ['codeowners', paths('src/CODEOWNERS'), false],
  ['securityPolicy', paths('SECURITY.md'), true],
  ['securityPolicy', paths('src/security.md'), false],
  [
    'scaffolderTemplate',
    {
      'template.yaml':
        'apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template',
    },
    true,
  ],
  ['scaffolderTemplate', { 'template.yaml': 'kind: Other' }, false],
  // documentation
  [
    'documentation',
    paths(
      'README.md',
      'docs/a.md',
      'docs/adr/1.md',
      'CONTRIBUTING.md',
      'mkdocs.yml',
    ),
    [
      'Contributing guide',
      'Decision records',
      'Documentation folder',
      'Documentation site',
      'README',
    ],
  ],
  ['documentation', paths('docs/logo.png', 'sub/README.md'), []],
  ['techdocs', paths('mkdocs.yaml', 'docs/index.md'), true],
  ['techdocs', paths('mkdocs.yaml'), false],
  ['techdocs', paths('sub/mkdocs.yml'), false],
  [
    'runbooks',
    {
      'docs/runbooks/db.md': advice,
      'RUNBOOK.md': advice,
      'src/runbook.ts': advice,
    },
    ['RUNBOOK.md', 'docs/runbooks/db.md'],
  ],
  ...[
    'docs/runbooks/README.md',
    'docs/runbooks/template.md',
    'ansible/playbooks/db.md',
    'content/blog/incident-response.md',
    '.agents/playbooks/triage.md',
    'docs/decisions/0004-runbooks.md',
  ].map((path): CorpusCase => ['runbooks', { [path]: advice }, []]),
  // Named after it, with no trouble in it, or no way out.
  [
    'runbooks',
    {
      'docs/contribution-playbook.md':
        '# Welcome\n\nFork it, and send us your change.\n',
    },
    [],
  ],
  ['runbooks', { 'docs/on-call.md': '# On-call\n\nTo be written.\n' }, []],
  // tests
  ['tests', paths('src/a.test.ts'), ['JavaScript and TypeScript']],
  ['tests', paths('a_test.go', 'tests/test_a.py'), ['Go', 'Python']],
  ['tests', paths('src/test/java/ATest.java'), ['Java, Kotlin and Scala']],
  ['tests', paths('A.Tests/A.Tests.csproj'), ['.NET']],
  [
    'tests',
    paths('spec/a_spec.rb', 'tests/ATest.php', 'tests/a.rs'),
    ['PHP', 'Ruby', 'Rust'],
  ],
  [
    'tests',
    paths('playwright.config.ts', 'a.bats', 'm.tftest.hcl'),
    ['Playwright', 'Shell', 'Terraform'],
  ],
  ['tests', paths('vendor/a_test.go', 'examples/a.test.ts', 'latest.ts'), []],
  // containers and packaging
  [
    'containers',
    paths('Dockerfile', 'Dockerfile.dockerignore'),
    ['Dockerfile'],
  ],
  [
    'containers',
    paths('src/a/Dockerfile.debug', 'compose.yaml', '.ko.yaml'),
    ['Docker Compose', 'Dockerfile', 'ko'],
  ],
  ['containers', paths('testdata/Dockerfile', 'Dockerfile.md'), []],
  [
    'packaging',
    paths('chart/Chart.yaml', 'kustomization.yml'),
    ['Helm', 'Kustomize'],
  ],
];
