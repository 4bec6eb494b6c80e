import { JsonValue } from '@backstage/types';
import { evaluate, FAIL, PASS, UNKNOWN } from './__fixtures__/evaluateTiny';
import { check, entity, ladder, now, seen, sources } from './__fixtures__/tiny';
import { compileModel, evaluateModel } from './evaluateModel';

describe('evaluateModel', () => {
  it('comes to the same in one call and with a model compiled once', () => {
    const model = ladder(
      [check('a', PASS), check('b', UNKNOWN)],
      [check('c', FAIL)],
    );
    const compiled = compileModel(model, { sources });
    const input = { entity, facts: seen({ number: 1 }), now };
    expect(evaluateModel(compiled, input)).toStrictEqual(
      evaluateModel({ model, sources, ...input }),
    );
    expect(evaluateModel(compiled, input)).toStrictEqual(
      evaluateModel(compiled, input),
    );
  });

  it('keeps entities apart', () => {
    const compiled = compileModel(ladder([check('a', UNKNOWN)]), { sources });
    const findRank = (facts: { [name: string]: JsonValue }) =>
      evaluateModel(compiled, { entity, facts: seen(facts), now }).rank;
    expect([
      findRank({ number: 1 }),
      findRank({}),
      findRank({ number: 2 }),
    ]).toEqual([2, 0, 1]);
  });

  it('refuses a time that is none', () => {
    expect(() =>
      evaluate([[check('a', PASS)]], { now: new Date('x') }),
    ).toThrow('now is not a valid date');
  });

  it('refuses a model that parseModel has not seen', () => {
    const model = ladder([check('a', PASS)]);
    const [floor, first] = model.stages;
    const checks = [
      { ...first.checks[0], condition: { 'test/number': { $more: 1 } } },
    ];
    expect(() =>
      compileModel(
        { ...model, stages: [floor, { ...first, checks }] },
        { sources },
      ),
    ).toThrow(
      "check 'a' was not made by parseModel: test/number unknown operator '$more'",
    );
  });
});
