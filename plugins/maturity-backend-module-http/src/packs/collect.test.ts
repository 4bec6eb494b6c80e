import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { readHttpSources } from '../declaration/parseSource';
import { DeclaredFactSource } from '../DeclaredFactSource';
import { HttpToolReader } from '../request/HttpToolReader';
import { fakeTools } from './__testUtils__/fakeTools';
import { FakeTool } from './__testUtils__/FakeTool';
import { NOW } from './__testUtils__/PackCase';
import { packCases } from './__testUtils__/packCases';
import { toAuth } from './__testUtils__/PackTool';
import { isSqlPack, listPacks, readPack } from './readPack';

jest.setTimeout(60_000);

const logger = mockServices.logger.mock();

/** The packs of tools that are asked over HTTP. */
const packs = listPacks().filter(id => !isSqlPack(readPack(id, id).pack));

/** More than two pages of each tool. */
const FILLERS = 1_100;

async function startPack(id: string, otherAuth?: JsonObject) {
  const { items, filler, annotations } = packCases[id]!;
  const fillers = Array.from({ length: FILLERS }, (_, index) => filler(index));
  const tool: FakeTool = await fakeTools[id]!.start([...fillers, ...items]);
  const auth = otherAuth ?? toAuth(fakeTools[id]!, tool.url);
  const pack = {
    servers: [{ baseUrl: tool.url, auth }],
    parameters: fakeTools[id]!.parameters ?? {},
  };
  const [declared] = readHttpSources(
    new ConfigReader({ maturity: { sources: { [id]: { pack } } } }),
  );
  const source = new DeclaredFactSource({
    ...declared!,
    now: () => NOW,
    reader: new HttpToolReader({
      ...declared!,
      logger,
      now: () => NOW,
    }),
  });
  const entities = Object.entries(annotations).map(([name, own]) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', annotations: own },
  }));
  const collect = () =>
    source.collect({
      entities,
      etags: new Map(),
      signal: new AbortController().signal,
      logger,
    });
  return { tool, source, entities, collect };
}

/** The value of a fact with a link, or the reason if that is the wanted one. */
function readSeen(
  observation: FactObservation | undefined,
  wanted: JsonValue | RegExp,
) {
  if (!observation || 'unknown' in observation) {
    const reason = observation?.unknown ?? 'not reported';
    return wanted instanceof RegExp && wanted.test(reason) ? wanted : reason;
  }
  const { value, evidence = [] } = observation;
  return evidence.some(({ url }) => url) ? value : 'a value without a link';
}

describe('the packs', () => {
  it('are all tried', () => {
    expect(Object.keys(packCases).sort()).toEqual(packs);
  });
});

describe.each(packs)('the pack %s', id => {
  it('reads facts over all pages, as the tool describes its API', async () => {
    const { tool, source, entities, collect } = await startPack(id);
    const answers = await collect();
    expect(tool.refusals).toEqual([]);
    for (const [name, wanted] of Object.entries(packCases[id]!.facts)) {
      const answer = answers.get(`component:default/${name}`);
      const facts = answer && 'facts' in answer ? answer.facts : {};
      const seen = Object.entries(wanted).map(([fact, value]) => [
        fact,
        readSeen(facts[fact], value),
      ]);
      expect([name, Object.fromEntries(seen)]).toEqual([name, wanted]);
    }
    expect(tool.requests.length).toBeLessThanOrEqual(15);
    await testFactSource({ source, entities });
    await tool.stop();
  });

  it('knows nothing without the permission, and does not tell the token', async () => {
    const auth = { bearer: 'a-token-that-was-revoked' };
    const { tool, collect } = await startPack(id, auth);
    for (const answer of (await collect()).values()) {
      expect(answer).toEqual({ error: expect.stringContaining('(401)') });
      expect(JSON.stringify(answer)).not.toContain('revoked');
    }
    await tool.stop();
  });
});
