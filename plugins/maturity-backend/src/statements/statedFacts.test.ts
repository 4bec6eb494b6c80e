import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { StoredAttestation } from '../database';
import { chooseLater, toStatedFact } from './statedFacts';

const stated: StoredAttestation = {
  id: 'a',
  entityRef: 'component:default/orders',
  name: 'tested',
  answer: 'yes',
  evidence: 'https://example.com/decision?page=1',
  statedBy: 'user:default/ana',
  statedAt: '2026-11-20T22:00:00.000Z',
  expiresOn: '2027-05-20',
};

const on = (day: string): FactObservation => ({
  value: true,
  statement: { by: 'ben', on: day },
});
const broken: FactObservation = { unknown: 'the attestation is not YAML' };

describe('facts of statements', () => {
  it('say who stated what, and until when', () => {
    expect(toStatedFact({ ...stated, note: 'As agreed' })).toEqual({
      value: true,
      evidence: [
        {
          title: 'example.com/decision',
          url: 'https://example.com/decision?page=1',
        },
      ],
      statement: {
        by: 'user:default/ana',
        on: '2026-11-20',
        note: 'As agreed',
      },
      expiresAt: '2027-05-20T00:00:00.000Z',
    });
    expect(toStatedFact({ ...stated, answer: 'no' })).toMatchObject({
      value: false,
      statement: { answer: 'no' },
    });
    expect(toStatedFact({ ...stated, answer: 'withdrawn' })).toBeUndefined();
    expect(toStatedFact(undefined)).toBeUndefined();
  });

  it.each<
    [string, FactObservation | undefined, FactObservation | undefined, string]
  >([
    ['only the portal', on('2026-11-01'), undefined, 'portal'],
    ['only an annotation', undefined, on('2026-11-01'), 'annotation'],
    ['a later statement', on('2026-11-02'), on('2026-11-01'), 'portal'],
    ['a later annotation', on('2026-11-01'), on('2026-11-02'), 'annotation'],
    ['both on a day', on('2026-11-01'), on('2026-11-01'), 'portal'],
    ['a broken annotation', on('2026-11-01'), broken, 'portal'],
    ['only a broken annotation', undefined, broken, 'annotation'],
  ])('are of %s', (_, inPortal, annotated, winner) => {
    expect(chooseLater(inPortal, annotated)).toBe(
      winner === 'portal' ? inPortal : annotated,
    );
  });
});
