import { workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';
const action = 'runs: { steps: [ { run: trivy fs . } ] }';

/** Facts that a pipeline shows through the files of the repository that it starts. */
export const pipelinePartCases: readonly CorpusCase[] = [
  [
    'infrastructurePipelines',
    {
      [path]: workflow({ run: 'bash ops/plan.sh' }),
      'ops/plan.sh': 'terraform -chdir="$1" plan',
    },
    ['Terraform'],
  ],
  [
    'infrastructurePipelines',
    {
      [path]: workflow({ run: './up.sh', 'working-directory': 'ops' }),
      'ops/up.sh': '#!/bin/sh\nset -e\nhelmfile -f x.yaml apply',
    },
    ['Helm'],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ run: 'make -C ops ship' }),
      'ops/Makefile':
        'KUBE ?= kubectl\nship: build\n\t@$(KUBE) apply -f a.yaml\n',
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ run: 'make ship' }),
      Makefile: 'ship:\n\t@echo later\nother:\n\tkubectl apply -f a\n',
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ run: 'task ship' }),
      'Taskfile.yml':
        'tasks: { ship: { cmds: [ { task: up } ] }, up: [ fly deploy ] }',
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ run: 'just ship' }),
      justfile: 'ship env:\n  fly deploy\n',
    },
    [path],
  ],
  [
    'deployWorkflows',
    {
      [path]: workflow({ run: 'pnpm run ship' }),
      'package.json': '{"scripts":{"ship":"npx sst deploy --stage prod"}}',
    },
    [path],
  ],
  [
    'securityScanners',
    { [path]: workflow({ uses: './ci/scan' }), 'ci/scan/action.yml': action },
    ['Trivy'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({ uses: './ci/npm', with: { script: 'test' } }),
      'ci/npm/action.yml':
        'runs: { steps: [ { run: npm run "$SCRIPT", env: { SCRIPT: "${{ inputs.script }}" } } ] }',
    },
    ['JavaScript and TypeScript'],
  ],
  [
    'securityScanners',
    {
      [path]: workflow({ run: 'docker compose run --rm scan' }),
      'compose.yaml':
        'services: { scan: { image: "aquasec/trivy:1", command: fs / } }',
    },
    ['Trivy'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({
        run: 'docker compose -f ci/it.yml up --exit-code-from it',
      }),
      'ci/it.yml':
        'services: { it: { build: ., command: [npm, test] }, db: { image: postgres } }',
    },
    ['JavaScript and TypeScript'],
  ],
  [
    'securityScanners',
    {
      [path]: workflow({ run: './scan.sh' }),
      'scan.sh': 'docker run ghcr.io/zaproxy/zaproxy zap-baseline.py -t $URL\n',
    },
    ['ZAP'],
  ],
  // A target says by its commands what it does.
  [
    'pipelineTests',
    {
      [path]: workflow({ run: 'make test' }),
      Makefile: 'test:\n\tgo test ./...\n',
    },
    ['Go'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({ run: 'make test' }),
      Makefile: 'test:\n\t./check-all\n',
    },
    ['Tasks'],
  ],
  [
    'pipelineTests',
    {
      [path]: workflow({ run: 'npm test' }),
      'package.json':
        '{"scripts":{"test":"npm run lint && markdownlint .","lint":"eslint ."}}',
    },
    [],
  ],
  // An action that no workflow uses.
  ['securityScanners', { '.github/actions/scan/action.yml': action }, []],
  [
    'securityScanners',
    {
      '.gitlab-ci.yml':
        'include: [ { local: /ci/scan.yml } ]\nb: { extends: .a }',
      'ci/scan.yml': '.a: { script: [ trivy fs . ] }',
    },
    ['Trivy'],
  ],
  [
    'securityScanners',
    {
      '.gitlab-ci.yml':
        'include: ci/*.yml\nb: { script: [ !reference [.a, script] ] }',
      'ci/scan.yml': '.a: { script: [ trivy fs . ] }',
    },
    ['Trivy'],
  ],
  [
    'securityScanners',
    {
      '.gitlab-ci.yml': 'b: { script: [ make ] }',
      '.gitlab/old.yml': 'a: { script: [ trivy fs . ] }',
    },
    [],
  ],
  [
    'deployWorkflows',
    {
      '.gitlab-ci.yml':
        'go: { trigger: { include: [ { local: child.yml } ] } }',
      'child.yml': 'up: { script: [ kubectl apply -f k8s ] }',
    },
    ['.gitlab-ci.yml'],
  ],
  [
    'deployWorkflows',
    {
      'azure-pipelines.yml': 'stages:\n- template: ops/up.yml',
      'ops/up.yml': 'jobs:\n- job: a\n  steps:\n  - task: HelmDeploy@0',
    },
    ['azure-pipelines.yml'],
  ],
  [
    'deployWorkflows',
    {
      '.circleci/config.yml':
        'orbs: { ecs: circleci/aws-ecs@4 }\nworkflows: { w: { jobs: [ ecs/deploy_service_update ] } }',
    },
    ['.circleci/config.yml'],
  ],
  [
    'infrastructurePipelines',
    {
      '.circleci/config.yml':
        'commands: { up: { steps: [ { run: terraform apply } ] } }\njobs: { a: { steps: [ up ] } }\nworkflows: { w: { jobs: [ a ] } }',
    },
    ['Terraform'],
  ],
  [
    'pipelineTests',
    {
      '.zuul.yaml':
        '- job: { name: unit, run: ops/unit.yaml }\n- project: { check: { jobs: [ unit ] } }',
      'ops/unit.yaml': '- hosts: all\n  tasks:\n    - command: tox\n',
    },
    ['Python'],
  ],
  // The play is a part of the pipeline.
  [
    'infrastructureAsCode',
    {
      '.zuul.yaml': '- job: { name: unit, run: ops/unit.yaml }',
      'ops/unit.yaml': '- hosts: all\n  tasks:\n    - command: tox\n',
    },
    [],
  ],
];
