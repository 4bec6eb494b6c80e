import { SurveyKeys } from './SurveyKeys';

const owner = {
  quarter: '2026-Q1',
  form: 'a',
  groupRef: 'group:default/carts',
};
const keys = new SurveyKeys(['first'.repeat(10)]);

describe('SurveyKeys', () => {
  it('know a person again in the same quarter only', () => {
    const [hash] = keys.hashParticipant('2026-Q1', 'user:default/ana');
    expect(keys.hashParticipant('2026-Q1', 'user:default/ana')).toEqual([hash]);
    expect(keys.hashParticipant('2026-Q2', 'user:default/ana')).not.toEqual([
      hash,
    ]);
    const others = new SurveyKeys(['other'.repeat(10), 'first'.repeat(10)]);
    expect(others.hashParticipant('2026-Q1', 'user:default/ana')[1]).toBe(hash);
  });

  it('open what they sealed, for its owner only', () => {
    const sealed = keys.seal('{"a":"ü"}', owner);
    expect(keys.open(sealed, owner)).toBe('{"a":"ü"}');
    expect(keys.open(sealed, { ...owner, quarter: '2026-Q2' })).toBeUndefined();
    expect(keys.open(`A${sealed}`, owner)).toBeUndefined();
    expect(keys.open('', owner)).toBeUndefined();
    const others = new SurveyKeys(['other'.repeat(10)]);
    expect(others.open(sealed, owner)).toBeUndefined();
    const both = new SurveyKeys(['other'.repeat(10), 'first'.repeat(10)]);
    expect(both.open(sealed, owner)).toBe('{"a":"ü"}');
  });

  it('seal texts of one length, each time anew', () => {
    const notes = Array(4).fill('語'.repeat(500));
    const [a, b, c] = ['', 'x', JSON.stringify(notes)].map(text =>
      keys.seal(text, owner),
    );
    expect(new Set([a.length, b.length, c.length]).size).toBe(1);
    expect(keys.seal('x', owner)).not.toBe(b);
  });
});
