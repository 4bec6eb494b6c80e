import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import { parseAt } from '@platform-maturity/backstage-plugin-maturity-node/config';
import { parse } from 'yaml';
import { Pack, packSchema } from '../declaration/schema';
import { SqlPack, sqlPackSchema } from '../declaration/sqlSchema';

const EXTENSION = '.yaml';

/** A pack, as it is declared and as it is read. */
export interface ReadPack {
  readonly pack: Pack | SqlPack;
  /** Its `title`, `description`, `key`, `requests`, `facts` … as they are written. */
  readonly content: { readonly [name: string]: unknown };
}

/** Lists the ids of the packs of this package. */
export function listPacks(): readonly string[] {
  return readdirSync(folder())
    .filter(name => name.endsWith(EXTENSION))
    .map(name => name.slice(0, -EXTENSION.length))
    .sort();
}

/**
 * Reads a pack of this package.
 *
 * @param path - The setting that names it.
 * @throws InputError if there is none with that id
 */
export function readPack(id: string, path: string): ReadPack {
  const ids = listPacks();
  if (!ids.includes(id)) {
    const hint = didYouMean(id, ids) || `; there are ${ids.join(', ')}`;
    throw new InputError(
      `Invalid configuration: ${path}: there is no pack '${id}'${hint}`,
    );
  }
  const written = parse(
    readFileSync(join(folder(), `${id}${EXTENSION}`), 'utf8'),
  );
  const schema = 'database' in written ? sqlPackSchema : packSchema;
  const pack = parseAt<Pack | SqlPack>(schema, written, `the pack ${id}`);
  const { title, description, key, timezone, requests, facts } = written;
  return {
    pack,
    content: {
      title,
      description,
      key,
      requests,
      facts,
      ...(timezone && { timezone }),
    },
  };
}

/** Whether the pack of a tool reads its database. */
export function isSqlPack(pack: Pack | SqlPack): pack is SqlPack {
  return 'database' in pack;
}

function folder(): string {
  return resolvePackagePath(
    '@platform-maturity/backstage-plugin-maturity-backend-module-http',
    'packs',
  );
}
