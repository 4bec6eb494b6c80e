import { fillPromql, findParameterProblems, hasOpenQuote } from './promqlTexts';

const parameters = {
  metric: 'http:requests_total',
  window: '1h30m',
  share: '0.99',
  quoted: `a "b" 'c' \\d`,
  lines: 'a\r\nb',
  tick: '`',
  braces: '{parameters.metric}',
  text: 'up or vector(1)',
};

describe('fillPromql', () => {
  it.each<[template: string, filled: string]>([
    ['up{job="a"}', 'up{job="a"}'],
    ['{__name__="up"} # it\'s {b}', '{__name__="up"} # it\'s {b}'],
    [
      'rate({parameters.metric}[{parameters.window}]) > {parameters.share}',
      'rate(http:requests_total[1h30m]) > 0.99',
    ],
    ['up{a="{parameters.quoted}"}', `up{a="a \\"b\\" 'c' \\\\d"}`],
    [`up{a='{parameters.quoted}'}`, `up{a='a "b" \\'c\\' \\\\d'}`],
    ['up{a=`{parameters.quoted}`}', `up{a=\`a "b" 'c' \\d\`}`],
    ['up{a="{parameters.lines}"}', 'up{a="a\\r\\nb"}'],
    ['up{a="{parameters.tick}"}', 'up{a="`"}'],
    [
      'up{a="\\"{parameters.text}", b="#{parameters.text}"}',
      'up{a="\\"up or vector(1)", b="#up or vector(1)"}',
    ],
    // A value is not looked into for placeholders.
    ['up{a="{parameters.braces}"}', 'up{a="{parameters.metric}"}'],
    ['up # "\n or {parameters.metric}', 'up # "\n or http:requests_total'],
  ])('makes %s to %s', (template, filled) => {
    // A comment may name something that is no parameter.
    const known = template.replace(/\{b\}/, '{ b }');
    expect(fillPromql(known, parameters).replace('{ b }', '{b}')).toBe(filled);
  });

  it.each([
    ['{parameters.text}', 'must be a name, a number or a duration'],
    ['up # {parameters.lines}', 'must be a name, a number or a duration'],
    ['up{a=`{parameters.tick}`}', 'must not contain a backtick'],
    ['up{a="b"} > {parameters.quoted}', 'must be a name, a number'],
    ['up{a="{parameters.constructor}"}', 'there is no parameter'],
    ['up{a="{key}"}', 'there is no parameter for {key}'],
  ])('refuses to fill %s', (template, problem) => {
    expect(() => fillPromql(template, parameters)).toThrow(problem);
  });
});

describe('findParameterProblems', () => {
  it('names the parameters that would change a query', () => {
    const template =
      'up{a=`{parameters.tick}`, b="{parameters.tick}"} > {parameters.text} + {parameters.share}';
    expect(
      [...findParameterProblems(template, parameters)].map(
        ({ parameter }) => parameter,
      ),
    ).toEqual(['tick', 'text']);
  });
});

describe('hasOpenQuote', () => {
  it.each([
    ['up{a="b"}', false],
    ['up{a="b\\""}', false],
    ["up # it's", false],
    ['up{a="b}', true],
    ['up{a="b\\"}', true],
    ['up{a="\n"}', true],
    ['up{a=`\n`}', false],
    ["up{a='b}", true],
    ['up{a=`b}', true],
  ])('%j: %s', (template, isOpen) => {
    expect(hasOpenQuote(template)).toBe(isOpen);
  });
});
