import { parseAttestation } from './parseAttestation';

const now = new Date('2026-11-23T12:00:00Z');
const evidence = 'https://example.com/decision';

describe('parseAttestation', () => {
  it.each([
    [
      'a YAML mapping',
      `{ by: user:default/ana, on: 2026-10-01, evidence: '${evidence}', expires: 2027-04-02 }`,
      '2027-04-02',
    ],
    [
      'JSON',
      JSON.stringify({ by: 'user:default/ana', on: '2026-10-01', evidence }),
      '2027-04-01',
    ],
    [
      'the longest validity',
      `{ by: user:default/ana, on: 2026-10-01, evidence: '${evidence}', expires: 2027-10-01 }`,
      '2027-10-01',
    ],
    [
      'the end of a long month',
      `{ by: user:default/ana, on: 2026-08-31, evidence: '${evidence}' }`,
      '2027-02-28',
    ],
    [
      'one that has ended, which is for the evaluation to see',
      `{ by: user:default/ana, on: 2025-01-01, evidence: '${evidence}' }`,
      '2025-07-01',
    ],
  ])('reads %s', (_, text, expires) => {
    expect(parseAttestation(text, now)).toMatchObject({
      value: true,
      evidence: [{ title: 'example.com/decision', url: evidence }],
      statement: {
        by: 'user:default/ana',
        on: expect.stringMatching(/^202\d-\d\d-\d\d$/),
      },
      expiresAt: `${expires}T00:00:00.000Z`,
    });
  });

  it.each([
    ['true', /must be a mapping/],
    ['{ by: ana', /is not YAML or JSON/],
    [`{ on: 2026-10-01, evidence: '${evidence}' }`, /by must name who/],
    [
      `{ by: ana, on: yesterday, evidence: '${evidence}' }`,
      /on must be a date/,
    ],
    [
      `{ by: ana, on: 2026-02-30, evidence: '${evidence}' }`,
      /on must be a date/,
    ],
    ['{ by: ana, on: 2026-10-01 }', /evidence must be an https link/],
    ["{ by: ana, on: 2026-10-01, evidence: 'http://example.com' }", /https/],
    ["{ by: ana, on: 2026-10-01, evidence: 'javascript:alert(1)' }", /https/],
    [`{ by: ana, on: 2026-12-01, evidence: '${evidence}' }`, /in the future/],
    [
      `{ by: ana, on: 2026-10-01, expires: 2026-09-01, evidence: '${evidence}' }`,
      /ends on 2026-09-01/,
    ],
    [
      `{ by: ana, on: 2026-10-01, expires: 2027-10-02, evidence: '${evidence}' }`,
      /ends on 2027-10-02, which is more than 12 months after 2026-10-01: the latest end is 2027-10-01/,
    ],
    [
      `{ by: ana, on: 2020-01-01, expires: 9999-12-31, evidence: '${evidence}' }`,
      /more than 12 months/,
    ],
    [
      `{ by: ana, on: 2026-10-01, evidence: '${evidence}', until: 2027-01-01 }`,
      /must be a mapping|until/,
    ],
    ['x'.repeat(10_000), /longer than 2000 characters/],
    ['[&a [*a, *a]]', /mapping|YAML/],
  ])('says why %s proves nothing', (text, why) => {
    expect(parseAttestation(text, now)).toEqual({
      unknown: expect.stringMatching(why),
    });
  });
});
