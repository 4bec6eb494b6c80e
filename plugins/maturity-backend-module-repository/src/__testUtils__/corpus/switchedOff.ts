import { Files, workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';
const scan = { uses: 'aquasecurity/trivy-action@v1' };
const inJob = (job: object) =>
  JSON.stringify({ on: 'push', jobs: { a: { steps: [scan], ...job } } });

const nothing: readonly (readonly [CorpusCase[0], Files])[] = [
  ['codeowners', { CODEOWNERS: '' }],
  ['codeowners', { CODEOWNERS: '# nobody yet\n*.js\n' }],
  ['securityPolicy', { 'SECURITY.md': '\n' }],
  ['runbooks', { 'docs/runbook.md': '' }],
  ['techdocs', { 'mkdocs.yml': 'site_name: Shop' }],
  ['techdocs', { 'mkdocs.yml': '', 'docs/index.md': '# Shop' }],
  ['infrastructureAsCode', { 'main.tf': '' }],
  ['infrastructureAsCode', { 'main.tf': '# nothing yet\n' }],
  ['infrastructureAsCode', { 'Pulumi.yaml': '# later' }],
  ['infrastructureAsCode', { 'chart/Chart.yaml': '' }],
  [
    'environments',
    { 'a.tf': 'module "a" {}', 'staging.tfvars': '', 'prod.tfvars': '# none' },
  ],
  ['containers', { 'compose.yaml': 'services: {}\n' }],
  ['ciProviders', { Jenkinsfile: '' }],
  ['ciProviders', { Jenkinsfile: '// pipeline { }' }],
  ['ciProviders', { [path]: workflow({ run: 'echo deploying' }) }],
  ['ciProviders', { [path]: workflow({ run: 'true\nexit 0\nmake' }) }],
  ['dependencyUpdates', { 'renovate.json': '' }],
  ['dependencyUpdates', { 'renovate.json': '{"enabled": false}' }],
  [
    'dependencyUpdates',
    { 'renovate.json5': '{\n  // off\n  enabled: false,\n}' },
  ],
  ['dependencyUpdates', { 'package.json': '{"renovate":{"enabled":false}}' }],
  [
    'dependencyUpdates',
    { '.github/dependabot.yml': 'version: 2\nupdates: []' },
  ],
  ['policyEngines', { 'policy/a.rego': 'package a' }],
  ['policyEngines', { [path]: workflow({ run: 'conftest test a || true' }) }],
  [
    'policyEngines',
    { [path]: workflow({ run: 'checkov -d .', 'continue-on-error': true }) },
  ],
  ['sloDefinitions', { 'slo.yaml': 'apiVersion: openslo/v1\nkind: Service' }],
  ['sloDefinitions', { 'slo.yaml': 'version: prometheus/v1\nservice: a' }],
  ['deployWorkflows', { [path]: workflow({ run: './deploy.sh --help' }) }],
  [
    'deployWorkflows',
    {
      [path]: workflow({ run: './deploy.sh' }),
      'deploy.sh': '#!/bin/sh\necho',
    },
  ],
  [
    'deployWorkflows',
    { [path]: workflow({ run: 'kubectl apply --dry-run=client' }) },
  ],
  [
    'deployWorkflows',
    {
      [path]: JSON.stringify({
        jobs: { a: { environment: 'production', steps: [{ run: 'echo hi' }] } },
      }),
    },
  ],
  ['pipelineTests', { [path]: workflow({ run: 'echo npm test' }) }],
  [
    'pipelineTests',
    {
      [path]: workflow({ run: 'npm test' }),
      'package.json': '{"scripts":{"test":"echo no tests && exit 1"}}',
    },
  ],
  ['pipelineTests', { [path]: workflow({ run: 'npm ci\nmake lint' }) }],
  ['pipelineBuilds', { [path]: workflow({ run: 'npm ci\nnpm run lint' }) }],
  ['securityScanners', { [path]: inJob({ if: false }) }],
  ['securityScanners', { [path]: inJob({ if: '${{ false }}' }) }],
  ['securityScanners', { [path]: workflow({ ...scan, if: 'false' }) }],
  [
    'securityScanners',
    { [path]: workflow({ run: 'if false; then\ntrivy fs .\nfi' }) },
  ],
  [
    'securityScanners',
    { [path]: workflow({ run: 'cat <<EOF\ntrivy fs .\nEOF' }) },
  ],
  [
    'securityScanners',
    { [path]: workflow({ uses: 'aquasecurity/setup-trivy@v1' }) },
  ],
  [
    'securityScanners',
    {
      '.gitlab-ci.yml':
        'a:\n  script: [trivy fs .]\n  rules: [{ when: never }]',
    },
  ],
  [
    'securityScanners',
    { '.gitlab-ci.yml': 'a:\n  script: [trivy fs .]\n  when: never' },
  ],
  ['securityScanners', { '.gitlab-ci.yml': '.a:\n  script: [trivy fs .]' }],
  [
    'securityScanners',
    { 'azure-pipelines.yml': 'steps:\n- script: trivy fs .\n  enabled: false' },
  ],
  [
    'securityScanners',
    {
      '.circleci/config.yml':
        'jobs:\n  a:\n    steps: [{ run: trivy fs . }]\n  b:\n    steps: [{ run: make }]\nworkflows:\n  w:\n    jobs: [b]',
    },
  ],
  [
    'securityScanners',
    {
      Jenkinsfile:
        "pipeline { stages { stage('a') { when { expression { false } } steps { sh 'trivy fs .' } } } }",
    },
  ],
  [
    'securityScanners',
    { Jenkinsfile: 'node { sh """\n # trivy fs .\n make\n""" }' },
  ],
];

const flags = new Set<CorpusCase[0]>([
  'codeowners',
  'securityPolicy',
  'techdocs',
]);

/** Files that are there, and prove nothing. */
export const switchedOffCases: readonly CorpusCase[] = nothing.map(
  ([fact, files]) => [fact, files, flags.has(fact) ? false : []],
);
