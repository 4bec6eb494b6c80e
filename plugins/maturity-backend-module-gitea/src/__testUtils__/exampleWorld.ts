import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
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
  slug: 'Acme/shop',
  id: 7,
  visibility: 'internal',
  updatedAt: hoursAgo(3),
  topics: ['node', 'payments'],
  licences: ['Apache-2.0'],
  languages: { TypeScript: 900, Shell: 100 },
  files: {
    'README.md': '# Shop\n',
    'docs/index.md': '# Docs\n',
    '.gitea/CODEOWNERS': '# who\n.*\\.ts @octocat\n',
  },
  rules: [
    {
      name: 'main',
      approvals: 2,
      checks: ['ci / test', 'ci / build'],
    },
    { name: 'release-*', approvals: 5, push: true, forcePush: true },
  ],
  runs: [
    { result: 'running', startedAt: hoursAgo(1) },
    { result: 'success', startedAt: hoursAgo(2), took: 4 },
    {
      result: 'failure',
      startedAt: hoursAgo(4),
      jobs: ['success', 'failure', 'cancelled'],
    },
    {
      result: 'success',
      startedAt: hoursAgo(6),
      took: 6,
      event: 'workflow_dispatch',
      jobs: ['success', 'skipped'],
    },
    { result: 'cancelled', startedAt: hoursAgo(7) },
    { result: 'success', startedAt: hoursAgo(8), event: 'schedule' },
    { result: 'failure', startedAt: hoursAgo(9), event: 'pull_request' },
    { result: 'failure', startedAt: hoursAgo(10), branch: 'topic' },
    { result: 'failure', startedAt: hoursAgo(24 * 40) },
  ],
  pulls: [
    {
      mergedAt: hoursAgo(5),
      reviews: [
        { by: 'ada', state: 'COMMENT' },
        { by: 'bob', state: 'APPROVED' },
      ],
    },
    {
      mergedAt: hoursAgo(9),
      reviews: [
        { by: 'bob', state: 'APPROVED', dismissed: true },
        { by: 'ada', state: 'APPROVED' },
        { by: 'eve', state: 'REQUEST_CHANGES' },
      ],
    },
    { mergedAt: hoursAgo(9), author: 'renovate[bot]' },
    { mergedAt: hoursAgo(9), into: 'release-1' },
    {},
    { mergedAt: hoursAgo(24 * 100) },
  ],
  releases: [
    { tag: 'v2.0.0', publishedAt: hoursAgo(1), draft: true },
    { tag: 'v1.1.0', publishedAt: hoursAgo(30) },
    { tag: 'v1.0.0', publishedAt: hoursAgo(24 * 200) },
  ],
};

/** A repository of which there is nothing to say. */
export const bare: FakeRepository = { slug: 'acme/bare', empty: true };

/** A component whose code is in a repository. */
export function createComponent(slug: string, base: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: slug.replace(/\W+/g, '-'),
      annotations: {
        'backstage.io/source-location': `url:${base}/${slug}/src/branch/main/`,
      },
    },
  };
}

/** The ref of that component. */
export function toRef(slug: string): string {
  return stringifyEntityRef(createComponent(slug, 'https://git.example'));
}
