import { advice } from '../detect';
import { CorpusRepository } from './CorpusCase';

const prose = '# Platform\n\nRuns things.\n';
const app = 'apiVersion: argoproj.io/v1alpha1\nkind: Application';

/** Repositories of infrastructure, GitOps, templates and documents, each with the truth of all facts. */
export const platformRepositories: readonly CorpusRepository[] = [
  {
    title: 'infrastructure for two environments, planned and applied',
    files: {
      'README.md': prose,
      '.github/CODEOWNERS': '* @acme/platform',
      '.github/workflows/network.yml': `
on: { push: { branches: [main] }, pull_request: {} }
jobs:
  plan:
    steps:
      - run: ./scripts/terraform-plan.sh
      - run: docker run --rm -v "$PWD:/tf" example.org/security/checkov -d /tf
      - run: conftest test plan.json
  apply:
    if: github.ref == 'refs/heads/main'
    steps: [{ run: ./scripts/terraform-apply.sh }]
`,
      'scripts/terraform-plan.sh': 'terraform plan -out plan.json\n',
      'scripts/terraform-apply.sh': 'terraform apply plan.json\n',
      'live/nonprod/main.tf': 'module "network" { source = "../../network" }',
      'live/prod/main.tf': 'module "network" { source = "../../network" }',
      'network/main.tf': 'resource "aws_vpc" "main" {}',
      'network/main.tftest.hcl': 'run "plan" {}',
      'policy/tags.rego': 'package main',
      'slo.tf': 'resource "datadog_service_level_objective" "api" {}',
      '.pre-commit-config.yaml':
        'repos:\n- repo: https://github.com/example/mirror-gitleaks\n  hooks: [{ id: gitleaks }]',
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      deployWorkflows: ['.github/workflows/network.yml'],
      infrastructureAsCode: ['Terraform'],
      infrastructurePipelines: ['Terraform'],
      environments: ['nonproduction', 'production'],
      securityScanners: ['Checkov', 'Gitleaks'],
      // A hook runs on the machine of each developer.
      securityGates: ['Checkov'],
      policyEngines: ['Checkov', 'Conftest'],
      sloDefinitions: ['Terraform'],
      codeowners: true,
      documentation: ['README'],
      tests: ['Terraform'],
    },
  },
  {
    title: 'what clusters are kept in step with, told by content',
    files: {
      'README.md': prose,
      'bootstrap/shop.yaml': app,
      'workloads/staging/kustomization.yaml': 'resources: [../base]',
      'workloads/production/kustomization.yaml': 'resources: [../base]',
      'workloads/base/web.yaml': 'apiVersion: apps/v1\nkind: Deployment',
      'sources/charts.yaml':
        'apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository',
      'guardrails/labels.yaml':
        'apiVersion: kyverno.io/v1\nkind: ClusterPolicy',
      'objectives/web.yaml':
        'version: prometheus/v1\nservice: web\nslos:\n- name: requests',
      '.github/workflows/image.yaml': `
on: { repository_dispatch: { types: [image] } }
jobs:
  set:
    steps:
      - run: cd workloads/staging && kustomize edit set image web=web:$TAG
      - run: git commit -am image && git push
`,
      'renovate.json': '{ "flux": {} }',
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      deployWorkflows: ['.github/workflows/image.yaml'],
      infrastructureAsCode: ['Kubernetes manifests', 'Kustomize'],
      infrastructurePipelines: ['Argo CD', 'Flux'],
      environments: ['production', 'staging'],
      dependencyUpdates: ['Renovate'],
      policyEngines: ['Kyverno'],
      sloDefinitions: ['Sloth'],
      documentation: ['README'],
      packaging: ['Kustomize'],
    },
  },
  {
    title: 'a platform that Concourse deploys',
    files: {
      'README.md': prose,
      'ci/pipeline.yml': `
resources:
- { name: repo, type: git }
- { name: cluster, type: bosh-deployment }
jobs:
- name: terraform
  plan:
  - get: repo
  - task: apply
    file: repo/ci/apply.yml
- name: deploy-production
  plan:
  - put: cluster
`,
      'ci/apply.yml':
        'platform: linux\nrun: { path: bash, args: [-c, terraform apply] }',
      'terraform/main.tf': 'resource "aws_vpc" "main" {}',
      'manifests/cluster.yml':
        'instance_groups:\n- name: web\nreleases:\n- name: web\nstemcells:\n- alias: default',
    },
    truth: {
      ciProviders: ['Concourse'],
      deployWorkflows: ['ci/pipeline.yml'],
      infrastructureAsCode: ['BOSH', 'Terraform'],
      infrastructurePipelines: ['BOSH', 'Terraform'],
      documentation: ['README'],
    },
  },
  {
    title: 'charts and releases that Jenkins applies with Helmfile',
    files: {
      'README.md': prose,
      Jenkinsfile_clusters:
        "pipeline { agent any\n stages { stage('Apply') { steps { sh 'helmfile -f clusters/main.yaml apply' } } } }",
      'clusters/main.yaml': 'releases:\n- name: web\n  chart: acme/web',
      'charts/web/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0',
      'charts/web/templates/web.yaml': 'apiVersion: apps/v1\nkind: Deployment',
    },
    truth: {
      ciProviders: ['Jenkins'],
      deployWorkflows: ['Jenkinsfile_clusters'],
      infrastructureAsCode: ['Helm', 'Helmfile'],
      infrastructurePipelines: ['Helm'],
      documentation: ['README'],
      packaging: ['Helm'],
    },
  },
  {
    title: 'templates of Backstage, whose content is not its own',
    files: {
      'README.md': prose,
      'templates/service/template.yaml':
        'apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template',
      'templates/service/content/main.tf': 'resource "aws_vpc" "main" {}',
      'templates/service/content/.github/workflows/ci.yml':
        'on: [push]\njobs: { a: { steps: [{ run: trivy fs . }] } }',
      'templates/service/skeleton/Dockerfile': 'FROM node',
    },
    truth: { scaffolderTemplate: true, documentation: ['README'] },
  },
  {
    title: 'one template of Backstage',
    folder: 'templates/service',
    files: {
      'templates/service/template.yaml':
        'apiVersion: scaffolder.backstage.io/v1beta3\nkind: Template',
      'templates/service/content/main.tf': 'resource "aws_vpc" "main" {}',
    },
    truth: { scaffolderTemplate: true },
  },
  {
    title: 'documents only',
    files: {
      'README.md': prose,
      'mkdocs.yml': 'site_name: Handbook\n',
      'docs/index.md': prose,
      'docs/on-call/database-runbook.md': advice,
      'docs/k8s/example.yaml': 'apiVersion: apps/v1\nkind: Deployment',
      '.github/workflows/pages.yml':
        'on: [push]\njobs: { a: { steps: [{ run: mkdocs build }, { uses: actions/deploy-pages@v4 }] } }',
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      pipelineBuilds: ['Site'],
      documentation: ['Documentation folder', 'Documentation site', 'README'],
      techdocs: true,
      runbooks: ['docs/on-call/database-runbook.md'],
    },
  },
  {
    title: 'a function of AWS, with one workflow that is no YAML',
    files: {
      'README.md': prose,
      'template.yaml':
        'Transform: AWS::Serverless-2016-10-31\nResources:\n  Api:\n    Type: AWS::Serverless::Function',
      'samconfig-staging.toml': 'version = 0.1',
      'samconfig-prod.toml': 'version = 0.1',
      '.github/workflows/release.yml':
        'on: [push]\njobs:\n  prod:\n    steps:\n      - run: sam build && sam deploy --config-env prod',
      '.github/workflows/broken.yml': 'jobs: [unclosed\n- run: trivy fs .\n',
      'tests/test_api.py': 'def test_api(): pass',
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      pipelineBuilds: ['Package'],
      deployWorkflows: ['.github/workflows/release.yml'],
      infrastructureAsCode: ['AWS SAM'],
      infrastructurePipelines: ['CloudFormation'],
      environments: ['production', 'staging'],
      ...{ securityScanners: 'unknown', securityGates: 'unknown' },
      documentation: ['README'],
      tests: ['Python'],
    },
  },
  {
    title: 'all that is switched off',
    files: {
      'README.md': prose,
      '.github/dependabot.yml':
        'version: 2\nupdates:\n- package-ecosystem: npm\n  directory: /\n  open-pull-requests-limit: 0',
      'renovate.json': '{ "enabled": false }',
      CODEOWNERS: '# later\n',
      '.gitlab-ci.yml': `
scan:
  script: [trivy fs .]
  when: never
ship:
  rules: [{ when: never }]
  script: [kubectl apply -f web.yaml]
test:
  script: ["# tox", make lint]
`,
      'infra/main.tf': '# moved to another repository\n',
    },
    truth: { ciProviders: ['GitLab CI'], documentation: ['README'] },
  },
  {
    title: 'an archive that leaves files out',
    files: {
      'README.md': prose,
      '.gitattributes': '/.github export-ignore\n/tests export-ignore\n',
      'composer.json': '{}',
      'src/Cart.php': '<?php',
    },
    truth: {
      ...{ ciProviders: 'unknown', pipelineBuilds: 'unknown' },
      ...{ pipelineTests: 'unknown', deployWorkflows: 'unknown' },
      ...{ sshDeployments: 'unknown', infrastructurePipelines: 'unknown' },
      ...{ environments: 'unknown', securityScanners: 'unknown' },
      ...{ securityGates: 'unknown', dependencyUpdates: 'unknown' },
      ...{ policyEngines: 'unknown', codeowners: 'unknown' },
      ...{ securityPolicy: 'unknown', reusableWorkflows: 'unknown' },
      ...{ tests: 'unknown' },
      documentation: ['README'],
    },
  },
];
