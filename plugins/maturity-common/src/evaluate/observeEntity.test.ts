import { FactSourceDeclaration } from '../model/types';
import { observeEntity } from './observeEntity';

const fact = (name: string, type: 'boolean' | 'number' = 'boolean') => ({
  name,
  type,
  title: name,
  description: name,
  maxAge: { days: 2 },
});
const github: FactSourceDeclaration = {
  id: 'github',
  title: 'GitHub',
  description: 'GitHub',
  facts: [fact('archived'), fact('reviews', 'number'), fact('scanned')],
};
const other: FactSourceDeclaration = { ...github, id: 'other' };
const now = Date.parse('2026-11-28T12:00:00Z');
const observedAt = '2026-11-28T11:00:00Z';

describe('observeEntity', () => {
  it('tells what each source that has looked reported, in its order', () => {
    const evidence = [{ title: 'shop', url: 'https://example.com/shop' }];
    expect(
      observeEntity(
        [github, other],
        {
          github: {
            observedAt,
            facts: {
              scanned: { unknown: 'needs a permission' },
              archived: { value: false, evidence },
            },
          },
        },
        now,
      ),
    ).toEqual([
      {
        sourceId: 'github',
        observedAt,
        facts: [
          {
            fact: 'github/archived',
            value: false,
            grade: 'observed',
            evidence,
            observedAt,
          },
          {
            fact: 'github/scanned',
            unknown: {
              reason: 'missing',
              cause: 'notObservable',
              source: 'github',
              message: 'needs a permission',
            },
          },
        ],
      },
    ]);
  });

  it('knows nothing of what was seen too long ago', () => {
    const [source] = observeEntity(
      [github],
      {
        github: {
          observedAt: '2026-11-20T11:00:00Z',
          facts: { reviews: { value: 2 } },
        },
      },
      now,
    );
    expect(source.facts).toMatchObject([
      { fact: 'github/reviews', unknown: { reason: 'stale' } },
    ]);
  });

  it('tells of a source that failed, and of all its facts that it could not look', () => {
    const error = { message: 'away', at: observedAt };
    const [source] = observeEntity(
      [github],
      { github: { facts: {}, error } },
      now,
    );
    expect(source).toMatchObject({ sourceId: 'github', error });
    expect(source.facts.map(({ unknown }) => unknown?.reason)).toEqual([
      'error',
      'error',
      'error',
    ]);
  });
});
