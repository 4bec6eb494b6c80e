import { evaluate, FAIL, PASS, UNKNOWN } from './__fixtures__/evaluateTiny';
import { check, seen } from './__fixtures__/tiny';

describe('proofs', () => {
  it('are the alternatives of the outermost $any, each with what it has seen', () => {
    const condition = {
      $any: [
        UNKNOWN,
        { 'test/string': 'x', 'entity/kind': { $in: ['API', 'Component'] } },
      ],
    };
    const [result] = evaluate([[check('a', condition)]], {
      facts: seen({ string: 'x' }),
    }).checks;
    expect(result).toStrictEqual({
      checkId: 'a',
      outcome: 'pass',
      blocking: true,
      grade: 'observed',
      proofs: [
        {
          outcome: 'unknown',
          observations: [
            {
              fact: 'test/number',
              unknown: {
                reason: 'missing',
                cause: 'notReported',
                source: 'test',
              },
            },
          ],
        },
        {
          outcome: 'pass',
          grade: 'observed',
          observations: [
            {
              fact: 'test/string',
              value: 'x',
              grade: 'observed',
              observedAt: '2026-06-15T11:00:00Z',
            },
            { fact: 'entity/kind', value: 'Component', grade: 'observed' },
          ],
        },
      ],
    });
  });

  it('is one for any other condition', () => {
    const condition = {
      $all: [
        { $any: [PASS, FAIL] },
        { 'entity/spec.missing': { $exists: false } },
      ],
    };
    const [{ proofs }] = evaluate([[check('a', condition)]]).checks;
    expect(proofs).toStrictEqual([
      {
        outcome: 'pass',
        grade: 'observed',
        observations: [
          { fact: 'entity/kind', value: 'Component', grade: 'observed' },
          { fact: 'entity/spec.missing', grade: 'observed' },
        ],
      },
    ]);
  });

  it('name the first cause of what is unknown, not that of a proof which is known', () => {
    const stale = seen({ number: 1 }, { observedAt: '2020-01-01' });
    const condition = {
      $any: [{ $all: [UNKNOWN, FAIL] }, { 'attestation/a': true }],
    };
    const [result] = evaluate([[check('a', condition)]], {
      facts: stale,
    }).checks;
    expect(result.outcome).toBe('unknown');
    expect(result.unknown).toStrictEqual({
      reason: 'missing',
      cause: 'notReported',
      source: 'attestation',
    });
  });

  it('are not tried when the check does not apply', () => {
    const [result] = evaluate([
      [check('a', PASS, { notApplicable: { 'spec.type': 'service' } })],
    ]).checks;
    expect(result).toStrictEqual({
      checkId: 'a',
      outcome: 'notApplicable',
      blocking: true,
      proofs: [],
    });
  });
});
