import { Entity } from '@backstage/catalog-model';
import { FakeRepository } from './FakeRepository';

/** When the tests collect facts. */
export const NOW = Date.parse('2026-11-28T12:00:00Z');

const HOUR = 3_600_000;

/** The instant so many hours before the tests collect facts. */
export function hoursAgo(hours: number): string {
  return `${new Date(NOW - hours * HOUR).toISOString().slice(0, 19)}Z`;
}

/** A repository with something of everything. */
export const shop: FakeRepository = {
  slug: 'acme/shop',
  visibility: 'INTERNAL',
  pushedAt: hoursAgo(3),
  topics: ['node', 'payments'],
  licence: 'Apache-2.0',
  languages: ['TypeScript', 'Shell'],
  template: 'acme/golden-path',
  files: {
    'README.md': '# Shop\n',
    '.github/workflows/ci.yml':
      'on: push\njobs: { test: { steps: [{ run: make test }] } }\n',
    '.github/CODEOWNERS':
      '# who\n*.ts @acme/web @octocat # all\n/infra @acme/gone\n',
  },
  codeownersErrors: [{ kind: 'Unknown owner', line: 3 }],
  pullRequests: [
    { mergedAt: hoursAgo(5), approved: true },
    { mergedAt: hoursAgo(9), approved: false },
    { mergedAt: hoursAgo(9), approved: false, author: 'Bot' },
    { mergedAt: hoursAgo(9), approved: false, into: 'release-1' },
    { mergedAt: hoursAgo(24 * 100), approved: false },
  ],
  runs: [
    { conclusion: 'success', startedAt: hoursAgo(2), took: 4 },
    { conclusion: 'failure', startedAt: hoursAgo(4), took: 1 },
    { conclusion: 'success', startedAt: hoursAgo(6), took: 6 },
    { conclusion: 'cancelled', startedAt: hoursAgo(7) },
    { conclusion: 'success', startedAt: hoursAgo(8), event: 'schedule' },
    { conclusion: 'failure', startedAt: hoursAgo(9), event: 'pull_request' },
    { conclusion: 'failure', startedAt: hoursAgo(10), branch: 'topic' },
    { conclusion: null, startedAt: hoursAgo(0) },
    { conclusion: 'timed_out', startedAt: hoursAgo(24 * 40) },
  ],
  classicRule: {
    reviews: 1,
    checks: ['test'],
    codeOwners: true,
    seenBy: 'writers',
  },
  rulesets: [
    { name: 'all repositories', reviews: 2, blocksForcePush: true },
    {
      name: 'tried out',
      enforcement: 'EVALUATE',
      reviews: 5,
      checks: ['slow'],
    },
  ],
  dependencyAlerts: [
    { severity: 'CRITICAL', createdAt: hoursAgo(24 * 12) },
    { severity: 'MODERATE', createdAt: hoursAgo(24) },
  ],
  codeScanning: [
    { level: 'critical', createdAt: hoursAgo(24 * 40 + 1) },
    { createdAt: hoursAgo(24) },
  ],
  secretScanning: 2,
  deployments: [
    { createdAt: hoursAgo(3), environment: 'production', state: 'SUCCESS' },
    { createdAt: hoursAgo(4), environment: 'production', state: 'FAILURE' },
    { createdAt: hoursAgo(50), environment: 'staging', state: 'INACTIVE' },
    { createdAt: hoursAgo(60), environment: 'github-pages', state: 'SUCCESS' },
    {
      createdAt: hoursAgo(24 * 95),
      environment: 'production',
      state: 'SUCCESS',
    },
  ],
  environments: ['staging', 'production', 'github-pages'],
  releases: [
    { tag: 'v1.1.0', publishedAt: hoursAgo(30) },
    { tag: 'v1.0.0', publishedAt: hoursAgo(24 * 200) },
  ],
};

/** A repository of which there is nothing to say. */
export const bare: FakeRepository = { slug: 'acme/bare', empty: true };

/** A component whose code is in a repository on GitHub. */
export function createComponent(slug: string, host = 'github.com'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: slug.replace(/\W+/g, '-'),
      annotations: {
        'backstage.io/source-location': `url:https://${host}/${slug}/tree/main/`,
      },
    },
  };
}
