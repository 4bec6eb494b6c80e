import { mockApis } from '@backstage/frontend-test-utils';
import { Unknown } from '@platform-maturity/backstage-plugin-maturity-common';
import { fixtureSources } from '../__fixtures__';
import { maturityTranslationRef } from '../translation';
import { factNamesOf } from './sourceTitles';
import { explainUnknown } from './unknownCauses';

const snapshot = mockApis.translation().getTranslation(maturityTranslationRef);

function explain(unknown: Unknown): string {
  if (!snapshot.ready) {
    throw new Error('translations are not ready');
  }
  const { why, remedy } = explainUnknown(unknown, {
    t: snapshot.t,
    names: factNamesOf(fixtureSources),
    now: Date.parse('2026-11-23T12:00:00Z'),
  });
  return `${why} → ${remedy}`;
}

describe('explainUnknown', () => {
  it.each<[Unknown, string]>([
    [
      {
        reason: 'missing',
        cause: 'sourceNotInstalled',
        source: 'github',
        install: 'the-github-module',
      },
      'No source for GitHub is installed, so nobody has looked. → Ask your platform team to install the-github-module.',
    ],
    [
      { reason: 'missing', cause: 'sourceNotInstalled', source: 'pagers' },
      'No source for pagers is installed, so nobody has looked. → Ask your platform team to install a source for pagers.',
    ],
    [
      { reason: 'missing', cause: 'notReported', source: 'repository' },
      'Repository is installed, but has not reported on this entity yet. → Refresh this page. If nothing changes, check that the entity names what Repository looks for.',
    ],
    [
      {
        reason: 'missing',
        cause: 'notObservable',
        source: 'github',
        message: 'needs permission security_events',
      },
      'GitHub could not look at this: needs permission security_events → Give GitHub what it needs, then refresh.',
    ],
    [
      {
        reason: 'missing',
        cause: 'noRelatedEntity',
        of: 'organization',
        message: 'no group above the owner',
      },
      'This is read from the organisation: no group above the owner → Correct the relation in the catalog, then refresh.',
    ],
    [
      {
        reason: 'stale',
        cause: 'stale',
        source: 'repository',
        observedAt: '2026-11-14T12:00:00Z',
        message: 'timed out',
      },
      'Repository last saw this last week, which is too long ago to prove anything. The last look failed: timed out → Refresh this page to have Repository look again.',
    ],
    [
      {
        reason: 'stale',
        cause: 'stale',
        source: 'attestation',
        observedAt: '2026-11-23T11:59:00Z',
        expiredAt: '2026-09-23T00:00:00Z',
      },
      'The attestation ran out 2 months ago. → Whoever knows can attest it again, with fresh evidence.',
    ],
    [
      {
        reason: 'stale',
        cause: 'stale',
        source: 'repository',
        observedAt: '2026-11-23T11:59:00Z',
        expiredAt: '2026-11-20T12:00:00Z',
      },
      'What Repository saw ran out 3 days ago. → Refresh this page to have Repository look again.',
    ],
    [
      {
        reason: 'error',
        cause: 'error',
        source: 'sonarqube',
        message: '401',
        at: '2026-11-23T11:00:00Z',
      },
      'SonarQube could not be read: 401 → This is a fault of the source, not of the entity. Refresh, or tell your platform team.',
    ],
  ])('%#: %j', (unknown, told) => {
    expect(explain(unknown)).toBe(told);
  });
});
