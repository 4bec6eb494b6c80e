import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FakeProject } from './FakeProject';

/** When the tests collect facts. */
export const NOW = Date.parse('2026-11-28T12:00:00Z');

const HOUR = 3_600_000;

/** The instant so many hours before the tests collect facts. */
export function hoursAgo(hours: number): string {
  return `${new Date(NOW - hours * HOUR).toISOString().slice(0, 19)}Z`;
}

/** A project with something of everything. */
export const shop: FakeProject = {
  path: 'acme/web/shop',
  id: 7,
  visibility: 'internal',
  activityAt: hoursAgo(3),
  topics: ['node', 'payments'],
  licence: 'apache-2.0',
  languages: ['TypeScript', 'Shell'],
  files: {
    'README.md': '# Shop\n',
    '.gitlab-ci.yml': `include:
  - template: Jobs/SAST.gitlab-ci.yml
  - project: acme/pipelines
    ref: v2
    file: ['/build.yml', '/deploy.yml']
  - component: gitlab.com/acme/components/lint@1.0
  - remote: https://me:secret@example.com/ci.yml?token=x
  - local: /ci/test.yml
test:
  script: !reference [.setup, script]
`,
    '.gitlab/CODEOWNERS': '# who\n[Web] @acme/web\n*.ts @octocat\n',
  },
  mergeRequests: [
    { mergedAt: hoursAgo(5), approved: true },
    { mergedAt: hoursAgo(9) },
    { mergedAt: hoursAgo(9), isByBot: true },
    { mergedAt: hoursAgo(9), into: 'release-1' },
    { mergedAt: hoursAgo(24 * 100) },
  ],
  mustSucceed: true,
  rules: [
    { name: 'All branches', isUnprotected: true, approvals: [1] },
    { name: 'All protected branches', isUnprotected: true, approvals: [0] },
    { name: 'main', push: [0], codeOwners: true, approvals: [2] },
    { name: 'release-*', push: [40], allowForcePush: true, approvals: [5] },
  ],
  pipelines: [
    {
      status: 'SUCCESS',
      startedAt: hoursAgo(2),
      took: 4,
      jobs: [
        { report: 'SAST' },
        { report: 'SECRET_DETECTION', status: 'FAILED' },
      ],
    },
    { status: 'FAILED', startedAt: hoursAgo(4) },
    { status: 'SUCCESS', startedAt: hoursAgo(6), took: 6, source: 'web' },
    { status: 'CANCELED', startedAt: hoursAgo(7) },
    { status: 'SUCCESS', startedAt: hoursAgo(8), source: 'schedule' },
    {
      status: 'FAILED',
      startedAt: hoursAgo(9),
      source: 'merge_request_event',
    },
    { status: 'FAILED', startedAt: hoursAgo(10), branch: 'topic' },
    { status: 'FAILED', startedAt: hoursAgo(24 * 40) },
  ],
  scanners: ['SAST', 'DEPENDENCY_SCANNING'],
  pushProtection: true,
  vulnerabilities: [
    { severity: 'CRITICAL', detectedAt: hoursAgo(24 * 12) },
    { severity: 'CRITICAL', detectedAt: hoursAgo(24 * 40 + 1) },
    { severity: 'MEDIUM', detectedAt: hoursAgo(24) },
  ],
  environments: [
    { name: 'staging' },
    { name: 'production' },
    { name: 'old', state: 'stopped' },
    { name: 'review/topic' },
  ],
  deployments: [
    {
      createdAt: hoursAgo(3),
      environment: 'production',
      status: 'success',
    },
    { createdAt: hoursAgo(4), environment: 'production', status: 'failed' },
    { createdAt: hoursAgo(50), environment: 'staging', status: 'success' },
    {
      createdAt: hoursAgo(60),
      environment: 'review/topic',
      status: 'success',
    },
    {
      createdAt: hoursAgo(24 * 100),
      environment: 'production',
      status: 'success',
    },
  ],
  releases: [
    { tag: 'v2.0.0', releasedAt: hoursAgo(-24), upcoming: true },
    { tag: 'v1.1.0', releasedAt: hoursAgo(30) },
    { tag: 'v1.0.0', releasedAt: hoursAgo(24 * 200) },
  ],
};

/** A project of which there is nothing to say. */
export const bare: FakeProject = { path: 'acme/bare', empty: true };

/** A component whose code is in a project on GitLab. */
export function createComponent(
  path: string,
  base = 'https://gitlab.com',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: path.replace(/\W+/g, '-'),
      annotations: {
        'backstage.io/source-location': `url:${base}/${path}/-/tree/main/`,
      },
    },
  };
}

/** The ref of that component. */
export function toRef(path: string): string {
  return stringifyEntityRef(createComponent(path));
}
