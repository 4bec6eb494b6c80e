import { allGrades } from '../types';
import { listFactIds } from '../listFactIds';
import { declaredSources } from './__testUtils__/declaredSources';
import { builtInModels } from './builtInModels';
import { gradeProofs } from './__testUtils__/gradeProofs';

const declared = new Set(
  declaredSources.flatMap(({ id, facts }) =>
    facts.map(({ name }) => `${id}/${name}`),
  ),
);
const checks = builtInModels.flatMap(({ id, stages }) =>
  stages.flatMap(stage =>
    stage.checks.map(check => [`${id}/${check.id}`, check] as const),
  ),
);

describe('proofs of the built-in models', () => {
  it.each(builtInModels.map(model => [model.id, model] as const))(
    '%s reads only facts that a package of this repository reports',
    (_id, model) => {
      const dead = listFactIds(model).filter(id => !declared.has(id));
      expect(dead).toEqual([]);
    },
  );

  it.each(checks)('%s can pass at the grade that it asks for', (_id, check) => {
    const best = gradeProofs(check, declaredSources).map(({ grade }) =>
      allGrades.indexOf(grade),
    );
    expect(Math.min(...best)).toBeLessThanOrEqual(
      allGrades.indexOf(check.grade ?? 'attested'),
    );
  });
});
