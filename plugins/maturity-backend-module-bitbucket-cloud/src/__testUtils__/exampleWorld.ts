import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { FakeRepository } from './FakeRepository';

/** When the tests collect facts. */
export const NOW = Date.parse('2026-11-28T12:00:00Z');

const HOUR = 3_600_000;

/** The instant so many hours before the tests collect facts. */
export function hoursAgo(hours: number): string {
  return new Date(NOW - hours * HOUR).toISOString();
}

/** A repository with something of everything. */
export const shop: FakeRepository = {
  slug: 'acme/shop',
  updatedOn: hoursAgo(3),
  files: {
    'README.md': '# Shop\n',
    'bitbucket-pipelines.yml': 'pipelines: {}\n',
    '.bitbucket/CODEOWNERS': '# who\n* @acme/web\n',
  },
  pipelines: [
    { result: 'RUNNING', createdOn: hoursAgo(1) },
    { result: 'SUCCESSFUL', createdOn: hoursAgo(2), took: 4 },
    { result: 'FAILED', createdOn: hoursAgo(4) },
    {
      result: 'SUCCESSFUL',
      createdOn: hoursAgo(6),
      took: 6,
      trigger: 'MANUAL',
    },
    { result: 'STOPPED', createdOn: hoursAgo(7) },
    { result: 'FAILED', createdOn: hoursAgo(8), trigger: 'SCHEDULE' },
    { result: 'FAILED', createdOn: hoursAgo(9), isOfPullRequest: true },
    { result: 'FAILED', createdOn: hoursAgo(10), branch: 'topic' },
    { result: 'FAILED', createdOn: hoursAgo(24 * 40) },
  ],
  pullRequests: [
    { mergedOn: hoursAgo(5), approvedBy: ['ann', 'bob'] },
    { mergedOn: hoursAgo(9) },
    { mergedOn: hoursAgo(9), approvedBy: ['ann'] },
    { mergedOn: hoursAgo(9), isByApp: true },
    { mergedOn: hoursAgo(9), into: 'release-1' },
    { mergedOn: hoursAgo(9), state: 'OPEN' },
    { mergedOn: hoursAgo(24 * 100) },
  ],
  restrictions: [
    { kind: 'push' },
    { kind: 'force', pattern: '*' },
    { kind: 'require_approvals_to_merge', value: 2 },
    { kind: 'require_passing_builds_to_merge', value: 1 },
    { kind: 'enforce_merge_checks' },
    { kind: 'push', pattern: 'release/*', users: ['bob'] },
    { kind: 'require_approvals_to_merge', pattern: 'release/*', value: 5 },
  ],
  deployments: [
    {
      environment: 'Live',
      type: 'Production',
      startedOn: hoursAgo(3),
    },
    {
      environment: 'Live',
      type: 'Production',
      startedOn: hoursAgo(4),
      status: 'FAILED',
    },
    { environment: 'Staging', type: 'Staging', startedOn: hoursAgo(50) },
    {
      environment: 'Old',
      type: 'Test',
      startedOn: hoursAgo(60),
      status: 'FAILED',
    },
    {
      environment: 'Live',
      type: 'Production',
      startedOn: hoursAgo(24 * 100),
    },
  ],
};

/** A repository of which there is nothing to say. */
export const bare: FakeRepository = { slug: 'acme/bare', empty: true };

/** A component whose code is in a repository on Bitbucket Cloud. */
export function createComponent(
  slug: string,
  base = 'https://bitbucket.org',
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: slug.replace(/\W+/g, '-'),
      annotations: {
        'backstage.io/source-location': `url:${base}/${slug}/src/main/`,
      },
    },
  };
}

/** The ref of that component. */
export function toRef(slug: string): string {
  return stringifyEntityRef(createComponent(slug));
}
