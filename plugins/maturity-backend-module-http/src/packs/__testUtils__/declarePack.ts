import { ConfigReader } from '@backstage/config';
import { MemoryToolReader } from '../../__testUtils__/MemoryToolReader';
import { DeclaredHttpSource, readHttpSources } from '../../declaration/parseSource';
import { HttpFactSource } from '../../HttpFactSource';
import { readPack } from '../readPack';

export const servers = [{ baseUrl: 'https://tool.example.com' }];

/** Reads the sources of a configuration. */
export function readSources(sources: object) {
  return readHttpSources(new ConfigReader({ maturity: { sources } } as never));
}

/** The configuration of a pack with all its parameters. */
export function withParameters(id: string) {
  const { parameters = {} } = readPack(id, 'pack').pack;
  const names = Object.keys(parameters);
  return {
    servers,
    parameters: Object.fromEntries(names.map(name => [name, 'acme'])),
  };
}

/** A source of which only the declaration is used. */
export function toSource(declared: DeclaredHttpSource): HttpFactSource {
  const reader = new MemoryToolReader(() => ({}));
  return new HttpFactSource({ ...declared, reader, now: Date.now });
}
