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
  name: 'ACME/shop',
  id: 7,
  archived: false,
  files: {
    'README.md': '# Shop\n',
    '.bitbucket/CODEOWNERS': '# who\n\n# them\n*.ts @octocat\n',
  },
  commits: [
    { at: hoursAgo(1), builds: { successful: 1, inProgress: 1 } },
    { at: hoursAgo(2), builds: { successful: 2 } },
    { at: hoursAgo(3), isMergedIn: true, builds: { failed: 1 } },
    { at: hoursAgo(4), builds: { successful: 1, failed: 1 } },
    { at: hoursAgo(5) },
    { at: hoursAgo(24 * 40), builds: { failed: 1 } },
  ],
  pulls: [
    { mergedAt: hoursAgo(5), approvedBy: ['bob'] },
    { mergedAt: hoursAgo(9), approvedBy: ['ada'] },
    { mergedAt: hoursAgo(9), isByProgram: true },
    { mergedAt: hoursAgo(9), into: 'release-1' },
    { mergedAt: hoursAgo(24 * 100) },
  ],
  restrictions: [
    { type: 'no-deletes', matcher: { id: 'refs/heads/main' } },
    { type: 'pull-request-only', matcher: { id: 'refs/heads/main' } },
    {
      type: 'fast-forward-only',
      matcher: { type: 'PATTERN', id: 'release-*' },
      users: ['ada'],
    },
  ],
  requiredBuilds: [
    {
      keys: ['test', 'lint'],
      matcher: { type: 'ANY_REF', id: 'ANY_REF_MATCHER_ID' },
    },
  ],
  approvals: 2,
  builds: 1,
};

/** A repository of which there is nothing to say. */
export const bare: FakeRepository = { name: 'ACME/bare', empty: true };

/** A component whose code is in a repository. */
export function createComponent(name: string, base: string): Entity {
  const [project, slug] = name.split('/');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: name.replace(/\W+/g, '-').replace(/^-/, ''),
      annotations: {
        'backstage.io/source-location': `url:${base}/projects/${project}/repos/${slug}/browse/`,
      },
    },
  };
}

/** The ref of that component. */
export function toRef(name: string): string {
  return stringifyEntityRef(createComponent(name, 'https://git.example'));
}
