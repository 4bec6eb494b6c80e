import { factsIn, Files, valueIn, workflow } from '../__testUtils__/detect';
import { RepositoryFactName } from '../declarations';

const path = '.github/workflows/ci.yml';
const action = 'runs: { steps: [ { run: trivy fs . } ] }';

/** Facts that a pipeline shows through the files of the repository that it starts. */
const followed: readonly [RepositoryFactName, Files, unknown][] = [
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

describe('the parts of a pipeline', () => {
  it.each(followed)('show %s of %j: %j', (fact, files, expected) => {
    expect(valueIn(fact, files)).toEqual(expected);
  });

  it('end where they start each other', () => {
    const files = {
      [path]: workflow({ run: './a.sh' }),
      'a.sh': './b.sh',
      'b.sh': './a.sh\nmake x',
      Makefile: 'x: y\n\tmake y\ny: x\n\t./a.sh\n\tsemgrep ci\n',
    };
    expect(valueIn('securityScanners', files)).toEqual(['Semgrep']);
  });

  it('leave open what they may do elsewhere', () => {
    const files = {
      [path]: JSON.stringify({
        jobs: { a: { uses: 'acme/ci/.github/workflows/build.yml@v1' } },
      }),
    };
    const facts = factsIn(files)!;
    for (const fact of [
      'deployWorkflows',
      'infrastructurePipelines',
      'securityScanners',
      'securityGates',
      'pipelineTests',
      'pipelineBuilds',
      'policyEngines',
      'environments',
    ] as const) {
      expect([fact, facts[fact]]).toEqual([
        fact,
        {
          unknown: `${path} runs acme/ci/.github/workflows/build.yml@v1, which is not in this repository`,
        },
      ]);
    }
    expect(facts.ciProviders).toMatchObject({ value: ['GitHub Actions'] });
    expect(facts.sloDefinitions).toEqual({ value: [] });
  });

  it.each([
    ['.gitlab-ci.yml', 'include: { project: acme/ci, file: a.yml }'],
    ['Jenkinsfile', "@Library('acme') _\nbuildService()"],
    ['Jenkinsfile', 'buildService()'],
    [
      'azure-pipelines.yml',
      'resources: { repositories: [ { repository: t, name: acme/t } ] }\nextends: { template: a.yml@t }',
    ],
    ['.zuul.yaml', '- project: { templates: [ acme-python-jobs ] }'],
  ])('leave open what %s gets from elsewhere: %s', (file, content) => {
    expect(valueIn('securityScanners', { [file]: content })).toEqual({
      unknown: expect.stringContaining(file),
    });
  });
});
