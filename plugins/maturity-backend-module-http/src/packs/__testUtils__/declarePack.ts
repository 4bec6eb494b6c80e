import { ConfigReader } from '@backstage/config';
import { MemoryToolReader } from '../../__testUtils__/MemoryToolReader';
import {
  DeclaredSource,
  SourceDeclaration,
} from '../../declaration/DeclaredSource';
import { readHttpSources } from '../../declaration/parseSource';
import { DeclaredFactSource } from '../../DeclaredFactSource';
import { someAccess } from '../../sql/__testUtils__/declareSql';
import { readSqlSources } from '../../sql/readSqlSources';
import { isSqlPack, readPack } from '../readPack';

export const servers = [{ baseUrl: 'https://tool.example.com' }];

/** Reads the sources of a configuration. */
export function readSources(
  sources: object,
): readonly DeclaredSource<SourceDeclaration>[] {
  const config = new ConfigReader({ maturity: { sources } } as never);
  return [...readHttpSources(config), ...readSqlSources(config)];
}

/** The configuration of a pack with all its parameters. */
export function withParameters(id: string) {
  const { pack } = readPack(id, 'pack');
  const names = Object.keys(pack.parameters ?? {});
  const webUrl = 'https://tool.example.com';
  return {
    ...(isSqlPack(pack)
      ? { connections: [{ ...someAccess, client: pack.clients[0], webUrl }] }
      : { servers }),
    parameters: Object.fromEntries(names.map(name => [name, 'acme'])),
  };
}

/** A source of which only the declaration is used. */
export function toSource(
  declared: DeclaredSource<SourceDeclaration>,
): DeclaredFactSource {
  const reader = new MemoryToolReader(() => ({}));
  return new DeclaredFactSource({ ...declared, reader, now: Date.now });
}
