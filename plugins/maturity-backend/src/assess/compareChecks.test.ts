import {
  CheckResult,
  Exemption,
  Observation,
  Outcome,
  ProofResult,
  Unknown,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { compareChecks } from './compareChecks';

const providers = (value: string[]): Observation => ({
  fact: 'repository/ciProviders',
  value,
  observedAt: '2026-03-01T08:00:00.000Z',
});
const annotation: Observation = { fact: 'entity/metadata.annotations.ci' };
const attested: Observation = { fact: 'attestation/pipeline', value: true };

function check(
  outcome: Outcome,
  proofs: [ProofResult['outcome'], ...Observation[]][],
  more: Partial<CheckResult> = {},
): CheckResult {
  return {
    checkId: 'pipeline',
    outcome,
    blocking: true,
    proofs: proofs.map(([proof, ...observations]) => ({
      outcome: proof,
      observations,
    })),
    ...more,
  };
}

const failing = check('fail', [
  ['fail', annotation],
  ['fail', providers([])],
  ['fail', { ...attested, value: false }],
]);

describe('compareChecks', () => {
  it('tells the proof that holds, and what the same facts said when it did not', () => {
    const passing = check('pass', [
      ['fail', annotation],
      ['pass', providers(['x'])],
      ['pass', attested],
    ]);
    const seen = { observations: [providers(['x'])] };
    const notSeen = { observations: [providers([])] };
    expect(compareChecks([failing], [passing])).toEqual([
      {
        id: 'pipeline',
        from: 'fail',
        to: 'pass',
        before: notSeen,
        after: seen,
      },
    ]);
    expect(compareChecks([passing], [failing])).toEqual([
      {
        id: 'pipeline',
        from: 'pass',
        to: 'fail',
        before: seen,
        after: notSeen,
      },
    ]);
  });

  it('tells the first of several proofs where nothing else decides', () => {
    const other = check('fail', [['fail', { fact: 'github/runs', value: 0 }]]);
    const passing = check('pass', [['pass', attested]]);
    const byOther = compareChecks([other], [passing]);
    expect(byOther[0].before?.observations).toEqual([
      { fact: 'github/runs', value: 0 },
    ]);
    const appeared = compareChecks([], [failing]);
    expect(appeared).toEqual([
      {
        id: 'pipeline',
        from: undefined,
        to: 'fail',
        after: { observations: [annotation] },
      },
    ]);
  });

  it('tells why something was not known, or did not have to be met', () => {
    const unknown: Unknown = {
      ...({ reason: 'error', cause: 'error', source: 'repository' } as const),
      message: '401',
      at: '2026-03-01T08:00:00.000Z',
    };
    const exemption: Exemption = {
      checkId: 'pipeline',
      reason: 'Ends soon',
      grantedBy: 'Ana',
      until: '2026-12-31',
    };
    const unseen: Observation = { fact: 'repository/ciProviders', unknown };
    const [change] = compareChecks(
      [check('unknown', [['unknown', unseen]], { unknown })],
      [check('exempt', [['unknown', unseen]], { exemption })],
    );
    expect(change).toEqual({
      id: 'pipeline',
      from: 'unknown',
      to: 'exempt',
      before: { observations: [unseen], unknown },
      after: { observations: [], exemption },
    });
    const [excluded] = compareChecks([failing], [check('notApplicable', [])]);
    expect(excluded.after).toEqual({ observations: [] });
  });

  it('names the related entity that was read', () => {
    const ofEntityRef = 'group:default/shop';
    const [change] = compareChecks(
      [failing],
      [check('pass', [['pass', attested]], { ofEntityRef })],
    );
    expect(change.after?.ofEntityRef).toBe(ofEntityRef);
    expect(change.before?.ofEntityRef).toBeUndefined();
  });

  it('leaves out what came to the same, by other proofs too', () => {
    const one = check('pass', [['pass', attested]]);
    const other = check('pass', [['pass', providers(['x'])]]);
    expect(compareChecks([one], [other])).toEqual([]);
    expect(compareChecks([], [])).toEqual([]);
  });

  it('goes by the order of the newer checks, gone ones last', () => {
    const named = (outcome: Outcome, ...ids: string[]) =>
      ids.map(checkId => check(outcome, [], { checkId }));
    expect(
      compareChecks(
        named('fail', 'gone', 'b', 'a'),
        named('pass', 'a', 'new', 'b'),
      ).map(({ id, from, to }) => [id, from, to]),
    ).toEqual([
      ['a', 'fail', 'pass'],
      ['new', undefined, 'pass'],
      ['b', 'fail', 'pass'],
      ['gone', 'fail', undefined],
    ]);
  });

  it('bounds what is kept of one check, whatever was seen', () => {
    const long = 'x'.repeat(100_000);
    const url = `https://example.com/${long}`;
    const observation: Observation = {
      fact: 'repository/files',
      value: Array(1_000).fill(long),
      evidence: [
        { title: long, url },
        ...Array(1_000).fill({ title: 'ci.yml', url: 'https://example.com/' }),
      ],
      lastError: { message: long, at: '2026-03-01T08:00:00.000Z' },
      unknown: {
        ...({ reason: 'missing', cause: 'notObservable' } as const),
        source: 'repository',
        message: long,
      },
    };
    const proof = [observation, ...Array(100).fill(observation)];
    const [change] = compareChecks(
      [check('fail', [['fail', ...proof]])],
      [
        check('exempt', [], {
          exemption: {
            checkId: 'pipeline',
            reason: long,
            grantedBy: 'Ana',
            until: '2026-12-31',
            evidence: { title: long, url },
          },
        }),
      ],
    );
    expect(JSON.stringify(change).length).toBeLessThan(8_000);

    const [kept, ...others] = change.before?.observations ?? [];
    expect(others).toHaveLength(2);
    expect(kept.value).toBe(`["${'x'.repeat(298)}…`);
    expect(kept.evidence?.map(({ title }) => title)).toEqual([
      `${'x'.repeat(300)}…`,
      'ci.yml',
      'ci.yml',
    ]);
    // Cut off, the address would lead elsewhere.
    expect(kept.evidence?.[0].url).toBeUndefined();
    expect(kept.evidence?.[1].url).toBe('https://example.com/');
    expect(change.after?.exemption?.reason).toBe(`${'x'.repeat(300)}…`);
    expect(change.after?.exemption?.evidence).toEqual({
      title: `${'x'.repeat(300)}…`,
    });
  });

  it.each([
    [true, true],
    [0, 0],
    [null, null],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [{ a: 1 }, { a: 1 }],
    ['x'.repeat(300), 'x'.repeat(300)],
    ['x'.repeat(301), `${'x'.repeat(300)}…`],
  ])('keeps a value that is short as it is: %j', (value, kept) => {
    const [change] = compareChecks(
      [],
      [check('pass', [['pass', { fact: 'repository/a', value }]])],
    );
    expect(change.after?.observations[0].value).toEqual(kept);
  });
});
