import { Path, Problems } from './Problems';

function formatMessage(base: string | undefined, ...paths: Path[]): string {
  const problems = new Problems(base);
  paths.forEach(path => problems.report(path, 'is wrong'));
  try {
    problems.throwIfAny();
    return '';
  } catch (error) {
    expect(error).toMatchObject({ name: 'InputError' });
    return error instanceof Error ? error.message : '';
  }
}

describe('Problems', () => {
  it.each<[string | undefined, Path, string]>([
    [undefined, [], 'model: is wrong'],
    [undefined, ['stages'], 'stages: is wrong'],
    [undefined, ['stages', 2, 'checks', 1], 'stages[2].checks[1]: is wrong'],
    [undefined, [0], '[0]: is wrong'],
    ['models[0]', [], 'models[0]: is wrong'],
    ['models[0]', ['stages', 0], 'models[0].stages[0]: is wrong'],
    ['models[0]', [3], 'models[0][3]: is wrong'],
    // Operators and kebab case need no quotes, anything else does.
    [undefined, ['condition', '$any', 0], 'condition.$any[0]: is wrong'],
    [undefined, ['a-b', 'c_d'], 'a-b.c_d: is wrong'],
    [
      undefined,
      ['condition', 'repository/ciProviders', '$notEmpty'],
      "condition['repository/ciProviders'].$notEmpty: is wrong",
    ],
    [undefined, ['spec.type'], "['spec.type']: is wrong"],
    [undefined, ['a b', ''], "['a b']['']: is wrong"],
  ])('%j with %j: %s', (base, path, message) => {
    expect(formatMessage(base, path)).toBe(message);
  });

  it('are none until something is reported', () => {
    expect(formatMessage('models[0]')).toBe('');
  });

  it('are told all at once, in the order in which they were found', () => {
    expect(formatMessage('models[1]', ['title'], ['stages', 0, 'id'])).toBe(
      '2 problems in the model:\n- models[1].title: is wrong\n- models[1].stages[0].id: is wrong',
    );
  });
});
