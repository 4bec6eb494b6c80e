import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { check, sources } from '../evaluate/__fixtures__/tiny';
import { parseModel } from './parseModel';
import { CheckInput, ModelInput } from './types';

function modelWith(more: object = {}): ModelInput {
  return {
    id: 'tiny',
    version: 1,
    title: 'Tiny',
    appliesTo: { kind: 'Component' },
    stages: [
      { id: 'floor', title: 'Floor', summary: 'Here.', advice: 'Up.' },
      {
        id: 'first',
        title: 'First',
        summary: 'Here.',
        advice: 'Up.',
        checks: [check('one', { 'test/boolean': true })],
      },
    ],
    ...more,
  };
}

/** A model whose one check is given in part. */
function modelWithCheck(more: object): unknown {
  const model = modelWith();
  const [floor, first] = model.stages;
  const checks = [{ ...first.checks?.[0], ...more } as CheckInput];
  return { ...model, stages: [floor, { ...first, checks }] };
}

function listProblems(model: unknown, path?: string): string[] {
  try {
    parseModel(model, { sources, path });
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) {
      throw error;
    }
    return error.message
      .split('\n- ')
      .filter(line => !line.endsWith('problems in the model:'));
  }
}

const CHECK = 'stages[1].checks[0]';

describe('parseModel', () => {
  it('fills in defaults and nothing else', () => {
    const model = parseModel(modelWith());
    expect(model.stages[0].checks).toEqual([]);
    expect(model.stages[1].checks[0]).toStrictEqual({
      ...check('one', { 'test/boolean': true }),
      required: true,
    });
  });

  it('takes what it made itself, and comes to the same', () => {
    const model = parseModel(
      modelWithCheck({
        of: 'owner',
        required: true,
        enforceFrom: '2027-01-31',
        notApplicable: { 'spec.type': { $in: ['library'] } },
        fix: {
          title: 'Do it',
          text: 'Do.',
          docs: 'https://example.com/guide',
          template: 'template:default/add-pipeline',
          effort: 'large',
        },
      }),
      { sources },
    );
    expect(parseModel(model, { sources })).toStrictEqual(model);
    expect(parseModel(JSON.parse(JSON.stringify(model)))).toStrictEqual(model);
  });

  it('shares nothing with its input', () => {
    const input = JSON.parse(JSON.stringify(modelWith()));
    const model = parseModel(input);
    input.stages[1].checks[0].condition['test/boolean'] = false;
    expect(model.stages[1].checks[0].condition).toEqual({
      'test/boolean': true,
    });
  });

  it('tells all problems at once, each with its path from the root', () => {
    const model = {
      ...(modelWithCheck({
        why: '',
        condition: { $any: [{ 'githb/ci': true }, { 'test/bolean': true }] },
      }) as object),
      version: 0,
    };
    expect(listProblems(model, 'models[0]')).toEqual([
      'models[0].version: must be at least 1',
      'models[0].stages[1].checks[0].why: must not be empty',
      "models[0].stages[1].checks[0].condition.$any[0]: unknown fact 'githb/ci'; did you mean 'github/…'?",
      "models[0].stages[1].checks[0].condition.$any[1]: unknown fact 'test/bolean'; did you mean 'test/boolean'?",
    ]);
  });

  it('tells a problem within a path that is no word in brackets', () => {
    const condition = { 'test/number': { $gt: 'many' } };
    expect(listProblems(modelWithCheck({ condition }), 'models[0]')).toEqual([
      "models[0].stages[1].checks[0].condition['test/number'].$gt: must be a number",
    ]);
  });

  it.each<[string, object, string]>([
    ['no id', { id: undefined }, 'id: is missing'],
    [
      'an id with capitals',
      { id: 'Tiny' },
      "id: must be in kebab case, like 'my-id'",
    ],
    ['a version in words', { version: '1' }, 'version: must be a number'],
    ['half a version', { version: 1.5 }, 'version: must be a whole number'],
    ['a blank title', { title: ' ' }, 'title: must not be empty'],
    ['no stage', { stages: [] }, 'stages: must be at least 1 items'],
    ['stages that are no list', { stages: {} }, 'stages: must be a list'],
    ['a stage that is none', { stages: ['x'] }, 'stages[0]: must be an object'],
    [
      'an unknown key',
      { stage: [] },
      "model: unknown key 'stage'; did you mean 'stages'?",
    ],
    ['a predicate for all', { appliesTo: {} }, 'appliesTo: must not be empty'],
    ['no predicate', { appliesTo: undefined }, 'appliesTo: is missing'],
    [
      'a list of predicates',
      { appliesTo: [{ kind: 'API' }] },
      'appliesTo: must not be a list; combine conditions with $all',
    ],
    [
      'a predicate of text',
      { appliesTo: 'Component' },
      'appliesTo: must be an object',
    ],
    [
      'an operator that the catalog lacks',
      { appliesTo: { kind: { $gt: 1 } } },
      "appliesTo.kind: unknown operator '$gt'",
    ],
    [
      'operators that the catalog does not join',
      { appliesTo: { kind: { $exists: true, $in: ['API'] } } },
      "appliesTo.kind: must have only one operator, like the catalog's filters",
    ],
    [
      '$all beside a key',
      { appliesTo: { $all: [{ kind: 'API' }], kind: 'API' } },
      'appliesTo: $all must be the only key; combine conditions with $all',
    ],
    [
      'an empty $any',
      { appliesTo: { $any: [] } },
      'appliesTo.$any: must be a list of at least one condition',
    ],
  ])('refuses %s', (_, more, problem) => {
    expect(listProblems(modelWith(more))).toEqual([problem]);
  });

  it.each<[string, object, string]>([
    [
      'no condition',
      { condition: undefined },
      `${CHECK}.condition: is missing`,
    ],
    [
      'an unknown key',
      { requird: true },
      `${CHECK}: unknown key 'requird'; did you mean 'required'?`,
    ],
    [
      'a link that is not https',
      { fix: { text: 'Do.', effort: 'small', docs: 'http://example.com' } },
      `${CHECK}.fix.docs: must be an https: link`,
    ],
    [
      'a link that runs code',
      {
        fix: {
          text: 'Do.',
          effort: 'small',
          docs: ['javascript', 'alert(1)'].join(':'),
        },
      },
      `${CHECK}.fix.docs: must be an https: link`,
    ],
    [
      'a link in two lines',
      { fix: { text: 'Do.', effort: 'small', docs: 'https://a.b/\nc' } },
      `${CHECK}.fix.docs: must be an https: link`,
    ],
    [
      'a template that is a component',
      {
        fix: { text: 'Do.', effort: 'small', template: 'component:default/x' },
      },
      `${CHECK}.fix.template: must be the entity ref of a template, like 'template:default/add-pipeline'`,
    ],
    [
      'a next step without words',
      { fix: { title: ' ', text: 'Do.', effort: 'small' } },
      `${CHECK}.fix.title: must not be empty`,
    ],
    ['no effort', { fix: { text: 'Do.' } }, `${CHECK}.fix.effort: is missing`],
    [
      'another effort',
      { fix: { text: 'Do.', effort: 'tiny' } },
      `${CHECK}.fix.effort: must be one of small, medium, large`,
    ],
    [
      'a day that is none',
      { enforceFrom: '2027-02-30' },
      `${CHECK}.enforceFrom: must be a date, like '2027-01-31'`,
    ],
    [
      'a date object',
      { enforceFrom: new Date(0) },
      `${CHECK}.enforceFrom: is a date object; write it as text, in quotes`,
    ],
    [
      'an unknown relation',
      { of: 'team' },
      `${CHECK}.of: must be one of owner, system, domain, organization`,
    ],
    [
      'a bad predicate',
      { notApplicable: { 'spec.type': null } },
      `${CHECK}.notApplicable['spec.type']: must be an object`,
    ],
    ['a function', { why: () => 'x' }, `${CHECK}.why: is not JSON: function`],
    [
      'a number without end',
      { condition: { 'test/number': { $gt: Infinity } } },
      `${CHECK}.condition['test/number'].$gt: is not JSON: number`,
    ],
  ])('refuses a check with %s', (_, more, problem) => {
    expect(listProblems(modelWithCheck(more))).toEqual([problem]);
  });

  it('refuses ids that are used twice', () => {
    const [floor, first] = modelWith().stages;
    expect(listProblems(modelWith({ stages: [floor, first, first] }))).toEqual([
      "stages[2].id: 'first' is already the id of stages[1]",
      "stages[2].checks[0].id: 'one' is already the id of stages[1].checks[0]",
    ]);
  });

  it('refuses a stage above the starting stage that nothing unlocks', () => {
    const [floor, first] = modelWith().stages;
    const must =
      'must have a required check: only the first stage can have none';
    expect(
      listProblems(
        modelWith({
          stages: [
            floor,
            { ...first, checks: [] },
            {
              ...first,
              id: 'second',
              checks: [
                check('a', { 'test/boolean': true }, { required: false }),
              ],
            },
          ],
        }),
      ),
    ).toEqual([`stages[1].checks: ${must}`, `stages[2].checks: ${must}`]);
  });

  it('refuses a floor that has to be reached', () => {
    const [, first] = modelWith().stages;
    expect(listProblems(modelWith({ stages: [first] }))).toEqual([
      expect.stringContaining('stages[0].checks[0].required: must be false'),
    ]);
  });

  it('refuses what is too deep or too large', () => {
    let deep: object = { 'test/boolean': true };
    for (let level = 0; level < 20; level++) {
      deep = { $not: deep };
    }
    const cycle: { $all: unknown[] } = { $all: [] };
    cycle.$all.push(cycle);
    const wide = { $all: Array(300).fill({ 'test/boolean': true }) };

    expect(listProblems(modelWithCheck({ condition: deep }))).toEqual([
      expect.stringContaining('nested more than 16 levels deep'),
    ]);
    expect(listProblems(modelWithCheck({ condition: cycle }))).toEqual([
      expect.stringContaining('nested more than 64 levels deep'),
    ]);
    expect(listProblems(modelWithCheck({ condition: wide }))).toEqual([
      `${CHECK}.condition: too large: more than 200 tests`,
    ]);
    expect(listProblems(Array(200_000).fill(1))).toEqual([
      'model: too large: more than 100000 values',
    ]);
    expect(listProblems(modelWith({ title: 'x'.repeat(30_000) }))).toEqual([
      'title: too long: more than 20000 characters',
    ]);
  });

  it('throws nothing but an InputError, whatever it is given', () => {
    const throwing = Object.defineProperty({}, 'id', {
      enumerable: true,
      get: () => {
        throw new TypeError('no');
      },
    });
    expect(listProblems(throwing)).toEqual([
      'model: cannot be read: TypeError: no',
    ]);
    expect(listProblems(undefined)).toEqual(['model: is not JSON: undefined']);
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (anything, other) => {
        expect(listProblems(anything)).not.toEqual([]);
        listProblems(modelWith({ appliesTo: anything, stages: [other] }));
        listProblems(modelWithCheck({ condition: anything, fix: other }));
      }),
      { numRuns: 300 },
    );
  });
});
