import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import {
  DeclaredHttpSource,
  readHttpSources,
} from '../declaration/parseSource';
import { HttpFactDeclaration } from '../declaration/schema';

/** A request for all projects. */
export const listRequest = {
  get: '/projects',
  items: '$.projects[*]',
  itemKey: '$.key',
} satisfies JsonObject;

/** Whether the project of an entity passes. */
export const gateFact = {
  title: 'Quality gate',
  description: 'Whether the project passes its quality gate.',
  type: 'boolean',
  maxAge: { days: 2 },
  from: 'projects',
  value: '$[*].passed',
  absent: 'unknown',
  evidence: { title: 'Quality gate', url: '{server}/dashboard?id={key}' },
} satisfies JsonObject;

/** A source that is valid. */
export const qualitySource = {
  title: 'Quality',
  description: 'Quality gates of the projects.',
  servers: [{ baseUrl: 'https://quality.example/' }],
  key: { annotation: 'quality.example/project' },
  requests: { projects: listRequest },
  facts: { gate: gateFact },
} satisfies JsonObject;

/** Declares the source `quality`. */
export function declareSource(
  http: JsonObject = qualitySource,
): DeclaredHttpSource {
  const [source] = readHttpSources(
    new ConfigReader({ maturity: { sources: { quality: { http } } } }),
  );
  return source;
}

/** Declares one fact. */
export function declareFact(changes: JsonObject = {}): HttpFactDeclaration {
  const facts = { gate: { ...gateFact, ...changes } };
  const source = declareSource({ ...qualitySource, facts });
  return source.declaration.facts.gate;
}
