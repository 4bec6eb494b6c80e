import { advice } from '../detect';
import { CorpusRepository } from './CorpusCase';

const mit =
  'Permission is hereby granted, free of charge, to any person obtaining a copy';
const apache = 'Apache License\nVersion 2.0, January 2004';
const prose = '# Shop\n\nSells things.\n';
const ci = '.github/workflows/ci.yml';

/** Services and libraries, each with the truth of all facts. */
export const repositories: readonly CorpusRepository[] = [
  {
    title: 'a service that tests, scans and deploys to two environments',
    files: {
      'README.md': prose,
      LICENSE: mit,
      'SECURITY.md': 'Write to security@example.org.',
      '.github/CODEOWNERS': '* @acme/shop',
      '.github/dependabot.yml':
        'version: 2\nupdates:\n- package-ecosystem: npm\n  directory: /',
      [ci]: `
on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: npm ci && npm run build && npm test
      - uses: example-org/our-trivy-scan@v2
  deploy:
    needs: test
    strategy: { matrix: { stage: [staging, production] } }
    environment: \${{ matrix.stage }}
    steps:
      - run: make release STAGE=$STAGE
`,
      Makefile: 'release:\n\t./ops/release.sh $(STAGE)\n',
      'ops/release.sh':
        '#!/bin/sh\nset -e\nhelm upgrade --install shop deploy/chart -f deploy/chart/values-$1.yaml\n',
      'deploy/chart/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0',
      'deploy/chart/values-staging.yaml': 'replicas: 1',
      'deploy/chart/values-production.yaml': 'replicas: 3',
      'package.json':
        '{"scripts":{"build":"tsc -p .","test":"jest --coverage"}}',
      Dockerfile: 'FROM node:24',
      'src/cart.test.ts': 'test("adds", () => {});',
      'docs/runbooks/rollback.md': advice,
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      pipelineBuilds: ['JavaScript and TypeScript'],
      pipelineTests: ['JavaScript and TypeScript'],
      deployWorkflows: [ci],
      infrastructureAsCode: ['Helm'],
      infrastructurePipelines: ['Helm'],
      environments: ['production', 'staging'],
      securityScanners: ['Trivy'],
      securityGates: ['Trivy'],
      dependencyUpdates: ['Dependabot'],
      codeowners: true,
      securityPolicy: true,
      documentation: ['Documentation folder', 'README'],
      runbooks: ['docs/runbooks/rollback.md'],
      tests: ['JavaScript and TypeScript'],
      containers: ['Dockerfile'],
      packaging: ['Helm'],
      licences: ['MIT'],
    },
  },
  {
    title: 'an operator whose deployments are tests on clusters of the job',
    files: {
      'README.md': prose,
      LICENSE: apache,
      [ci]: `
on: { pull_request: {} }
jobs:
  unit:
    steps: [{ run: go test ./... }, { run: go build ./cmd/... }]
  e2e:
    steps:
      - uses: helm/kind-action@v1
      - run: kubectl apply -f config/samples
  acceptance:
    steps:
      - run: terraform apply -auto-approve
        working-directory: test/infra
      - run: terraform destroy -auto-approve
        working-directory: test/infra
`,
      '.chainsaw-test/web/app.yaml': 'apiVersion: apps/v1\nkind: Deployment',
      '_examples/aws/main.tf': 'resource "aws_s3_bucket" "b" {}',
      'test/infra/main.tf': 'resource "aws_s3_bucket" "b" {}',
      'config/default/kustomization.yaml': 'resources: [manager.yaml]',
      'config/default/manager.yaml': 'apiVersion: apps/v1\nkind: Deployment',
      'controllers/web_test.go': 'package controllers',
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      pipelineBuilds: ['Go'],
      pipelineTests: ['Go'],
      infrastructureAsCode: ['Kubernetes manifests', 'Kustomize'],
      documentation: ['README'],
      tests: ['Go'],
      packaging: ['Kustomize'],
      licences: ['Apache-2.0'],
    },
  },
  {
    title:
      'a service of GitLab with templates, child pipelines and a soft scan',
    files: {
      'README.rst': prose,
      CODEOWNERS: '* @acme/web',
      '.gitlab-ci.yml': `
image: python:3.13
include:
  - template: Jobs/Secret-Detection.gitlab-ci.yml
  - local: /ci/scan.yml
.unused:
  script: [semgrep ci]
test:
  script: [pytest -q]
ship:
  trigger: { include: [{ local: ci/ship.yml }] }
`,
      'ci/scan.yml': 'scan:\n  script: [bandit -r src]\n  allow_failure: true',
      'ci/ship.yml':
        'staging:\n  environment: staging\n  script: [fly deploy]\nproduction:\n  environment: production\n  script: [fly deploy]\n  when: manual',
      'fly.toml': 'app = "web"\n[http_service]\ninternal_port = 8080',
      'renovate.json': '{ "extends": ["config:recommended"] }',
      'tests/test_web.py': 'def test_web(): pass',
    },
    truth: {
      ciProviders: ['GitLab CI'],
      pipelineTests: ['Python'],
      deployWorkflows: ['.gitlab-ci.yml'],
      infrastructureAsCode: ['Fly.io'],
      environments: ['production', 'staging'],
      securityScanners: ['Bandit', 'GitLab security templates'],
      securityGates: ['GitLab security templates'],
      dependencyUpdates: ['Renovate'],
      codeowners: true,
      documentation: ['README'],
      reusableWorkflows: ['Jobs/Secret-Detection.gitlab-ci.yml'],
      tests: ['Python'],
    },
  },
  {
    title: 'a service of Java whose packages are named after examples',
    files: {
      'README.md': prose,
      Jenkinsfile: `
pipeline {
  agent any
  stages {
    stage('Build') { steps { sh './mvnw -B verify' } }
    stage('Scan') { steps { sh 'docker run --rm -v "$PWD:/src" registry.example.org/mirror/semgrep:1 semgrep scan --error' } }
    stage('Old') { when { expression { false } } steps { sh 'kubectl apply -f k8s' } }
    stage('Deploy') { steps { sh "oc apply -f openshift/app.yaml" } }
  }
}`,
      'openshift/app.yaml':
        'apiVersion: route.openshift.io/v1\nkind: Route\nmetadata: { name: shop }',
      'src/main/java/com/example/demo/Shop.java': 'package com.example.demo;',
      'src/test/java/com/example/demo/ShopTest.java':
        'package com.example.demo;',
      'pom.xml': '<project/>',
      'compose.yaml': 'services:\n  db:\n    image: postgres:18',
    },
    truth: {
      ciProviders: ['Jenkins'],
      pipelineBuilds: ['Java, Kotlin and Scala'],
      pipelineTests: ['Java, Kotlin and Scala'],
      deployWorkflows: ['Jenkinsfile'],
      infrastructureAsCode: ['Kubernetes manifests'],
      infrastructurePipelines: ['kubectl'],
      securityScanners: ['Semgrep'],
      securityGates: ['Semgrep'],
      documentation: ['README'],
      tests: ['Java, Kotlin and Scala'],
      containers: ['Docker Compose'],
    },
  },
  {
    title: 'a web application of .NET on Azure Pipelines',
    files: {
      'README.md': prose,
      'eng/pipelines/main.yml': `
trigger: [main]
pool: { vmImage: ubuntu-latest }
stages:
  - stage: build
    jobs:
      - job: build
        steps:
          - script: dotnet build && dotnet test
          - task: MicrosoftSecurityDevOps@1
            continueOnError: true
  - template: deploy.yml
`,
      'eng/pipelines/deploy.yml': `
stages:
  - stage: test
    jobs:
      - deployment: test
        environment: web-test
        strategy: { runOnce: { deploy: { steps: [{ task: AzureWebApp@1 }] } } }
  - stage: live
    jobs:
      - deployment: live
        environment: web-prod
        strategy: { runOnce: { deploy: { steps: [{ task: AzureWebApp@1 }] } } }
`,
      'infra/main.bicep': "resource web 'Microsoft.Web/sites@2023-01-01' = {}",
      'Web.Tests/Web.Tests.csproj': '<Project/>',
      'docs/adr/0001-use-azure.md': prose,
    },
    truth: {
      ciProviders: ['Azure Pipelines'],
      pipelineBuilds: ['.NET'],
      pipelineTests: ['.NET'],
      deployWorkflows: ['eng/pipelines/main.yml'],
      infrastructureAsCode: ['Bicep'],
      environments: ['production', 'test'],
      securityScanners: ['Microsoft Security DevOps'],
      documentation: ['Decision records', 'Documentation folder', 'README'],
      tests: ['.NET'],
    },
  },
  {
    title: 'a library that releases, and keeps house in other workflows',
    files: {
      'README.md': prose,
      'CONTRIBUTING.md': prose,
      'LICENSE-MIT': mit,
      'LICENSE-APACHE': apache,
      [ci]: `
on: [push, pull_request]
jobs:
  test:
    steps: [{ run: cargo test --workspace }, { run: cargo deny check }]
`,
      '.github/workflows/stale.yml':
        'on: { schedule: [{ cron: "0 0 * * *" }] }\njobs: { a: { steps: [{ uses: actions/stale@v9 }] } }',
      '.github/workflows/pulumi.yml':
        'on: [push]\njobs: { a: { steps: [{ run: echo nothing yet }] } }',
      'tests/parse.rs': '#[test] fn parses() {}',
      'examples/web/fly.toml': 'app = "web"',
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      pipelineBuilds: ['Rust'],
      pipelineTests: ['Rust'],
      securityScanners: ['Package audit'],
      securityGates: ['Package audit'],
      documentation: ['Contributing guide', 'README'],
      tests: ['Rust'],
      licences: ['Apache-2.0', 'MIT'],
    },
  },
  {
    title: 'a service that leaves all work to pipelines of another repository',
    files: {
      'README.md': prose,
      [ci]: 'on: [push]\njobs: { all: { uses: acme/pipelines/.github/workflows/service.yml@v3 } }',
      '.github/renovate.json5': '{ extends: ["github>acme/renovate"] }',
      'mkdocs.yml': 'site_name: Shop\nplugins: [techdocs-core]',
      'docs/index.md': prose,
      'main.go': 'package main',
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      ...{ pipelineBuilds: 'unknown', pipelineTests: 'unknown' },
      ...{ deployWorkflows: 'unknown', infrastructurePipelines: 'unknown' },
      ...{ securityScanners: 'unknown', securityGates: 'unknown' },
      ...{ policyEngines: 'unknown', environments: 'unknown' },
      dependencyUpdates: ['Renovate'],
      documentation: ['Documentation folder', 'Documentation site', 'README'],
      techdocs: true,
      reusableWorkflows: ['acme/pipelines/.github/workflows/service.yml@v3'],
    },
  },
  {
    title: 'one service in a repository of several',
    folder: 'services/cart',
    files: {
      'README.md': prose,
      'services/cart/README.md': prose,
      'services/cart/cart_test.go': 'package cart',
      'services/cart/Dockerfile': 'FROM scratch',
      'services/web/main.tf': 'module "web" { source = "./web" }',
      '.github/workflows/cart.yml':
        'on: { push: { paths: ["services/cart/**"] } }\njobs: { a: { steps: [{ run: go test ./... }, { run: docker build . }] } }',
      '.github/workflows/web.yml':
        'on: { push: { paths: ["services/**", "!services/cart/**"] } }\njobs: { a: { steps: [{ run: terraform apply }, { run: trivy fs . }] } }',
      '.github/workflows/docs.yml':
        'on: { push: { paths-ignore: ["services/**"] } }\njobs: { a: { steps: [{ run: semgrep ci }] } }',
    },
    truth: {
      ciProviders: ['GitHub Actions'],
      pipelineBuilds: ['Container image'],
      pipelineTests: ['Go'],
      documentation: ['README'],
      tests: ['Go'],
      containers: ['Dockerfile'],
    },
  },
  {
    title: 'a site on a machine that is kept by hand',
    files: {
      'README.md': prose,
      'bitbucket-pipelines.yml': `
pipelines:
  branches:
    main:
      - step:
          name: Build
          script: [composer install, vendor/bin/phpunit]
      - step:
          deployment: production
          script:
            - pipe: atlassian/rsync-deploy:0.12.0
            - pipe: aquasecurity/trivy-pipe:1.0.0
`,
      'tests/CartTest.php': '<?php',
    },
    truth: {
      ciProviders: ['Bitbucket Pipelines'],
      pipelineTests: ['PHP'],
      sshDeployments: ['bitbucket-pipelines.yml'],
      securityScanners: ['Trivy'],
      securityGates: ['Trivy'],
      documentation: ['README'],
      tests: ['PHP'],
    },
  },
];
