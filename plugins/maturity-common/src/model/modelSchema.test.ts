import { check } from '../evaluate/__fixtures__/tiny';
import { parseModel } from './parseModel';

const condition = { 'entity/kind': { $exists: true } };

/** The first problem of a model whose only check is changed; none if it is fine. */
function findProblem(change: {
  model?: object;
  stage?: object;
  check?: object;
  fix?: object;
}): string | undefined {
  const { fix, ...plain } = check('one', condition);
  const model = {
    id: 'tiny',
    version: 1,
    title: 'Tiny',
    appliesTo: { kind: 'API' },
    stages: [
      { id: 'floor', title: 'Floor', summary: 'Here.', advice: 'There.' },
      {
        id: 'up',
        title: 'Up',
        summary: 'Here.',
        advice: 'There.',
        checks: [{ ...plain, fix: { ...fix, ...change.fix }, ...change.check }],
        ...change.stage,
      },
    ],
    ...change.model,
  };
  try {
    parseModel(model);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const KEBAB = "must be in kebab case, like 'my-id'";

describe('the schema of a model', () => {
  it.each(['a', 'a1', 'my-id', 'a-1-b', 'x'.repeat(63)])(
    'takes the id %s, of a model, a stage and a check',
    id => {
      expect(findProblem({ model: { id } })).toBeUndefined();
      expect(findProblem({ stage: { id } })).toBeUndefined();
      expect(findProblem({ check: { id } })).toBeUndefined();
    },
  );

  it.each(['', 'A', '1a', '-a', 'a-', 'a--b', 'a_b', 'a.b', 'a b', 'ä', 'a/b'])(
    'refuses the id %j, and says where',
    id => {
      expect(findProblem({ model: { id } })).toBe(`id: ${KEBAB}`);
      expect(findProblem({ stage: { id } })).toBe(`stages[1].id: ${KEBAB}`);
      expect(findProblem({ check: { id } })).toBe(
        `stages[1].checks[0].id: ${KEBAB}`,
      );
    },
  );

  it.each([
    'https://example.com',
    'HTTPS://EXAMPLE.com/guide?a=b#c',
    'https://example.com/größe',
    'https://user@example.com:8443/',
  ])('takes the guide %s', docs => {
    expect(findProblem({ fix: { docs } })).toBeUndefined();
  });

  it.each([
    ...['http://example.com', '//example.com', '/guide', 'example.com', ''],
    ...['https://', 'https:///', 'ftp://example.com', 'data:text/html,x'],
    ...[' https://example.com', 'https://exa mple.com', 'https://a.b/\u0000'],
    ...['https://a.b/\tc', 'https://[::1'],
  ])('refuses the guide %j', docs => {
    expect(findProblem({ fix: { docs } })).toBe(
      'stages[1].checks[0].fix.docs: must be an https: link',
    );
  });

  it.each([
    'template:default/add-pipeline',
    'template:add-pipeline',
    'Template:Default/Add_Pipeline.v2',
  ])('takes the template %s', template => {
    expect(findProblem({ fix: { template } })).toBeUndefined();
  });

  it.each([
    ...['add-pipeline', 'default/add-pipeline', 'component:default/x'],
    ...['template:', 'template:/x', 'template:a/b/c', 'template:a b', ''],
    ...['template:default/-x', 'template:default/x\n'],
  ])('refuses the template %j', template => {
    expect(findProblem({ fix: { template } })).toMatch(
      /^stages\[1\]\.checks\[0\]\.fix\.template: must be the entity ref of a/,
    );
  });

  it.each<[string, Parameters<typeof findProblem>[0], string | undefined]>([
    ['a title of 200', { model: { title: 'x'.repeat(200) } }, undefined],
    [
      'a title of 201',
      { model: { title: 'x'.repeat(201) } },
      'title: must not be more than 200 characters',
    ],
    ['a reason of 5000', { check: { why: 'x'.repeat(5_000) } }, undefined],
    [
      'a reason of 5001',
      { check: { why: 'x'.repeat(5_001) } },
      'stages[1].checks[0].why: must not be more than 5000 characters',
    ],
    [
      'a remedy of blanks',
      { fix: { text: ' \n\t' } },
      'stages[1].checks[0].fix.text: must not be empty',
    ],
    [
      'advice that is missing',
      { stage: { advice: undefined } },
      'stages[1].advice: is missing',
    ],
    ['the version 1000000', { model: { version: 1_000_000 } }, undefined],
    [
      'the version 1000001',
      { model: { version: 1_000_001 } },
      'version: must not be more than 1000000',
    ],
    [
      'a requirement in words',
      { check: { required: 'yes' } },
      'stages[1].checks[0].required: must be true or false',
    ],
    [
      'a day as an instant',
      { check: { enforceFrom: '2027-01-31T00:00:00Z' } },
      "stages[1].checks[0].enforceFrom: must be a date, like '2027-01-31'",
    ],
    ['a leap day', { check: { enforceFrom: '2028-02-29' } }, undefined],
    [
      'a leap day of a common year',
      { check: { enforceFrom: '2027-02-29' } },
      "stages[1].checks[0].enforceFrom: must be a date, like '2027-01-31'",
    ],
    [
      'an effort in capitals',
      { fix: { effort: 'Small' } },
      'stages[1].checks[0].fix.effort: must be one of small, medium, large',
    ],
    [
      'a misspelt remedy',
      { fix: { template_: 'x' } },
      "stages[1].checks[0].fix: unknown key 'template_'; did you mean 'template'?",
    ],
  ])('%s: %s', (_, change, problem) => {
    expect(findProblem(change)).toBe(problem);
  });

  it('requires a check unless it says otherwise, and gives a stage no checks', () => {
    const { fix, ...plain } = check('one', condition);
    const [floor, up] = parseModel({
      id: 'tiny',
      version: 1,
      title: 'Tiny',
      appliesTo: { kind: 'API' },
      stages: [
        { id: 'floor', title: 'Floor', summary: 'Here.', advice: 'There.' },
        {
          id: 'up',
          title: 'Up',
          summary: 'Here.',
          advice: 'There.',
          checks: [{ ...plain, fix }],
        },
      ],
    }).stages;
    expect(floor.checks).toEqual([]);
    expect(up.checks[0].required).toBe(true);
  });
});
