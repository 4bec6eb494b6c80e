import { JsonValue } from '@backstage/types';
import { Condition } from '../model/types';
import { check, entity, ladder, now, seen, sources } from './__fixtures__/tiny';
import { evaluateModel } from './evaluateModel';

function evaluateOutcome(
  condition: Condition,
  facts: { [name: string]: JsonValue },
) {
  const model = ladder([check('it', condition)]);
  const { checks } = evaluateModel({
    model,
    sources,
    entity,
    now,
    facts: seen(facts),
  });
  return checks[0].outcome;
}

const LONG = 'a'.repeat(50_000);

describe('operators over facts', () => {
  it.each<[string, JsonValue, JsonValue, 'pass' | 'fail' | 'unknown']>([
    ['boolean', true, true, 'pass'],
    ['boolean', false, true, 'fail'],
    ['string', 'Main', 'main', 'pass'],
    ['string', 'mainline', 'main', 'fail'],
    ['string', '7', 7, 'pass'],
    ['number', 7, '7', 'pass'],
    ['number', 7, 8, 'fail'],
    ['number', 7, { $eq: 7 }, 'pass'],
    ['number', 7, { $ne: 7 }, 'fail'],
    ['string', 'A', { $ne: 'a' }, 'fail'],
    ['string', 'B', { $ne: 'a' }, 'pass'],
    ['string', 'B', { $in: ['a', 'b'] }, 'pass'],
    ['string', 'c', { $in: ['a', 'b'] }, 'fail'],
    ['number', 2, { $in: [1, '2'] }, 'pass'],
    ['strings', ['x', 'Y'], { $contains: 'y' }, 'pass'],
    ['strings', ['x'], { $contains: 'y' }, 'fail'],
    ['strings', [], { $contains: 'y' }, 'fail'],
    ['strings', ['ci.yml'], { $contains: { $matches: '\\.yml$' } }, 'pass'],
    ['strings', ['ci.yml'], { $contains: { $hasPrefix: 'cd' } }, 'fail'],
    ['strings', ['a', 'b'], { $contains: { $in: ['b', 'c'] } }, 'pass'],
    [
      'strings',
      ['ab', 'b'],
      { $contains: { $hasPrefix: 'a', $ne: 'ab' } },
      'fail',
    ],
    ['string', 'HTTPS://a', { $hasPrefix: 'https:' }, 'pass'],
    ['string', 'http://a', { $hasPrefix: 'https:' }, 'fail'],
    ['string', 'v1.2.3', { $matches: '^v\\d+\\.\\d+' }, 'pass'],
    ['string', 'x1.2.3', { $matches: '^v\\d+\\.\\d+' }, 'fail'],
    ['string', 'ABC', { $matches: 'b' }, 'fail'],
    ['string', 'ABC', { $matches: '(?i)b' }, 'pass'],
    ['number', 0.8, { $gte: 0.8 }, 'pass'],
    ['number', 0.8, { $gt: 0.8 }, 'fail'],
    ['number', 0, { $lte: 0 }, 'pass'],
    ['number', 0, { $lt: 0 }, 'fail'],
    ['number', 5, { $gt: 1, $lt: 5 }, 'fail'],
    ['number', 4, { $gt: 1, $lt: 5 }, 'pass'],
    ['strings', ['x'], { $notEmpty: true }, 'pass'],
    ['strings', [], { $notEmpty: true }, 'fail'],
    ['strings', [], { $notEmpty: false }, 'pass'],
    ['string', '', { $notEmpty: true }, 'fail'],
    ['string', ' \n', { $notEmpty: true }, 'fail'],
    ['object', {}, { $notEmpty: true }, 'fail'],
    ['object', { a: 1 }, { $notEmpty: true }, 'pass'],
    ['string', '', { $exists: true }, 'pass'],
    ['string', null, { $exists: true }, 'fail'],
    ['string', null, { $exists: false }, 'pass'],
    ['number', null, { $gte: 0 }, 'fail'],
    ['strings', null, { $notEmpty: true }, 'fail'],
    ['boolean', null, false, 'fail'],
    ['instant', '2026-06-14T12:00:00Z', { $within: '1 day' }, 'pass'],
    ['instant', '2026-06-14T11:59:59Z', { $within: '1 day' }, 'fail'],
    ['instant', '2026-06-14T12:00:00Z', { $olderThan: 'P1D' }, 'fail'],
    ['instant', '2026-06-14T11:59:59Z', { $olderThan: { days: 1 } }, 'pass'],
    ['instant', '2026-06-16T00:00:00Z', { $within: '1 day' }, 'unknown'],
    ['instant', '', { $within: '1 day' }, 'fail'],
    ['instant', '', { $olderThan: '1 day' }, 'fail'],
    ['instant', '', { $notEmpty: true }, 'fail'],
  ])('%s %j meets %j: %s', (fact, value, test, expected) => {
    expect(evaluateOutcome({ [`test/${fact}`]: test }, { [fact]: value })).toBe(
      expected,
    );
  });

  it('matches patterns that would backtrack, against long values, in no time', () => {
    const start = performance.now();
    expect(
      evaluateOutcome(
        { 'test/string': { $matches: '^(a+)+$' } },
        { string: `${LONG}!` },
      ),
    ).toBe('fail');
    expect(
      evaluateOutcome(
        { 'test/string': { $matches: '(a|aa)+$' } },
        { string: LONG },
      ),
    ).toBe('pass');
    expect(
      evaluateOutcome(
        { 'test/strings': { $contains: { $matches: '(.*a){20}b' } } },
        { strings: [LONG] },
      ),
    ).toBe('fail');
    // Backtracking would take longer than the universe has.
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

describe('operators over the entity', () => {
  it.each<[string, JsonValue, 'pass' | 'fail']>([
    ['entity/kind', 'component', 'pass'],
    ['entity/spec.type', { $in: ['Service', 'website'] }, 'pass'],
    ['entity/metadata.annotations.a.b/c', { $exists: true }, 'pass'],
    ['entity/metadata.annotations.a.b/d', { $exists: true }, 'fail'],
    ['entity/metadata.annotations.a.b/d', { $exists: false }, 'pass'],
    ['entity/metadata.annotations.a.b/d', { $ne: 'x' }, 'pass'],
    ['entity/metadata.annotations.a.b/d', { $notEmpty: true }, 'fail'],
    ['entity/metadata.annotations.a.b/d', { $notEmpty: false }, 'pass'],
    ['entity/metadata.annotations', { $notEmpty: true }, 'pass'],
    ['entity/spec.type', { $gt: 1 }, 'fail'],
    ['entity/spec.type', { $within: '1 day' }, 'fail'],
    ['entity/spec.type', { $contains: 'service' }, 'fail'],
    ['entity/metadata.replicas', { $gte: 3 }, 'pass'],
    ['entity/metadata.reviewed', { $within: '30 days' }, 'pass'],
    ['entity/metadata.reviewed', { $within: '10 days' }, 'fail'],
    [
      'entity/metadata.links',
      { $contains: { type: 'dashboard', url: { $hasPrefix: 'https:' } } },
      'pass',
    ],
    [
      'entity/metadata.links',
      { $contains: { $any: [{ type: 'x' }, { $not: { type: 'dashboard' } }] } },
      'fail',
    ],
    [
      'entity/metadata.links',
      { $contains: { tags: { $contains: 'slo' } } },
      'pass',
    ],
  ])('%s meets %j: %s', (path, test, expected) => {
    const model = ladder([check('it', { [path]: test })]);
    const subject = {
      ...entity,
      metadata: {
        ...entity.metadata,
        replicas: '3',
        reviewed: '2026-06-01',
        links: [{ url: 'https://a.b', type: 'dashboard', tags: ['slo'] }],
      },
    };
    const { checks } = evaluateModel({
      model,
      sources,
      entity: subject,
      now,
      facts: {},
    });
    expect(checks[0].outcome).toBe(expected);
  });
});

describe('logic', () => {
  const pass: Condition = { 'entity/kind': 'Component' };
  const fail: Condition = { 'entity/kind': 'API' };
  const unknown: Condition = { 'test/boolean': true };

  it.each<[Condition, 'pass' | 'fail' | 'unknown']>([
    [unknown, 'unknown'],
    [{ $not: unknown }, 'unknown'],
    [{ $not: pass }, 'fail'],
    [{ $not: fail }, 'pass'],
    [{ $any: [fail, unknown, pass] }, 'pass'],
    [{ $any: [pass, unknown] }, 'pass'],
    [{ $any: [fail, unknown] }, 'unknown'],
    [{ $any: [fail, fail] }, 'fail'],
    [{ $all: [pass, unknown, fail] }, 'fail'],
    [{ $all: [fail, unknown] }, 'fail'],
    [{ $all: [pass, unknown] }, 'unknown'],
    [{ $all: [pass, pass] }, 'pass'],
    [{ $not: { $any: [unknown, pass] } }, 'fail'],
    [{ $not: { $all: [unknown, fail] } }, 'pass'],
    [{ 'entity/kind': 'API', 'test/boolean': true }, 'fail'],
    [{ 'entity/kind': 'Component', 'test/boolean': true }, 'unknown'],
    [{ 'test/boolean': { $exists: false } }, 'unknown'],
    [{ 'test/boolean': { $ne: true } }, 'unknown'],
    [{ 'test/strings': { $notEmpty: false } }, 'unknown'],
  ])('%j is %s', (condition, expected) => {
    expect(evaluateOutcome(condition, {})).toBe(expected);
  });
});
