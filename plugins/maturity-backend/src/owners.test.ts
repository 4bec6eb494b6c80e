import {
  AssessmentSummary,
  CountAssessmentsResponse,
  EntityFactsResponse,
  ListMoversResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { component, entity, group } from './__testUtils__/entities';
import { startMaturityBackend } from './__testUtils__/startMaturityBackend';

const [yard, harbour, top] = ['yard', 'harbour', 'top'].map(
  name => `group:default/${name}`,
);

/** A processor emitted a relation for each owner, in the order of the catalog. */
const shared = component('double-quay', {
  spec: { owner: 'yard' },
  relations: [harbour, yard].map(targetRef => ({ type: 'ownedBy', targetRef })),
});

const entities = [
  group('top', { children: ['yard', 'harbour'] }),
  group('yard', { parent: 'top', members: ['ana', 'ben'] }),
  group('harbour', { parent: 'top', members: ['ben', 'cyn'] }),
  entity('User', 'ana'),
  shared,
  component('crane', { spec: { owner: 'harbour' } }),
  component('wreck', { spec: { owner: undefined } }),
];

// Starts a whole backend, on machines that do other things as well.
jest.setTimeout(60_000);

describe('an entity with two owners', () => {
  let backend: Awaited<ReturnType<typeof startMaturityBackend>>;

  async function read<T>(path: string): Promise<T> {
    const { body } = await backend.get(path).expect(200);
    return body;
  }

  const listNames = async (query: string) => {
    const { items } = await read<{ items: AssessmentSummary[] }>(
      `/assessments?kind=component&${query}`,
    );
    return items.map(({ entityRef }) => entityRef.split('/')[1]);
  };

  beforeAll(async () => {
    backend = await startMaturityBackend({ entities });
    await backend.runTasks();
  });

  afterAll(() => backend?.stop());

  it('is listed for each of them, the owner of spec.owner first', async () => {
    expect(await listNames(`owner=${yard}`)).toEqual(['double-quay']);
    expect(await listNames(`owner=${harbour}`)).toEqual([
      'crane',
      'double-quay',
    ]);
    expect(await listNames(`owner=${top}&ownerTree=true`)).toEqual([
      'crane',
      'double-quay',
    ]);
    expect(await listNames('without=owner')).toEqual(['wreck']);
    const { items } = await read<{ items: AssessmentSummary[] }>(
      '/assessments?text=double-quay',
    );
    expect(items[0].owners).toEqual([yard, harbour]);
  });

  it('counts once for each of them, and once in all', async () => {
    const query = 'kind=component&groupBy=owner';
    const flat = await read<CountAssessmentsResponse>(`/counts?${query}`);
    expect(flat.all.total).toBe(3);
    expect(flat.groups.map(({ value, total }) => [value, total])).toEqual([
      [harbour, 2],
      [yard, 1],
      [undefined, 1],
    ]);

    const tree = await read<CountAssessmentsResponse>(
      `/counts?${query}&tree=true`,
    );
    expect(
      tree.groups.map(one => [one.value, one.total, one.withBelow?.total]),
    ).toEqual([
      [harbour, 2, 2],
      [top, 0, 2],
      [yard, 1, 1],
      [undefined, 1, 1],
    ]);
  });

  it('is exported and counted by filter under each of them', async () => {
    const { text } = await backend
      .get(`/exports/assessments?format=csv&kind=component&owner=${harbour}`)
      .expect(200);
    expect(text).toContain(`,${yard} ${harbour},`);

    const { newcomers } = await read<ListMoversResponse>(
      `/movers?owner=${yard}`,
    );
    expect(newcomers).toBe((await listNames(`owner=${yard}`)).length);
  });

  it('has the facts of all of them', async () => {
    const { sources } = await read<EntityFactsResponse>(
      '/facts/by-name/component/default/double-quay',
    );
    const facts = sources.find(({ sourceId }) => sourceId === 'catalog')?.facts;
    expect(
      facts?.filter(({ fact }) => fact.startsWith('catalog/owner')),
    ).toMatchObject([
      { fact: 'catalog/ownerExists', value: true },
      { fact: 'catalog/ownerIsGroup', value: true },
      { fact: 'catalog/ownerMemberCount', value: 3 },
    ]);
  });
});
