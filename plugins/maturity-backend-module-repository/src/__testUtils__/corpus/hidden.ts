import { Files, workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/ci.yml';
const run = (command: string, files: Files = {}): Files => ({
  [path]: workflow({ run: command }),
  ...files,
});

/** Tests and scans behind tools that start named parts of a file. */
const behindTools: readonly CorpusCase[] = [
  [
    'securityScanners',
    run('tox -e security', {
      'tox.ini':
        '[tox]\nenvlist = py312\n[testenv]\ncommands = pytest {posargs}\n[testenv:security]\ndeps = bandit\ncommands =\n    bandit -r src\n    pip-audit\n',
    }),
    ['Bandit', 'Package audit'],
  ],
  [
    'securityScanners',
    run('nox -s audit', {
      'noxfile.py':
        '@nox.session\ndef audit(session):\n    session.install("pip-audit")\n    session.run("pip-audit", "--strict")\n\n@nox.session\ndef tests(session):\n    session.run("pytest")\n',
    }),
    ['Package audit'],
  ],
  [
    'securityScanners',
    run('bundle exec rake ci', {
      Rakefile:
        'task ci: %i[spec security]\ntask :security do\n  sh \'brakeman -q\'\n  sh "bundle-audit check"\nend\n',
    }),
    ['Brakeman', 'Package audit'],
  ],
  [
    'securityScanners',
    run('composer run checks', {
      'composer.json':
        '{"scripts":{"checks":["@audit","phpunit"],"audit":"composer audit"}}',
    }),
    ['Package audit'],
  ],
  [
    'pipelineTests',
    run('composer run checks', {
      'composer.json':
        '{"scripts":{"checks":["@audit","phpunit"],"audit":"composer audit"}}',
    }),
    ['PHP'],
  ],
  [
    'pipelineTests',
    run('mise run verify', {
      'mise.toml':
        '[tools]\ngo = "1.24"\n[tasks.verify]\nrun = ["go vet ./...", "go test ./..."]\n',
    }),
    ['Go'],
  ],
  [
    'pipelineTests',
    run('inv verify', {
      'tasks.py':
        'from invoke import task\n\n@task\ndef verify(c):\n    c.run("pytest -q")\n',
    }),
    ['Python'],
  ],
  [
    'pipelineTests',
    run('docker build --target checks .', {
      Dockerfile:
        'FROM golang AS base\nRUN go build ./...\nFROM base AS checks\nRUN go vet ./... && \\\n    go test ./...\nFROM scratch\nCOPY --from=base /a /a\n',
    }),
    ['Go'],
  ],
  [
    'pipelineTests',
    run(
      'docker compose -f compose.ci.yml up --build --abort-on-container-exit --exit-code-from checks',
      {
        'compose.ci.yml':
          'services:\n  db:\n    image: postgres\n  checks:\n    build: .\n    command: pytest tests\n',
      },
    ),
    ['Python'],
  ],
  // Bazel tests what it is told to, in any language.
  ['pipelineTests', run('bazel test //...'), ['Tasks']],
  ['pipelineBuilds', run('bazelisk build //web:image'), ['Tasks']],
  [
    'pipelineBuilds',
    run('tox -e docs', {
      'tox.ini': '[testenv:docs]\ncommands = sphinx-build -W docs build/html\n',
    }),
    ['Site'],
  ],
  [
    'pipelineTests',
    run('npx nx affected --target=test'),
    ['JavaScript and TypeScript'],
  ],
  [
    'pipelineTests',
    run('script/cibuild', {
      'script/cibuild': '#!/bin/sh\nset -e\nscript/test --all\n',
      'script/test': '#!/bin/sh\nexec bundle exec rspec "$@"\n',
    }),
    ['Ruby'],
  ],
  [
    'pipelineTests',
    {
      Jenkinsfile:
        "node {\n  stage('Test') {\n    docker.image('maven:3').inside {\n      sh 'mvn -B verify'\n    }\n  }\n}\n",
    },
    ['Java, Kotlin and Scala'],
  ],
  // A recipe of the justfile in another folder.
  [
    'pipelineTests',
    run('just verify-api', {
      justfile:
        'verify-api *args:\n    {{ just_executable() }} api/verify {{ args }}\n',
      'api/justfile':
        'verify *args:\n    docker compose run --rm api python -m pytest {{ args }}\n',
    }),
    ['Python'],
  ],
  // Commands that jobs run in a folder of their own.
  [
    'pipelineTests',
    {
      [path]: JSON.stringify({
        on: 'push',
        jobs: {
          tool: {
            defaults: { run: { 'working-directory': './tool' } },
            steps: [{ run: 'pipenv run verify' }],
          },
        },
      }),
      'tool/Pipfile': '[packages]\n[scripts]\nverify = "pytest -q"\n',
    },
    ['Python'],
  ],
  [
    'infrastructurePipelines',
    {
      'azure-pipelines.yml':
        'trigger: [main]\npool: { vmImage: ubuntu-latest }\nsteps:\n- bash: make apply\n  workingDirectory: $(Pipeline.Workspace)/s/$(NAME)/infra\n',
      'infra/Makefile':
        'tool = AWS_PROFILE=web terraform\napply:\n\t$(tool) apply -auto-approve\n',
      'infra/main.tf': 'resource "aws_s3_bucket" "a" {}\n',
    },
    ['Terraform'],
  ],
  [
    'pipelineTests',
    {
      'ci/pipeline.yml':
        'resources:\n- { name: src, type: git }\njobs:\n- name: verify\n  plan:\n  - get: src\n  - task: verify\n    config:\n      run: { path: /app/docker/verify }\n',
      'docker/verify': '#!/bin/sh\npython -m pytest "$@"\n',
    },
    ['Python'],
  ],
  ['securityScanners', run('uvx "zizmor@1.29.0" .'), ['zizmor']],
  [
    'pipelineTests',
    run('npm run unit-test', {
      'package.json': '{"scripts":{"unit-test":"lab --verbose -c"}}',
    }),
    ['JavaScript and TypeScript'],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ uses: 'cycjimmy/semantic-release-action@v4' }) },
    [],
  ],
  [
    'pipelineTests',
    run('make test-unit', {
      Makefile:
        'test-unit:\n\tmake _run name="unit"\n_run:\n\tset -e; \\\n\tscript="./scripts/tests/${name}.sh"; \\\n\tif [ -e "$${script}" ]; then \\\n\t\texec $${script}; \\\n\tfi\n',
      'scripts/tests/unit.sh': '#!/bin/bash\nnpm ci\nnpx vitest run\n',
    }),
    ['JavaScript and TypeScript'],
  ],
  // An action that runs others, by a name that is known at run time only.
  [
    'pipelineTests',
    {
      [path]: workflow({
        uses: 'acme/dynamic-uses@v1',
        with: { uses: './.github/actions/verify-${{ matrix.app.name }}' },
      }),
      '.github/actions/verify-api/action.yml':
        'runs: { using: composite, steps: [{ run: go test ./..., shell: bash }] }',
      '.github/actions/release/action.yml':
        'runs: { using: composite, steps: [{ run: cargo test, shell: bash }] }',
    },
    ['Go'],
  ],
  // Another repository is built and tested.
  ...(['pipelineTests', 'pipelineBuilds'] as const).map(
    (fact): CorpusCase => [
      fact,
      {
        [path]: workflow(
          {
            uses: 'actions/checkout@v6',
            with: { repository: 'acme/app', path: 'app' },
          },
          { run: 'cd app/ios\nxcodebuild build\nxcodebuild test' },
        ),
      },
      [],
    ],
  ),
  // The commands of a script say that nothing is built.
  [
    'pipelineBuilds',
    run('.github/scripts/build_comment.sh', {
      '.github/scripts/build_comment.sh': 'jq -r .total a.json > comment.md\n',
    }),
    [],
  ],
];

