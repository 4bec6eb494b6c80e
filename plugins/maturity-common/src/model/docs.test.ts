import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { check, sources } from '../evaluate/__fixtures__/tiny';
import { operatorNames, typesThatFit } from './operators';
import { parseModel } from './parseModel';
import { CheckInput, Condition, ModelInput } from './types';

const text = readFileSync(
  path.resolve(__dirname, '../../../../docs/model.md'),
  'utf8',
);

/** Every YAML example, under the heading that it stands beneath. */
const examples = text.split(/^#+ /m).flatMap(section => {
  const heading = section.slice(0, section.indexOf('\n'));
  return Array.from(
    section.matchAll(/^```yaml\n([\s\S]*?)^```/gm),
    ([, yaml]) => ({ heading, value: parse(yaml) as object }),
  );
});

const floor = { id: 'floor', title: 'Floor', summary: 'Here.', advice: 'Up.' };

function createModel(parts: {
  appliesTo?: ModelInput['appliesTo'];
  check?: CheckInput;
}): ModelInput {
  return {
    id: 'docs',
    version: 1,
    title: 'Docs',
    appliesTo: parts.appliesTo ?? { kind: 'Component' },
    stages: [
      floor,
      {
        ...floor,
        id: 'first',
        checks: [parts.check ?? check('a', { 'test/boolean': true })],
      },
    ],
  };
}

/** An example as the model that it is a part of; `undefined` if it is of none. */
function toModel(heading: string, value: object): unknown {
  if ('stages' in value) {
    return value;
  }
  if ('condition' in value) {
    return createModel({ check: value as CheckInput });
  }
  if ('profiles' in value || 'leavesOut' in value) {
    return { ...createModel({}), ...value };
  }
  if (heading === 'Predicates') {
    return createModel({ appliesTo: value as ModelInput['appliesTo'] });
  }
  return ['Conditions', 'Logic', 'Operators', 'Contradictions'].includes(
    heading,
  )
    ? createModel({ check: check('a', value as Condition) })
    : undefined;
}

describe('docs/model.md', () => {
  it('has examples of a model, conditions, a predicate and checks that can be parsed', () => {
    const models = examples
      .map(({ heading, value }) => toModel(heading, value))
      .filter(model => model !== undefined);
    expect(models).toHaveLength(14);
    for (const model of models) {
      expect(() => parseModel(model, { sources })).not.toThrow();
    }
  });

  it('has an attestation and an exemption of the documented form', () => {
    const rest = examples
      .filter(({ heading, value }) => !toModel(heading, value))
      .map(({ value }) => value);
    expect(rest).toEqual([
      {
        'platform-maturity.io/attestation.platform-as-product':
          expect.any(String),
      },
      {
        entity: expect.stringMatching(/^component:/),
        check: expect.any(String),
        reason: expect.any(String),
        grantedBy: expect.any(String),
        until: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
      },
    ]);
    expect(parse(Object.values(rest[0])[0])).toEqual({
      by: expect.any(String),
      on: expect.any(String),
      evidence: expect.stringMatching(/^https:/),
      expires: expect.any(String),
    });
  });

  it.each(operatorNames.map(name => [name]))(
    'tells which facts %s fits',
    operator => {
      const row = text
        .split('\n')
        .find(
          line => line.startsWith('| `$') && line.includes(`\`${operator}\``),
        );
      const types = row?.split('|').at(-2)?.trim();
      const fitting = typesThatFit(operator).join(', ');
      expect(types).toBe(fitting.split(', ').length === 6 ? 'any' : fitting);
    },
  );
});
