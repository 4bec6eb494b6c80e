import { CorpusCase } from './CorpusCase';

/** Facts that one file of each CI system shows. */
export const ciSystemCases: readonly CorpusCase[] = [
  [
    'securityScanners',
    {
      '.gitlab-ci.yml':
        'image: node:20\ninclude:\n - template: Security/DAST.gitlab-ci.yml\nx: {script: [make]}',
    },
    ['GitLab security templates'],
  ],
  [
    'infrastructurePipelines',
    {
      '.gitlab-ci.yml':
        'image: x\ninclude:\n - template: Terraform/Base.latest.gitlab-ci.yml\nx: {script: [make]}',
    },
    ['Terraform'],
  ],
  [
    'deployWorkflows',
    { 'Jenkinsfile-prod': "node { sh 'helm upgrade a b' }" },
    ['Jenkinsfile-prod'],
  ],
  [
    'deployWorkflows',
    { 'jenkins/release.groovy': "node { sh 'helm upgrade a b' }" },
    ['jenkins/release.groovy'],
  ],
  [
    'securityScanners',
    {
      '.tekton/x.yaml':
        'apiVersion: tekton.dev/v1\nkind: PipelineRun\nspec:\n  pipelineSpec:\n    tasks:\n    - name: scan\n      taskRef:\n        name: trivy-scanner',
    },
    ['Trivy'],
  ],
  [
    'securityScanners',
    { 'azure-pipelines.yml': 'steps:\n- task: trivy@1\n' },
    ['Trivy'],
  ],
  [
    'securityScanners',
    {
      '.pre-commit-config.yaml':
        'repos:\n- repo: https://github.com/gitleaks/gitleaks\n  rev: v8\n  hooks:\n  - id: gitleaks\n',
    },
    ['Gitleaks'],
  ],
  [
    'deployWorkflows',
    {
      '.drone.star':
        'def main(ctx):\n  return {"steps": [{"name": "x", "image": "alpine/helm", "commands": ["helm upgrade a b"]}]}',
    },
    ['.drone.star'],
  ],
  [
    'deployWorkflows',
    {
      'buildspec-deploy.yml':
        'version: 0.2\nphases:\n  build:\n    commands:\n      - aws ecs update-service --service a',
    },
    ['buildspec-deploy.yml'],
  ],
  [
    'pipelineTests',
    {
      '.prow.yaml':
        'presubmits:\n- name: unit\n  spec:\n    containers:\n    - image: golang\n      command: [make]\n      args: [test]\n',
    },
    ['Tasks'],
  ],
  [
    'deployWorkflows',
    {
      '.prow.yaml':
        'postsubmits:\n- name: deploy\n  spec:\n    containers:\n    - image: x\n      command:\n      - kubectl\n      args:\n      - apply\n      - -f\n      - k8s\n',
    },
    ['.prow.yaml'],
  ],
  [
    'pipelineTests',
    { '.cirrus.yml': 'task:\n  test_script: go test ./...\n' },
    ['Go'],
  ],
  [
    'deployWorkflows',
    {
      '.travis.yml':
        'script: npm test\ndeploy:\n  provider: heroku\n  app: x\n',
    },
    ['.travis.yml'],
  ],
  [
    'pipelineTests',
    { 'appveyor.yml': 'test_script:\n  - cmd: dotnet test\n' },
    ['.NET'],
  ],
  [
    'pipelineTests',
    {
      'screwdriver.yaml':
        'jobs:\n  main:\n    image: node:20\n    steps:\n      - install: npm ci\n      - test: npm test\n',
    },
    ['JavaScript and TypeScript'],
  ],
  [
    'pipelineTests',
    {
      '.build.yml':
        'image: alpine\ntasks:\n  - test: |\n      cd x\n      make test\n',
    },
    ['Tasks'],
  ],
  [
    'pipelineTests',
    {
      '.taskcluster.yml':
        'version: 1\ntasks:\n  - payload:\n      image: x\n      command:\n        - /bin/bash\n        - -c\n        - cargo test\n',
    },
    ['Rust'],
  ],
  [
    'pipelineTests',
    {
      '.semaphore/semaphore.yml':
        'version: v1.0\nblocks:\n  - task:\n      jobs:\n        - name: t\n          commands:\n            - mix test\n',
    },
    ['Elixir'],
  ],
  [
    'pipelineTests',
    {
      'codefresh.yml':
        'version: "1.0"\nsteps:\n  t:\n    image: golang\n    commands:\n      - go test ./...\n',
    },
    ['Go'],
  ],
  [
    'deployWorkflows',
    {
      '.harness/p.yaml':
        'pipeline:\n  stages:\n  - stage:\n      type: Deployment\n      spec:\n        execution:\n          steps:\n          - step:\n              type: K8sRollingDeploy\n              name: r\n',
    },
    ['.harness/p.yaml'],
  ],
  [
    'deployWorkflows',
    {
      'ci.gocd.yaml':
        'pipelines:\n  a:\n    stages:\n    - build:\n        jobs:\n          x:\n            tasks:\n            - exec:\n                command: kubectl\n                arguments: [apply, -f, k8s]\n',
    },
    ['ci.gocd.yaml'],
  ],
  [
    'pipelineTests',
    {
      'bamboo-specs/b.yml':
        '---\nversion: 2\nplan: {key: A}\nBuild:\n  tasks:\n    - script:\n        - mvn test\n',
    },
    ['Java, Kotlin and Scala'],
  ],
  [
    'ciProviders',
    {
      'bitrise.yml':
        'workflows:\n  primary:\n    steps:\n    - script@1:\n        inputs:\n        - content: |\n            ./gradlew test\n',
    },
    ['Bitrise'],
  ],
  [
    'pipelineTests',
    {
      'codemagic.yaml':
        'workflows:\n  a:\n    scripts:\n      - name: Test\n        script: flutter test\n',
    },
    ['Dart'],
  ],
  [
    'pipelineTests',
    { Earthfile: 'VERSION 0.8\ntest:\n  FROM golang\n  RUN go test ./...\n' },
    ['Go'],
  ],
  [
    'deployWorkflows',
    {
      '.gitlab-ci.yml':
        't:\n  services: [rancher/k3s:v1]\n  script: [helm install a b]\n',
    },
    [],
  ],
  [
    'dependencyUpdates',
    {
      '.gitlab-ci.yml':
        'renovate:\n  image: renovate/renovate:38\n  script: [renovate]\n',
    },
    ['Renovate'],
  ],
  [
    'deployWorkflows',
    {
      'cloudbuild.yaml':
        'steps:\n- name: gcr.io/cloud-builders/kubectl\n  args: [apply, -f, k8s]\n',
    },
    ['cloudbuild.yaml'],
  ],
  [
    'deployWorkflows',
    {
      'cloudbuild.yaml':
        'steps:\n- name: gcr.io/cloud-builders/gke-deploy\n  args: [run]\n',
    },
    ['cloudbuild.yaml'],
  ],
  [
    'deployWorkflows',
    {
      'x/p.yml':
        'resources:\n- name: cluster\n  type: helm3\njobs:\n- name: a\n  plan:\n  - put: cluster\n',
    },
    ['x/p.yml'],
  ],
  [
    'deployWorkflows',
    {
      '.circleci/config.yml':
        'orbs: {helm: circleci/helm@3}\njobs:\n  d:\n    steps:\n    - helm/upgrade_helm_chart: {chart: a}\nworkflows: {w: {jobs: [d]}}',
    },
    ['.circleci/config.yml'],
  ],
  [
    'pipelineBuilds',
    {
      'azure-pipelines.yml':
        'steps:\n- task: DotNetCoreCLI@2\n  inputs: { command: publish }\n- task: Docker@2\n  inputs: { command: buildAndPush }\n',
    },
    ['.NET', 'Container image'],
  ],
  [
    'pipelineTests',
    {
      'azure-pipelines.yml':
        'steps:\n- task: Maven@4\n  inputs: { goals: verify }\n- task: Npm@1\n  inputs: { command: custom, customCommand: run test }\n',
    },
    ['Java, Kotlin and Scala', 'JavaScript and TypeScript'],
  ],
  [
    'environments',
    {
      'azure-pipelines.yml':
        'stages:\n- template: ship.yml\n  parameters: { Environment: TEST }\n- template: ship.yml\n  parameters: { Environment: PP }\n',
      'ship.yml':
        'jobs:\n- deployment: ship\n  environment: ${{ parameters.Environment }}\n  strategy: { runOnce: { deploy: { steps: [{ task: AzureWebApp@1 }] } } }\n',
    },
    ['preproduction', 'test'],
  ],
  [
    'environments',
    {
      '.circleci/config.yml':
        'orbs: { ship: acme/ship@1 }\njobs: { a: { steps: [{ run: fly deploy }] } }\nworkflows: { w: { jobs: [a, { ship/deploy-staging: { context: ship } }, { ship/deploy-production: { context: ship } }] } }',
    },
    ['production', 'staging'],
  ],
  [
    'pipelineTests',
    {
      '.buildkite/pipeline.yml':
        'steps:\n- plugins:\n  - docker-compose#v5:\n      run: unit\n      config: ci/compose.yml\n',
      'ci/compose.yml':
        'services: { unit: { image: golang, command: go test ./... } }',
    },
    ['Go'],
  ],
  [
    'pipelineTests',
    {
      'ci/pipeline.yml':
        'resources: [{ name: shop, type: git }]\njobs:\n- name: rules\n  plan:\n  - { get: shop }\n  - { task: rules, file: shop/ci/rules-tests/task.yml }\n',
      'ci/rules-tests/task.yml':
        'platform: linux\nrun: { path: shop/ci/rules-tests/run.sh }',
      'ci/rules-tests/run.sh': 'pytest -v\n',
    },
    ['Python'],
  ],
];
