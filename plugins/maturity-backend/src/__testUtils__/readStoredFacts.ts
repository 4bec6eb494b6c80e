import { JsonValue } from '@backstage/types';
import { startMaturityBackend } from './startMaturityBackend';

/** A fact as the backend answers with it. */
export interface StoredFact {
  readonly fact: string;
  readonly value?: JsonValue;
  readonly unknown?: { readonly message: string };
  readonly evidence?: readonly { readonly url?: string }[];
}

/**
 * Reads what a source told about an entity, by the name of the fact.
 *
 * @param path - Kind, namespace and name of the entity.
 */
export async function readStoredFacts(
  backend: Pick<Awaited<ReturnType<typeof startMaturityBackend>>, 'get'>,
  sourceId: string,
  path: string,
): Promise<Readonly<Record<string, StoredFact>>> {
  const { body } = await backend.get(`/facts/by-name/${path}`).expect(200);
  const sources: { sourceId: string; facts: StoredFact[] }[] = body.sources;
  const source = sources.find(one => one.sourceId === sourceId);
  return Object.fromEntries(
    (source?.facts ?? []).map(one => [
      one.fact.slice(`${sourceId}/`.length),
      one,
    ]),
  );
}
