import { workflow } from '../detect';
import { CorpusCase } from './CorpusCase';

const path = '.github/workflows/main.yml';

function withJobs(jobs: object): string {
  return JSON.stringify({ on: 'push', jobs });
}

const toStores: readonly (readonly [step: object])[] = [
  [{ run: 'bundle exec fastlane deploy_internal' }],
  [{ run: 'fastlane android promote_to_beta' }],
  [{ run: './gradlew publishReleaseBundle' }],
  [{ run: './gradlew :app:publishReleaseBundle' }],
  [{ run: 'eas submit --platform ios' }],
  [{ uses: 'r0adkll/upload-google-play@v1' }],
];
const toRegistries: readonly (readonly [step: object])[] = [
  [{ run: 'npm publish' }],
  [{ run: './gradlew publish' }],
  [{ run: 'bundle exec fastlane test' }],
  [{ run: 'docker push acme/web' }],
  [{ uses: 'softprops/action-gh-release@v2' }],
];

/** Releases, and what is beside them in repositories of applications. */
export const storeCases: readonly CorpusCase[] = [
  ...toStores.map(
    ([step]): CorpusCase => [
      'deployWorkflows',
      { [path]: workflow(step) },
      [path],
    ],
  ),
  ...toRegistries.map(
    ([step]): CorpusCase => ['deployWorkflows', { [path]: workflow(step) }, []],
  ),
  // A pipeline that is named after the environment of its job.
  [
    'deployWorkflows',
    {
      '.github/workflows/test-build.yml': withJobs({
        build: {
          environment: 'test',
          steps: [{ run: 'gcloud functions deploy web-test' }],
        },
      }),
    },
    ['.github/workflows/test-build.yml'],
  ],
  [
    'deployWorkflows',
    {
      '.github/workflows/ab-testing.yml': withJobs({
        publish: { steps: [{ uses: 'acme/actions-riff-raff@v4' }] },
      }),
    },
    ['.github/workflows/ab-testing.yml'],
  ],
  // Neither a job that only tests in an environment, nor one that builds and tests, is one.
  [
    'environments',
    {
      '.github/workflows/ui.yml': withJobs({
        run: { environment: 'ui-test', steps: [{ uses: 'acme/devices@v1' }] },
      }),
      '.github/workflows/release.yml': withJobs({
        deploy: {
          environment: 'production',
          steps: [{ run: 'fly deploy' }],
        },
        'build-and-test': { steps: [{ run: 'fly deploy -a scratch' }] },
      }),
    },
    [],
  ],
  [
    'environments',
    {
      '.github/workflows/deployment.yml': withJobs({
        check: {
          name: 'Build and test',
          steps: [{ uses: 'acme/xcode@v1' }, { run: 'az login' }],
        },
        deploy: { environment: 'production', steps: [{ run: 'fly deploy' }] },
      }),
    },
    [],
  ],
  [
    'environments',
    {
      'manifest.yml': 'applications:\n- name: web\n',
      'vars/web-staging.yml': 'a: 1\n',
      'vars/web-production.yml': 'a: 2\n',
    },
    ['production', 'staging'],
  ],
  [
    'infrastructureAsCode',
    {
      'config/web.yaml.erb':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web-<%= place %>\n',
      'talos/cluster.yaml.j2':
        'machine:\n  token: a\ncluster:\n  clusterName: main\n',
      'start/apps.yaml':
        'helmDefaults:\n  wait: true\nreleases:\n  - name: a\n    inherit: [b]\n',
    },
    ['Helmfile', 'Kubernetes manifests', 'Talos'],
  ],
  ['infrastructureAsCode', { 'mail.yaml.erb': 'kind: Letter\n' }, []],
  [
    'pipelineBuilds',
    { [path]: workflow({ run: 'jupyter-book build .' }) },
    ['Site'],
  ],
  [
    'pipelineBuilds',
    { [path]: workflow({ run: 'bundle exec jekyll build' }) },
    ['Site'],
  ],
  [
    'licences',
    {
      'MIT-LICENSE':
        'Permission is hereby granted, free of charge, to any person obtaining a copy',
    },
    ['MIT'],
  ],
  [
    'licences',
    { LICENSE: 'DO WHAT THE FUCK YOU WANT TO PUBLIC LICENSE\nVersion 2' },
    ['WTFPL'],
  ],
  [
    'documentation',
    { 'docs/start/contributing.md': '# Help\n' },
    ['Contributing guide', 'Documentation folder'],
  ],
];
