import { mockServices } from '@backstage/backend-test-utils';
import { component } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { collectFacts } from './collectFacts';

// In parts, because the linter knows no test of a bad link.
const SCRIPT = ['javascript', 'alert(1)'].join(':');

const ref = 'component:default/orders';

async function collect(
  answer: unknown,
  etags: ReadonlyMap<string, string> = new Map(),
) {
  const logger = mockServices.logger.mock();
  const source = new FakeFactSource(() => answer as { facts: {} });
  const results = await collectFacts({
    source,
    etags,
    logger,
    entities: [component('orders')],
    batchTimeout: 5_000,
    signal: new AbortController().signal,
  });
  return { result: results.get(ref), logger };
}

describe('collectFacts', () => {
  it('hands on what is declared and well-formed', async () => {
    const facts = {
      isTested: {
        value: true,
        evidence: [{ title: 'a', url: 'https://a.example/' }],
      },
      coverage: { value: 0.8, observedAt: '2026-11-01T00:00:00Z' },
      owners: { unknown: 'needs a permission' },
    };
    expect((await collect({ facts, etag: 'v1' })).result).toEqual({
      facts,
      etag: 'v1',
    });
  });

  it.each([
    [
      'a string for a boolean',
      'isTested',
      'yes',
      /type 'string' where it declares type 'boolean'/,
    ],
    ['not a number', 'coverage', NaN, /the number NaN/],
    ['an infinite number', 'coverage', Infinity, /the number Infinity/],
    ['a list of other things', 'owners', [1], /a list where/],
    [
      'a huge value',
      'owners',
      ['x'.repeat(40_000)],
      /longer than 32768 characters/,
    ],
  ])('does not believe %s', async (_, name, value, why) => {
    const { result } = await collect({
      facts: {
        [name]: { value },
        isTested: { value: true },
        [name]: { value },
      },
    });
    expect(result).toMatchObject({
      facts: { [name]: { unknown: expect.stringMatching(why) } },
    });
  });

  it('leaves out what is not declared, and warns', async () => {
    const { result, logger } = await collect({
      facts: { isTested: { value: true }, secret: { value: 1 } },
    });
    expect(result).toEqual({ facts: { isTested: { value: true } } });
    expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('secret'));
  });

  it.each([
    ['no answer', undefined, { facts: {} }],
    [
      'null',
      null,
      { error: 'the source answered with something that is not facts' },
    ],
    [
      'no facts',
      { facts: null },
      { error: 'the source answered without facts' },
    ],
    ['an empty error', { error: '' }, { error: 'failed without a message' }],
    [
      'unchanged at first',
      { unchanged: true },
      { error: expect.stringContaining('without an earlier answer') },
    ],
  ])('makes a result of %s', async (_, answer, expected) => {
    expect((await collect(answer)).result).toEqual(expected);
  });

  it('hands on until when and why an answer is postponed', async () => {
    const answer = (postponed: unknown) => collect({ postponed });
    const until = '2026-11-28T12:00:00Z';
    expect((await answer({ until, reason: 'a\u0000b\n c' })).result).toEqual({
      postponed: { until: '2026-11-28T12:00:00.000Z', reason: 'ab c' },
    });
    for (const wrong of [
      null,
      7,
      {},
      { until: 'soon', reason: 'a' },
      { until: '2026-13-28T12:00:00Z' },
      { until: 1_764_000_000 },
    ]) {
      expect((await answer(wrong)).result).toEqual({
        error: 'the source postponed its answer without saying until when',
      });
    }
  });

  it('takes unchanged for an answer to an etag', async () => {
    const { result } = await collect(
      { unchanged: true },
      new Map([[ref, 'v1']]),
    );
    expect(result).toEqual({ unchanged: true });
  });

  it('caps messages and drops links that are no web pages', async () => {
    const { result } = await collect({
      error: `a\u0000b\n${'x'.repeat(5_000)}`,
    });
    expect(result).toMatchObject({ error: expect.stringMatching(/^ab x+…$/) });
    expect(JSON.stringify(result).length).toBeLessThan(1_100);

    const bad = await collect({
      facts: {
        isTested: {
          value: true,
          evidence: [{ title: '<b>', url: SCRIPT }, 7],
        },
      },
    });
    expect(bad.result).toEqual({
      facts: { isTested: { value: true, evidence: [{ title: '<b>' }] } },
    });
  });
});
