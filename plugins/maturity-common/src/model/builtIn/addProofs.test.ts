import { Check } from '../types';
import { acceptsProofs, addProofs } from './addProofs';
import { builtInModel } from './builtInModel';
import { builtInModels } from './builtInModels';

const find = (id: string, model = builtInModel) =>
  model.stages
    .flatMap(({ checks }) => checks)
    .find(check => check.id === id) as Check;

const proof = {
  check: 'slo',
  condition: { 'monitor/objectives': { $gte: 1 } },
};

describe('addProofs', () => {
  it('adds them before what people attest, and changes no other check', () => {
    const model = addProofs(builtInModel, [proof]);
    const before = Object(find('slo').condition).$any;
    expect(find('slo', model).condition).toEqual({
      $any: [...before.slice(0, -1), proof.condition, before.at(-1)],
    });
    expect(find('slo', model).title).toBe(find('slo').title);
    expect(find('owned', model)).toBe(find('owned'));
  });

  it('leaves a model as it is that has no such check, or gets none', () => {
    const added = [{ ...proof, check: 'none' }];
    expect(addProofs(builtInModel, added)).toEqual(builtInModel);
    expect(addProofs(builtInModel, [])).toBe(builtInModel);
  });

  it('takes them in most checks of every model', () => {
    for (const { stages } of builtInModels) {
      const checks = stages.flatMap(stage => stage.checks);
      const open = checks.filter(acceptsProofs);
      expect(open.length).toBeGreaterThan(checks.length / 2);
    }
  });
});
