import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { PostponedError } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { gateFact, listRequest, qualitySource } from '../__testUtils__/declare';
import { MemoryAnswer, toItems } from '../__testUtils__/MemoryToolReader';
import { startHttpSource } from '../__testUtils__/startHttpSource';

/** Projects of teams: the entity names its team, and the team its projects. */
const teamSource = {
  ...qualitySource,
  requests: {
    // The order of the declaration does not matter.
    projects: {
      ...listRequest,
      keyFrom: { request: 'teams', path: '$.projects[*]' },
    },
    teams: {
      get: '/teams',
      items: '$[*]',
      itemKey: '$.name',
      ignoreCase: true,
    },
  },
  facts: {
    gate: { ...gateFact, reduce: 'all' },
    projects: { ...gateFact, type: 'number', reduce: 'count', absent: 0 },
  },
};

const ownedBy = (team: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop',
    annotations: { 'quality.example/project': team },
  },
});

const list = (...values: JsonValue[]) => ({ items: toItems(values) });

const teams = list(
  { name: 'Web', projects: ['p1', 'p2'] },
  { name: 'ops', projects: ['p9'] },
  { name: 'new', projects: [] },
);
const projects = list(
  { key: 'p1', passed: true },
  { key: 'p2', passed: false },
  { key: 'p3', passed: false },
);

function start(given: { teams?: object; projects?: object } = {}) {
  const all: Record<string, object> = { teams, projects, ...given };
  return startHttpSource(
    request => all[request.get!.slice(1)] as ReturnType<MemoryAnswer>,
    teamSource,
  );
}

describe('keys that another request tells', () => {
  it('keep the contract', async () => {
    const { source } = start();
    await expect(
      testFactSource({ source, entities: [ownedBy('web')] }),
    ).resolves.toBeUndefined();
  });

  it('join two lists, each asked for once', async () => {
    const { collect, reader } = start();
    const answers = await collect([ownedBy('web')]);
    expect(Object.values(answers)).toEqual([{ gate: false, projects: 2 }]);
    await collect([ownedBy('ops')]);
    expect(reader.asked).toEqual([undefined, undefined]);
  });

  it.each<[string, string, object, object]>([
    [
      'the second list has nothing for the key',
      'ops',
      {},
      { gate: { unknown: 'nothing was found for p9' }, projects: 0 },
    ],
    [
      'the first list has nothing for the entity',
      'none',
      {},
      { gate: { unknown: 'nothing was found for none' }, projects: 0 },
    ],
    [
      'the item of the first list has no key',
      'new',
      {},
      { error: 'found no key at `$.projects[*]`' },
    ],
    [
      'the first list was cut',
      'web',
      { teams: { ...teams, gaps: ['teams were cut'] } },
      { gate: false, projects: { unknown: 'teams were cut' } },
    ],
    [
      'the first list was refused',
      'web',
      { teams: { gaps: ['no teams (403)'] } },
      { error: 'no teams (403)' },
    ],
    [
      'the second list was cut',
      'ops',
      { projects: { ...projects, gaps: ['projects were cut'] } },
      { error: 'projects were cut' },
    ],
  ])('say what is not known where %s', async (_, team, given, wanted) => {
    const answers = await start(given).collect([ownedBy(team)]);
    expect(Object.values(answers)).toEqual([wanted]);
  });

  it('say that the first list is asked for later', async () => {
    const { collect, reader } = start();
    reader.answer = () => {
      throw new PostponedError('x.example asked for a pause', 0);
    };
    expect(Object.values(await collect([ownedBy('web')]))).toEqual([
      { postponed: expect.objectContaining({ reason: expect.any(String) }) },
    ]);
    expect(reader.requests).toBe(1);
  });

  it('ask for nothing where no entity has a key', async () => {
    const { collect, reader } = start();
    expect(await collect([ownedBy('')])).toEqual({});
    expect(reader.asked).toEqual([]);
  });
});
