import { parseModel } from '@platform-maturity/backstage-plugin-maturity-common';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { readPush } from '../config/readPush';
import { PushConfig } from './types';

const root = resolve(__dirname, '../../../..');
const page = readFileSync(resolve(root, 'docs/push-facts.md'), 'utf8');

function readBlocks(language: string): string[] {
  const pattern = new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gs');
  return [...page.matchAll(pattern)].map(([, text]) => text);
}

const yaml = readBlocks('yaml').map(text => parse(text));

function readConfig(value: unknown): PushConfig {
  return readPush(value, []);
}

describe('docs/push-facts.md', () => {
  it('has configurations that are accepted', () => {
    const all = yaml.flatMap(one => one.maturity?.push ?? []);
    expect(all).toHaveLength(4);
    expect(all.map(one => readConfig(one).sources.length)).toEqual([
      1, 1, 1, 1,
    ]);
  });

  it('has a condition over the facts that it declares', () => {
    const { sources } = readConfig(yaml[0].maturity.push);
    const { condition, grade } = yaml.find(one => one.condition);
    const check = {
      ...{ id: 'quality', title: 'Quality', why: 'Because.', condition, grade },
      fix: { text: 'Do it.', effort: 'small' },
    };
    const stage = { title: 'Stage', summary: 'Here.', advice: 'Go on.' };
    const input = {
      ...{
        id: 'own',
        version: 1,
        title: 'Own',
        appliesTo: { kind: 'Component' },
      },
      stages: [
        { ...stage, id: 'one', checks: [] },
        { ...stage, id: 'two', checks: [check] },
      ],
    };
    expect(() => parseModel(input, { sources })).not.toThrow();
  });

  it('uses the inputs of the action, and the options of the script', () => {
    const action = parse(
      readFileSync(resolve(root, 'integrations/push-facts/action.yml'), 'utf8'),
    );
    const inputs = Object.keys(action.inputs);
    const step = yaml
      .flatMap(one => one.jobs?.build.steps ?? [])
      .find(one => /push-facts/.test(one.uses));
    expect(inputs).toEqual(expect.arrayContaining(Object.keys(step.with)));
    const options = [...page.matchAll(/ --([a-z][a-z-]+) /g)].map(
      ([, name]) => name,
    );
    const others = ['repo', 'coverage'];
    expect([...inputs, ...others]).toEqual(expect.arrayContaining(options));
  });
});
