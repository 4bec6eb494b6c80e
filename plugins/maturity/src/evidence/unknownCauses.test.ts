import { mockApis } from '@backstage/frontend-test-utils';
import {
  CheckResult,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createEntity, fixtureSources } from '../__fixtures__';
import { maturityTranslationRef } from '../translation';
import { explainResult, explainUnknown } from './unknownCauses';
import { toFactNames } from './sourceTitles';

const snapshot = mockApis.translation().getTranslation(maturityTranslationRef);

function explain(unknown: Unknown): string {
  if (!snapshot.ready) {
    throw new Error('translations are not ready');
  }
  const { why, remedy } = explainUnknown(unknown, {
    t: snapshot.t,
    names: toFactNames(fixtureSources),
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
      'GitHub is not connected. → Ask your platform team to install the-github-module.',
    ],
    [
      { reason: 'missing', cause: 'sourceNotInstalled', source: 'pagers' },
      'pagers is not connected. → Ask your platform team to connect pagers.',
    ],
    [
      { reason: 'missing', cause: 'notReported', source: 'repository' },
      'Repository has not reported on this entity yet. → Refresh. If nothing changes, check the annotations that Repository needs.',
    ],
    [
      {
        reason: 'missing',
        cause: 'notObservable',
        source: 'github',
        message: 'needs permission security_events',
      },
      'GitHub could not collect this: needs permission security_events → Give GitHub what it needs, then refresh.',
    ],
    [
      {
        reason: 'missing',
        cause: 'noRelatedEntity',
        of: 'organization',
        message: 'no organisation is configured',
      },
      'Evidence comes from the organisation: no organisation is configured → Ask your platform team to set maturity.organization to a group of the catalog.',
    ],
    [
      {
        reason: 'missing',
        cause: 'noRelatedEntity',
        of: 'owner',
        message: 'the entity names no owner',
      },
      'Evidence comes from the owner: the entity names no owner → Correct the relation in the catalog, then refresh.',
    ],
    [
      {
        reason: 'missing',
        cause: 'notObservable',
        source: 'attestation',
        message: 'the attestation is not YAML or JSON',
      },
      'Attestations could not collect this: the attestation is not YAML or JSON → Correct the catalog entry, then refresh.',
    ],
    [
      {
        reason: 'stale',
        cause: 'stale',
        source: 'repository',
        observedAt: '2026-11-14T12:00:00Z',
        message: 'timed out',
      },
      'Evidence of Repository is too old: last collected last week. The last collection failed: timed out → Refresh to collect it again.',
    ],
    [
      {
        reason: 'stale',
        cause: 'stale',
        source: 'attestation',
        observedAt: '2026-11-23T11:59:00Z',
        expiredAt: '2026-09-23T00:00:00Z',
      },
      'The attestation expired 2 months ago. → Attest it again with new evidence.',
    ],
    [
      {
        reason: 'stale',
        cause: 'stale',
        source: 'repository',
        observedAt: '2026-11-23T11:59:00Z',
        expiredAt: '2026-11-20T12:00:00Z',
      },
      'Evidence of Repository expired 3 days ago. → Refresh to collect it again.',
    ],
    [
      {
        reason: 'error',
        cause: 'error',
        source: 'github',
        message: '401',
        at: '2026-11-23T11:00:00Z',
      },
      'GitHub could not be read: 401 → A source error, not a failure. Refresh, or tell your platform team.',
    ],
    [
      {
        reason: 'missing',
        cause: 'notObservable',
        source: 'github',
        message: 'the code is not on GitHub',
        outOfScope: true,
      },
      'GitHub cannot look at this entity: the code is not on GitHub → Attest it, or link the entity to a place that GitHub can read.',
    ],
    [
      { reason: 'missing', cause: 'hidden' },
      'Of an entity that you may not see → Ask somebody who may see that entity.',
    ],
    [
      { reason: 'missing', cause: 'noProofApplies' },
      'No proof of this check applies to this entity. → Ask the platform team to add a proof to the model.',
    ],
    [
      {
        reason: 'missing',
        cause: 'notAttested',
        fact: 'attestation/error-budget-kept',
      },
      'Only a person can state this, and nobody has. → Attest it, with a link to the evidence.',
    ],
    [
      {
        reason: 'missing',
        cause: 'tooWeak',
        grade: 'declared',
        needed: 'observed',
      },
      'Declared, but this check needs an observation. → Connect a source that can observe it.',
    ],
    [
      {
        reason: 'missing',
        cause: 'tooWeak',
        grade: 'attested',
        needed: 'declared',
      },
      'Attested, but this check needs a declaration in the catalog. → Connect a source that can observe it.',
    ],
    [
      { reason: 'error', cause: 'inFuture', at: '2027-01-01T12:00:00Z' },
      expect.stringMatching(
        /^The evidence is dated in the future: Jan 1, 2027, .+ → Correct the date/,
      ),
    ],
  ])('%#: %j', (unknown, told) => {
    expect(explain(unknown)).toEqual(told);
  });
});

