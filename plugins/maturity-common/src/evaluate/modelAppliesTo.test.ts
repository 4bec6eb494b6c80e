import { PASS } from './__fixtures__/evaluateTiny';
import { check, entity, ladder } from './__fixtures__/tiny';
import { modelAppliesTo } from './evaluateModel';

describe('modelAppliesTo', () => {
  it('decides by the predicate of the model', () => {
    const model = ladder([check('a', PASS)]);
    expect(modelAppliesTo(model, entity)).toBe(true);
    expect(modelAppliesTo(model, { ...entity, kind: 'API' })).toBe(false);
  });
});
