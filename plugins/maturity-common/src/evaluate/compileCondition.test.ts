import { ConditionNode, Operand } from '../model/conditionNode';
import {
  compileCondition,
  FAIL,
  PASS,
  toGrade,
  toOutcome,
  Truth,
  UNKNOWN,
} from './compileCondition';
import { Observation } from './types';

const TRUTHS = [0, 1, 2, UNKNOWN, 4, 5, 6] as const;

/** Something that is known to be true, false, or not at all. */
function observed(name: string, truth: Truth): Observation {
  return truth === UNKNOWN
    ? {
        fact: `test/${name}`,
        unknown: { reason: 'missing', cause: 'notReported', source: 'test' },
      }
    : {
        fact: `test/${name}`,
        value: truth > UNKNOWN,
        grade: toGrade(truth),
      };
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

describe('truth values', () => {
  it.each<[Truth, Truth, Truth, Truth]>([
    [FAIL.observed, FAIL.attested, FAIL.observed, FAIL.attested],
    [FAIL.observed, UNKNOWN, FAIL.observed, UNKNOWN],
    [FAIL.declared, PASS.observed, FAIL.declared, PASS.observed],
    [UNKNOWN, FAIL.attested, FAIL.attested, UNKNOWN],
    [UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN],
    [UNKNOWN, PASS.attested, UNKNOWN, PASS.attested],
    [PASS.observed, FAIL.observed, FAIL.observed, PASS.observed],
    [PASS.observed, UNKNOWN, UNKNOWN, PASS.observed],
    [PASS.observed, PASS.attested, PASS.attested, PASS.observed],
    [PASS.declared, PASS.attested, PASS.attested, PASS.declared],
  ])('%d and %d: all is %d, any is %d', (one, other, both, either) => {
    expect(judge(all(a, b), one, other)).toBe(both);
    expect(judge(any(a, b), one, other)).toBe(either);
  });

  it.each([
    [0, 'fail', 'observed'],
    [1, 'fail', 'declared'],
    [2, 'fail', 'attested'],
    [3, 'unknown', undefined],
    [4, 'pass', 'attested'],
    [5, 'pass', 'declared'],
    [6, 'pass', 'observed'],
  ] as const)('%d means %s, %s', (truth, outcome, grade) => {
    expect(toOutcome(truth)).toBe(outcome);
    expect(toGrade(truth)).toBe(grade);
    expect(judge(not(a), truth)).toBe(6 - truth);
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
          expect([toOutcome(known), 'unknown']).toContain(toOutcome(less));
          expect(Math.abs(less - UNKNOWN)).toBeLessThanOrEqual(
            Math.abs(known - UNKNOWN),
          );
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
    expect(seeing(node, { fact, value: null })).toBe(PASS.observed);
    expect(seeing(node, { fact, value: '' })).toBe(FAIL.observed);
  });

  it('takes null in the entity for what somebody wrote', () => {
    const node = missing({ path: 'spec.type' });
    const fact = 'entity/spec.type';
    expect(seeing(node, { fact, value: null })).toBe(FAIL.observed);
    expect(seeing(node, { fact })).toBe(PASS.observed);
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
    expect([0, 1, 2, 4, 5, 6].map(at)).toEqual([...[0, 0, 6, 6, 0, 0]]);
  });

  it('of no part: all holds, any does not', () => {
    expect(judge(all())).toBe(PASS.observed);
    expect(judge(any())).toBe(FAIL.observed);
  });

  it.each(['observed', 'declared', 'attested'] as const)(
    'rests on what it read: %s',
    grade => {
      const fact = 'test/a';
      expect(seeing(isTrue('a'), { fact, value: true, grade })).toBe(
        PASS[grade],
      );
      expect(seeing(isTrue('a'), { fact, value: false, grade })).toBe(
        FAIL[grade],
      );
    },
  );
});