describe('explainResult', () => {
  const github = {
    reason: 'missing',
    cause: 'sourceNotInstalled',
    source: 'github',
    install: 'the-github-module',
  } as const satisfies Unknown;
  const gitlab = {
    reason: 'missing',
    cause: 'notReported',
    source: 'gitlab',
  } as const satisfies Unknown;

  function toResult(...unknowns: Unknown[]): CheckResult {
    return {
      checkId: 'reviewed',
      outcome: 'unknown',
      blocking: true,
      unknown: unknowns[0],
      proofs: unknowns.map(unknown => ({
        outcome: 'unknown',
        observations: [{ fact: `${unknown.reason}/any`, unknown }],
      })),
    };
  }

  function explainAt(location: string, result: CheckResult) {
    if (!snapshot.ready) {
      throw new Error('translations are not ready');
    }
    const entity = createEntity('Component');
    entity.metadata.annotations = { 'backstage.io/source-location': location };
    return explainResult(result, {
      t: snapshot.t,
      names: toFactNames(fixtureSources, entity),
      now: 0,
    });
  }

  it.each([
    ['url:https://github.com/acme/shop/', 'the-github-module'],
    ['url:https://github.acme.example/acme/shop/', 'the-github-module'],
    ['url:https://gitlab.com/acme/shop/', 'a source of your code host'],
    ['url:https://code.acme.example/shop/', 'a source of your code host'],
  ])('for the code at %s asks for %s', (location, remedy) => {
    expect(explainAt(location, toResult(github))?.remedy).toContain(remedy);
  });

  it("explains the evidence of the entity's own code host first", () => {
    const result = toResult(github, gitlab);
    expect(explainAt('url:https://gitlab.com/acme/shop/', result)?.why).toMatch(
      /^GitLab has not reported/,
    );
    expect(explainAt('url:https://github.com/acme/shop/', result)?.why).toBe(
      'GitHub is not connected.',
    );
  });

  it.each([
    [
      { statement: { by: 'user:default/ana', on: '2026-06-01' } },
      'Attested by ana on Jun 1, 2026, but not confirmed: GitHub has not reported on this entity yet.',
    ],
    [
      { grade: 'declared' as const },
      'Declared, but not confirmed: GitHub has not reported on this entity yet.',
    ],
  ])('says what is stated while a source that decides is silent', (of, why) => {
    const silent = toResult({
      reason: 'missing',
      cause: 'notReported',
      source: 'github',
    });
    const result: CheckResult = {
      ...silent,
      proofs: [
        ...silent.proofs,
        {
          outcome: 'pass',
          grade: 'attested',
          observations: [
            { fact: 'attestation/any', value: true, grade: 'attested', ...of },
          ],
        },
      ],
    };
    expect(explainAt('url:https://github.com/acme/shop/', result)?.why).toBe(
      why,
    );
  });

  it('explains nothing of a check that is measured', () => {
    const result = { ...toResult(github), unknown: undefined };
    expect(
      explainAt('url:https://github.com/acme/shop/', result),
    ).toBeUndefined();
  });
});
