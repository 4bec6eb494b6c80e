import { ConditionNode, Operand } from '../model/conditionNode';
import {
  compileCondition,
  FAIL,
  PASS,
  Truth,
  truthNames,
  UNKNOWN,
} from './compileCondition';
import { Observation } from './types';

const TRUTHS = [FAIL, UNKNOWN, PASS] as const;

/** Something that is observed to be true, false, or not at all. */
function observed(name: string, truth: Truth): Observation {
  return truth === UNKNOWN
    ? {
        fact: `test/${name}`,
        unknown: { reason: 'missing', cause: 'notReported', source: 'test' },
      }
    : { fact: `test/${name}`, value: truth === PASS };
}

const isTrue = (name: string): ConditionNode => ({
  kind: 'test',
  operand: { source: 'test', name },
  tests: [{ operator: '$eq', argument: true }],
});
const all = (...parts: ConditionNode[]): ConditionNode => ({
  kind: 'all',
  parts,
});
const any = (...parts: ConditionNode[]): ConditionNode => ({
  kind: 'any',
  parts,
});
const not = (part: ConditionNode): ConditionNode => ({ kind: 'not', part });

/** Judges a condition over a, b and c, which are as given. */
function judge(node: ConditionNode, ...truths: Truth[]): Truth {
  const names = ['a', 'b', 'c'];
  const findSlot = (operand: Operand) =>
    names.indexOf('name' in operand ? operand.name : operand.path);
  return compileCondition(node, findSlot)(
    truths.map((truth, index) => observed(names[index], truth)),
    0,
  );
}

const [a, b, c] = ['a', 'b', 'c'].map(isTrue);
const pairs = TRUTHS.flatMap(one => TRUTHS.map(other => [one, other] as const));
const triples = pairs.flatMap(([one, other]) =>
  TRUTHS.map(third => [one, other, third] as const),
);

describe('three values', () => {
  it.each([
    ['fail', 'fail', 'fail', 'fail'],
    ['fail', 'unknown', 'fail', 'unknown'],
    ['fail', 'pass', 'fail', 'pass'],
    ['unknown', 'fail', 'fail', 'unknown'],
    ['unknown', 'unknown', 'unknown', 'unknown'],
    ['unknown', 'pass', 'unknown', 'pass'],
    ['pass', 'fail', 'fail', 'pass'],
    ['pass', 'unknown', 'unknown', 'pass'],
    ['pass', 'pass', 'pass', 'pass'],
  ] as const)('%s and %s: all is %s, any is %s', (one, other, both, either) => {
    const truths = [one, other].map(name => parseTruth(name));
    expect(truthNames[judge(all(a, b), ...truths)]).toBe(both);
    expect(truthNames[judge(any(a, b), ...truths)]).toBe(either);
  });

  it.each([
    ['fail', 'pass'],
    ['unknown', 'unknown'],
    ['pass', 'fail'],
  ] as const)('not %s is %s', (one, mirrored) => {
    expect(truthNames[judge(not(a), parseTruth(one))]).toBe(mirrored);
  });

  it('follow the laws of De Morgan', () => {
    for (const pair of pairs) {
      expect(judge(not(all(a, b)), ...pair)).toBe(
        judge(any(not(a), not(b)), ...pair),
      );
      expect(judge(not(any(a, b)), ...pair)).toBe(
        judge(all(not(a), not(b)), ...pair),
      );
    }
  });

  it('do not depend on order, nesting or repetition', () => {
    for (const triple of triples) {
      const flat = judge(all(a, b, c), ...triple);
      expect(judge(all(c, b, a), ...triple)).toBe(flat);
      expect(judge(all(a, all(b, c)), ...triple)).toBe(flat);
      expect(judge(all(a, b, c, a), ...triple)).toBe(flat);
      const some = judge(any(a, b, c), ...triple);
      expect(judge(any(c, b, a), ...triple)).toBe(some);
      expect(judge(any(any(a, b), c), ...triple)).toBe(some);
      expect(judge(any(a, b, c, c), ...triple)).toBe(some);
    }
  });

  it('distribute, and cancel a double denial', () => {
    for (const triple of triples) {
      expect(judge(all(a, any(b, c)), ...triple)).toBe(
        judge(any(all(a, b), all(a, c)), ...triple),
      );
      expect(judge(not(not(a)), ...triple)).toBe(judge(a, ...triple));
    }
  });

  it('leave what nobody knows unknown, even where one of two must hold', () => {
    expect(judge(any(a, not(a)), UNKNOWN)).toBe(UNKNOWN);
    expect(judge(all(a, not(a)), UNKNOWN)).toBe(UNKNOWN);
  });

  it('never decide more when one fact less is known', () => {
    const conditions = [
      all(a, b, c),
      any(a, b, c),
      any(all(a, b), not(c)),
      not(all(a, any(b, c))),
    ];
    for (const condition of conditions) {
      for (const triple of triples) {
        const known = judge(condition, ...triple);
        for (const place of triple.keys()) {
          const less = judge(
            condition,
            ...triple.map((truth, index) =>
              index === place ? UNKNOWN : truth,
            ),
          );
          expect([known, UNKNOWN]).toContain(less);
        }
      }
    }
  });
});

describe('a test', () => {
  const missing = (operand: Operand): ConditionNode => ({
    kind: 'test',
    operand,
    tests: [{ operator: '$exists', argument: false }],
  });
  const seeing = (node: ConditionNode, observation: Observation) =>
    compileCondition(node, () => 0)([observation], 0);

  it('takes null from a source for a look that found nothing', () => {
    const fact = 'test/a';
    const node = missing({ source: 'test', name: 'a' });
    expect(seeing(node, { fact, value: null })).toBe(PASS);
    expect(seeing(node, { fact, value: '' })).toBe(FAIL);
  });

  it('takes null in the entity for what somebody wrote', () => {
    const node = missing({ path: 'spec.type' });
    const fact = 'entity/spec.type';
    expect(seeing(node, { fact, value: null })).toBe(FAIL);
    expect(seeing(node, { fact })).toBe(PASS);
  });

  it('holds when all its operators do, for the same value', () => {
    const between: ConditionNode = {
      kind: 'test',
      operand: { source: 'test', name: 'a' },
      tests: [
        { operator: '$gt', argument: 1 },
        { operator: '$lt', argument: 5 },
      ],
    };
    const at = (value: number) => seeing(between, { fact: 'test/a', value });
    expect([0, 1, 2, 4, 5, 6].map(at)).toEqual([
      ...[FAIL, FAIL, PASS, PASS, FAIL, FAIL],
    ]);
  });

  it('of no part: all holds, any does not', () => {
    expect(judge(all())).toBe(PASS);
    expect(judge(any())).toBe(FAIL);
  });
});

function parseTruth(name: (typeof truthNames)[number]): Truth {
  return TRUTHS[truthNames.indexOf(name)];
}
