import { workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';
const deploy = '.github/workflows/deploy.yml';

/** A workflow of some jobs. */
function withJobs(jobs: object): string {
  return JSON.stringify({ on: 'push', jobs });
}

/** Kinds of fault that batches of public repositories showed. */
export const unseenCases: readonly CorpusCase[] = [
  // A report of any language is no test of Java.
  [
    'pipelineTests',
    {
      '.buildkite/pipeline.yml':
        'steps:\n- command: bundle exec rspec\n  plugins:\n  - test-summary#v1: { inputs: [{ type: junit, artifact_path: a.xml }] }\n',
    },
    ['Ruby'],
  ],
  [
    'deployWorkflows',
    {
      [deploy]: withJobs({
        deploy: {
          environment: 'fleet-eu',
          steps: [{ uses: 'acme/repository-dispatch@v3' }],
        },
      }),
    },
    [deploy],
  ],
  [
    'deployWorkflows',
    {
      [deploy]: withJobs({
        deploy: {
          environment: 'github-pages',
          steps: [{ uses: 'acme/send-files@v3' }],
        },
      }),
    },
    [],
  ],
  [
    'securityScanners',
    {
      '.tekton/push.yaml':
        'apiVersion: tekton.dev/v1\nkind: PipelineRun\nspec:\n  pipelineSpec:\n    tasks:\n    - name: a\n      taskRef:\n        resolver: bundles\n        params:\n        - { name: name, value: sast-snyk-check }\n        - { name: bundle, value: "registry.example.org/tasks/b:1" }\n        - { name: kind, value: task }\n',
    },
    ['Snyk'],
  ],
  [
    'pipelineBuilds',
    {
      [path]: workflow({
        uses: 'acme/remote-operator@v1',
        with: { context: '.', file: 'web/Dockerfile', push: true },
      }),
    },
    ['Container image'],
  ],
  [
    'pipelineBuilds',
    {
      [path]: workflow({
        uses: 'acme/hadolint@v1',
        with: { dockerfile: 'Dockerfile', image: 'shop' },
      }),
    },
    [],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ run: 'gulp build:docs' }) },
    ['Site'],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ run: 'yarn run docs:build' }) },
    ['Site'],
  ],
  [
    'infrastructurePipelines',
    { [path]: workflow({ uses: 'acme/platform/actions/terraform/plan@main' }) },
    ['Terraform'],
  ],
  [
    'infrastructurePipelines',
    { [path]: workflow({ uses: 'acme/setup/actions/terraform@main' }) },
    [],
  ],
  [
    'environments',
    {
      [path]: withJobs({
        a: {
          strategy: { matrix: { stage: ['AT21', 'AT22', 'PROD'] } },
          environment: '${{ matrix.stage }}',
          steps: [{ run: 'terraform plan' }],
        },
      }),
    },
    ['acceptance', 'production'],
  ],
  [
    'environments',
    {
      'infra/main.tf': 'module "a" {}',
      'infra/at/a.tfvars': 'a = 1',
      'infra/live/a.tfvars': 'a = 1',
    },
    [],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({ run: 'npx projen build' }),
      '.projen/tasks.json': JSON.stringify({
        tasks: {
          build: { steps: [{ spawn: 'test' }] },
          test: { steps: [{ exec: 'jest --passed' }] },
        },
      }),
    },
    ['JavaScript and TypeScript'],
  ],
  [
    'dependencyUpdates',
    {
      [path]: withJobs({
        upgrade: { steps: [{ run: 'npx projen upgrade' }] },
        pr: { steps: [{ uses: 'peter-evans/create-pull-request@v7' }] },
      }),
    },
    ['Update workflow'],
  ],
  [
    'dependencyUpdates',
    { [path]: workflow({ run: 'npm update && npm test' }) },
    [],
  ],
  // A plan, or a look at a configuration, is no deployment to its environment.
  [
    'deployWorkflows',
    {
      [path]: withJobs({
        plan: {
          environment: 'staging',
          steps: [
            { run: 'terraform init && terraform plan | tee plan.txt' },
            { uses: 'acme/read-file-action@v1' },
          ],
        },
        check: {
          environment: 'staging',
          steps: [
            { uses: './.github/actions/prepare' },
            { run: 'acme-admin validate-config acme.ini' },
          ],
        },
      }),
      '.github/actions/prepare/action.yml':
        'runs: { using: composite, steps: [{ run: pip install acme, shell: bash }] }',
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      '.travis.yml':
        'language: ruby\nscript:\n- git clone https://example.org/acme/stacks.git\n- cd stacks\n- render ../a.tmpl > live/shop/_shop.auto.tfvars\n- git add live/shop/_shop.auto.tfvars\n- git commit -m next\n- git push origin main\n',
    },
    ['.travis.yml'],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({
        run: 'curl -u "${{ secrets.USER }}" "https://${{ secrets.URL }}/job/Deploy_to_live/build?token=${{ secrets.TOKEN }}"',
      }),
    },
    [path],
  ],
  [
    'environments',
    {
      '.drone.yml':
        'kind: pipeline\nsteps:\n- { name: deploy_to_uat, image: a, commands: [bin/deploy.sh $$UAT] }\n- { name: deploy_to_prod, image: a, commands: [bin/deploy.sh $$PROD] }\n',
      'bin/deploy.sh': 'kubectl apply -f kube\n',
    },
    ['acceptance', 'production'],
  ],
  // A publisher that is named like what is left out.
  [
    'securityScanners',
    {
      [path]: workflow({ uses: 'acme-one-login/tools/quality/run-checkov@v1' }),
    },
    ['Checkov'],
  ],
  [
    'infrastructurePipelines',
    { [path]: workflow({ uses: 'acme/tools/sam/deploy-stack@v1' }) },
    ['CloudFormation'],
  ],
  [
    'pipelineTests',
    { [path]: workflow({ run: 'bash ./gradlew test --stacktrace' }) },
    ['Java, Kotlin and Scala'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({ uses: './' }),
      'action.yaml':
        'runs: { using: composite, steps: [{ run: pytest -x, shell: bash }] }',
    },
    ['Python'],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ run: 'python -m build' }) },
    ['Python'],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ run: 'zip -r e2e-report.zip playwright-report' }) },
    [],
  ],
  [
    'licences',
    {
      'LICENSE.md':
        'Business Source License 1.1\nChange License: Apache License, Version 2.0',
    },
    ['BUSL-1.1'],
  ],
  [
    'licences',
    {
      'LICENSE.md':
        '# Functional Source License, Version 1.1, Apache 2.0 Future License\nApache License, Version 2.0',
    },
    ['FSL-1.1-ALv2'],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ run: './gradlew classes' }) },
    ['Java, Kotlin and Scala'],
  ],
  // A folder of templates is not always one of a Helm chart.
  [
    'infrastructureAsCode',
    {
      'deployments/templates/web.yml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${NAME}\n',
    },
    ['Kubernetes manifests'],
  ],
  [
    'infrastructureAsCode',
    {
      'deploy/web/templates/web.yml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: {{ .Release.Name }}\n',
    },
    [],
  ],
  [
    'infrastructureAsCode',
    {
      'release/web/Chart.yaml': 'apiVersion: v2\nname: web\n',
      'release/web/templates/web.yml':
        'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: web\n',
    },
    ['Helm'],
  ],
];
