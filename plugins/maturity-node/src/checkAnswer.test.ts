import { checkAnswer } from './checkAnswer';
import { FactSource } from './FactSource';

const source: FactSource = {
  id: 'fake',
  title: 'Fake',
  description: 'A source for tests.',
  facts: (['tested', 'since'] as const).map(name => ({
    name,
    title: name,
    description: name,
    type: name === 'since' ? 'instant' : 'boolean',
    maxAge: { days: 1 },
  })),
  collect: async () => new Map(),
};

const check = (answer: unknown, hasEtag = false) =>
  checkAnswer(source, answer, { hasEtag });

describe('checkAnswer', () => {
  it.each([
    undefined,
    { error: 'no access' },
    { facts: { tested: { value: true } }, etag: 'e1' },
    { facts: { tested: { unknown: 'not counted' } } },
    { facts: { since: { value: '2026-06-15T12:30Z' } } },
    {
      facts: {
        tested: {
          value: true,
          observedAt: '2026-06-15T12:30:00.5Z',
          statement: { by: 'ada', on: '2026-06-15' },
        },
      },
    },
    {
      facts: {
        tested: { value: true, restsOn: ['group:default/shop'] },
        since: { unknown: 'no', restsOn: ['group:default/shop'] },
      },
    },
    {
      facts: {
        tested: { value: true, grade: 'declared' },
        since: { unknown: 'no repository', outOfScope: true },
      },
    },
    { postponed: { until: '2026-06-15T12:30:00.000Z', reason: 'later' } },
  ])('accepts %j as it is', answer => {
    expect(check(answer)).toEqual({
      answer: answer ?? { facts: {} },
      undeclared: [],
      problems: [],
    });
  });

  it('accepts unchanged only after an earlier answer', () => {
    expect(check({ unchanged: true }, true).problems).toEqual([]);
    expect(check({ unchanged: true }).answer).toHaveProperty('error');
  });

  it.each<[unknown, RegExp]>([
    [7, /not facts/],
    [{}, /without facts/],
    [{ error: ' ' }, /the error is empty/],
    [{ facts: {}, etag: '' }, /the etag is empty/],
    [{ postponed: { until: '2026-06-15', reason: 'later' } }, /no instant/],
    [{ postponed: { until: '2026-06-15T12:30Z' } }, /without a reason/],
    [{ facts: { other: { value: 1 } } }, /the fact is not declared/],
    [{ facts: { tested: 'yes' } }, /not a fact/],
    [{ facts: { tested: { unknown: '' } } }, /unknown without a reason/],
    [{ facts: { tested: { value: 1 } } }, /declares type 'boolean'/],
    [{ facts: { since: { value: '2026-02-30T12:00Z' } } }, /type 'instant'/],
    [
      { facts: { since: { value: '2026-06-15T12:00:00+02:00' } } },
      /type 'instant'/,
    ],
    [
      { facts: { tested: { value: true, observedAt: 'today' } } },
      /observedAt "today" is no instant/,
    ],
    [
      { facts: { tested: { value: true, statement: { by: 'ada' } } } },
      /statement without/,
    ],
    [
      { facts: { tested: { value: true, grade: 'proven' } } },
      /grade "proven" is none of observed, declared, attested/,
    ],
    [
      {
        facts: {
          tested: {
            value: true,
            evidence: [{ title: 'a', url: 'https://u:p@a.example/' }],
          },
        },
      },
      /holds credentials/,
    ],
  ])('finds the problem of %j', (answer, message) => {
    expect(check(answer).problems).toEqual([
      expect.objectContaining({ message: expect.stringMatching(message) }),
    ]);
  });

  it('bounds the values of an entity together', () => {
    const names = Array.from({ length: 10 }, (_, index) => `text${index}`);
    const wide: FactSource = {
      ...source,
      facts: names.map(name => ({ ...source.facts[0], name, type: 'string' })),
    };
    const value = 'x'.repeat(20_000);
    const facts = Object.fromEntries(names.map(name => [name, { value }]));
    const unknown =
      'the values of the entity are longer than 131072 characters together';
    const { answer, problems } = checkAnswer(
      wide,
      { facts },
      { hasEtag: false },
    );
    expect(answer).toMatchObject({
      facts: { text0: { value }, text5: { value }, text6: { unknown } },
    });
    expect(problems).toHaveLength(4);
  });

  it('names undeclared facts and leaves them out', () => {
    expect(check({ facts: { other: { value: 1 } } })).toMatchObject({
      answer: { facts: {} },
      undeclared: ['other'],
    });
  });

  it('does not throw, whatever a source returns', () => {
    const circular: { [key: string]: unknown } = {};
    circular.self = circular;
    for (const answer of [
      { postponed: { until: circular } },
      { facts: { tested: { value: circular } } },
      { facts: { tested: { value: true, evidence: [null, circular] } } },
      { facts: { tested: { value: true, observedAt: 10n } } },
    ]) {
      expect(() => check(answer)).not.toThrow();
    }
  });
});
