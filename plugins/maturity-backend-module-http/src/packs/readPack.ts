import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { didYouMean } from '@platform-maturity/backstage-plugin-maturity-common';
import { parseAt } from '@platform-maturity/backstage-plugin-maturity-node/config';
import { parse } from 'yaml';
import { Pack, packSchema } from '../declaration/schema';

const EXTENSION = '.yaml';

/** A pack, as it is declared and as it is read. */
export interface ReadPack {
  readonly pack: Pack;
  /** Its `title`, `description`, `key`, `requests` and `facts` as they are written. */
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
  const pack = parseAt(packSchema, written, `the pack ${id}`);
  const { title, description, key, requests, facts } = written;
  return { pack, content: { title, description, key, requests, facts } };
}

function folder(): string {
  return resolvePackagePath(
    '@platform-maturity/backstage-plugin-maturity-backend-module-http',
    'packs',
  );
}
