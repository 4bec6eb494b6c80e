import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { parse } from 'yaml';
import { readHttpSources } from './declaration/parseSource';
import { reducerTypes } from './declaration/reducers';
import { readSqlSources } from './sql/readSqlSources';

const readme = readFileSync(resolve(__dirname, '../README.md'), 'utf8');

describe('README', () => {
  it('declares sources that are valid', () => {
    const blocks = [...readme.matchAll(/```yaml\n(.*?)```/gs)];
    const ids = blocks.flatMap(([, yaml]) =>
      [readHttpSources, readSqlSources].flatMap(read =>
        read(new ConfigReader(parse(yaml))).map(({ id }) => id),
      ),
    );
    expect(ids).toEqual(['quality', 'latency', 'releases']);
  });

  it.each(Object.entries(reducerTypes))(
    'says which types %s fits',
    (reducer, { fits, ...rule }) => {
      const row = readme
        .split('\n')
        .find(line => line.startsWith(`| \`${reducer}\``));
      const [, , , type, values] = row!.split('|').map(cell => cell.trim());
      expect(type).toBe(fits.length > 1 ? 'any' : fits[0]);
      const reads = 'reads' in rule ? rule.reads : 'that of the fact';
      expect(values).toBe(reads === 'anything' ? 'any' : reads);
    },
  );
});