/** Scanners that are installed, or whose reports are passed on only. */
const notScanned: readonly object[] = [
  { uses: 'github/codeql-action/upload-sarif@v3' },
  { uses: 'snyk/actions/setup@master' },
  { uses: 'aquasecurity/setup-trivy@v0.2' },
  { run: 'pip install bandit semgrep' },
  { run: 'trivy image --download-db-only' },
  { run: 'gitleaks version' },
];

const notPackages: readonly string[] = [
  'tar czf cache.tgz node_modules',
  'zip -r screenshots.zip cypress/screenshots',
  'tar -czf artifacts/test-output.tar.gz out',
  'tar -cvzf images.tar.gz /tmp/images',
];

const notPolicies: readonly CorpusCase[] = [
  [
    'policyEngines',
    {
      'spec/answer.json': '{"policyRule": {"code": "allow", "display": "Yes"}}',
    },
    [],
  ],
  [
    'policyEngines',
    {
      'policies/tags.json':
        '{"properties": {"policyRule": {"if": {"field": "tags"}, "then": {"effect": "deny"}}}}',
    },
    ['Azure Policy'],
  ],
  [
    'policyEngines',
    {
      'spec/examples1.2.0/tags.json':
        '{"policyRule": {"if": {"field": "tags"}, "then": {"effect": "deny"}}}',
    },
    [],
  ],
];

const shared: readonly CorpusCase[] = [
  [
    'reusableWorkflows',
    { Jenkinsfile: "@Library(['one@1', 'two']) _\nnode { sh 'make' }\n" },
    ['one@1', 'two'],
  ],
  [
    'reusableWorkflows',
    {
      Jenkinsfile: "library 'acme-pipelines@v2'\nnode { sh 'make' }\n",
    },
    ['acme-pipelines@v2'],
  ],
  [
    'reusableWorkflows',
    {
      Jenkinsfile:
        "library identifier: 'acme@main', retriever: modernSCM([:])\nnode { sh 'make' }\n",
    },
    ['acme@main'],
  ],
];

/** Work, scanners, libraries and policies that are told by what they come to. */
export const hiddenCases: readonly CorpusCase[] = [
  ...behindTools,
  ...notScanned.map(
    (step): CorpusCase => ['securityScanners', { [path]: workflow(step) }, []],
  ),
  ...notPackages.map(
    (command): CorpusCase => ['pipelineBuilds', run(command), []],
  ),
  ...notPolicies,
  ...shared,
];
