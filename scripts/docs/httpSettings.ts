/**
 * Writes the tables of settings into the README of the module for sources over HTTP
 * and SQL, from its config.d.ts. With `--check`, it fails if they are out of date.
 */
import { resolve } from 'node:path';
import { loadConfigSchema } from '@backstage/config-loader';
import { replaceSection, table, writeOrCheck } from './document';

const MODULE = 'plugins/maturity-backend-module-http';

interface Schema {
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
}

/** Lists the settings below an object: path, whether it is required, meaning. */
function listSettings(schema: Schema, prefix = ''): string[][] {
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).flatMap(([name, own]) => {
    const path = `${prefix}${name}`;
    return [
      [`\`${path}\``, required.includes(name) ? 'required' : '', describe(own)],
      ...listSettings(own, `${path}.`),
      ...(own.items ? listSettings(own.items, `${path}[].`) : []),
      ...(typeof own.additionalProperties === 'object'
        ? listSettings(own.additionalProperties, `${path}.<id>.`)
        : []),
    ];
  });
}

function describe({ description = '', enum: values }: Schema): string {
  const list = values?.map(value => `\`${value}\``).join(', ');
  return list ? `${description} One of ${list}.` : description;
}

async function readSchema(setting: string): Promise<Schema> {
  const loaded = await loadConfigSchema({
    dependencies: [],
    packagePaths: [resolve(__dirname, '../..', MODULE, 'package.json')],
  });
  const { schemas } = loaded.serialize() as unknown as {
    schemas: { path: string; value: Schema }[];
  };
  const all = schemas.find(({ path }) => path.includes(MODULE))?.value;
  const sources = all?.properties?.maturity?.properties?.sources;
  const each = sources?.additionalProperties;
  const own = typeof each === 'object' ? each.properties?.[setting] : undefined;
  if (!own) {
    throw new Error(`${MODULE}/config.d.ts declares no ${setting}`);
  }
  return own;
}

async function main() {
  const path = `${MODULE}/README.md`;
  const http = listSettings(await readSchema('http'));
  // Keys and facts are described once.
  const sql = listSettings(await readSchema('sql')).filter(
    ([name]) => !/^`(?:key|facts|requests\.<id>\.key)\b[^`]/.test(name),
  );
  const markdown = [
    { name: 'settings', rows: http },
    { name: 'sql settings', rows: sql },
  ].reduce(
    (text, { name, rows }) =>
      replaceSection({
        path,
        name,
        markdown: table(['setting', '', 'meaning'], rows),
        text,
      }),
    undefined as string | undefined,
  );
  writeOrCheck({
    path,
    markdown: markdown!,
    check: process.argv.includes('--check'),
  });
}

main();
