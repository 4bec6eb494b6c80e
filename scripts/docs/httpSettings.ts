/**
 * Writes the table of settings into the README of the module for sources over
 * HTTP, from its config.d.ts. With `--check`, it fails if the table is out of date.
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

async function readHttpSchema(): Promise<Schema> {
  const loaded = await loadConfigSchema({
    dependencies: [],
    packagePaths: [resolve(__dirname, '../..', MODULE, 'package.json')],
  });
  const { schemas } = loaded.serialize() as unknown as {
    schemas: { path: string; value: Schema }[];
  };
  const own = schemas.find(({ path }) => path.includes(MODULE))?.value;
  const sources = own?.properties?.maturity?.properties?.sources;
  const each = sources?.additionalProperties;
  const http = typeof each === 'object' ? each.properties?.http : undefined;
  if (!http) {
    throw new Error(`${MODULE}/config.d.ts declares no source`);
  }
  return http;
}

async function main() {
  const path = `${MODULE}/README.md`;
  const rows = listSettings(await readHttpSchema());
  writeOrCheck({
    path,
    markdown: replaceSection({
      path,
      name: 'settings',
      markdown: table(['setting', '', 'meaning'], rows),
    }),
    check: process.argv.includes('--check'),
  });
}

main();
