import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { PostponedError } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { gateFact, listRequest, qualitySource } from './__testUtils__/declare';
import { MemoryAnswer, toItems } from './__testUtils__/MemoryToolReader';
import { startHttpSource } from './__testUtils__/startHttpSource';

const MINUTE = 60_000;

const entityWith = (
  name: string,
  project: string | undefined = name,
): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: project ? { 'quality.example/project': project } : {},
  },
});
const ref = (name: string) => `component:default/${name}`;

const project = (key: string, passed: JsonValue = true) => ({ key, passed });

const listing =
  (...values: JsonValue[]): MemoryAnswer =>
  () => ({ items: toItems(values) });

const single = {
  ...qualitySource,
  requests: { projects: { get: '/projects/{key}', items: '$' } },
  facts: { gate: { ...gateFact, value: '$[*]' } },
};

const batched = {
  ...qualitySource,
  requests: {
    projects: {
      ...listRequest,
      query: { projects: '{keys}' },
      batch: { size: 2 },
      ignoreCase: true,
    },
  },
};

jest.setTimeout(60_000);

describe('DeclaredFactSource', () => {
  it('keeps the contract', async () => {
    const { source } = startHttpSource(
      listing(project('shop'), project('web', false)),
    );
    await expect(
      testFactSource({
        source,
        entities: [entityWith('shop'), entityWith('web')],
        brokenEntities: [entityWith('bare', '')],
      }),
    ).resolves.toBeUndefined();
  });

  it.each([
    ['one by one', single],
    ['in batches', batched],
  ])('keeps the contract where it asks for keys %s', async (_, http) => {
    const { source } = startHttpSource(
      (request, keys = []) => ({
        items: toItems(
          request.itemKey ? keys.map(key => project(key)) : [true],
        ),
      }),
      http,
    );
    await expect(
      testFactSource({ source, entities: [entityWith('shop')] }),
    ).resolves.toBeUndefined();
  });

  it('declares the source and its facts', () => {
    const schedule = { frequency: '3h', timeout: '1h' };
    const appliesTo = { kind: 'Component' };
    const { source } = startHttpSource(listing(), {
      ...qualitySource,
      schedule,
      appliesTo,
    });
    expect(source).toMatchObject({
      id: 'quality',
      title: 'Quality',
      appliesTo,
      schedule: { frequency: { hours: 3 }, timeout: { hours: 1 } },
      settings: ['http', 'sql', 'pack'],
      facts: [{ name: 'gate', type: 'boolean', maxAge: { days: 2 } }],
    });
  });

  it('joins a list with entities', async () => {
    const { collect, reader, logger } = startHttpSource(
      listing(project('shop'), project('web', false), { passed: true }, 7),
    );
    const answers = await collect([
      entityWith('shop'),
      entityWith('shop-api', 'shop'),
      entityWith('web'),
      entityWith('gone'),
      entityWith('bare', ''),
      entityWith('odd', 'a\u0007b'),
    ]);
    expect(answers).toEqual({
      [ref('shop')]: { gate: true },
      [ref('shop-api')]: { gate: true },
      [ref('web')]: { gate: false },
      [ref('gone')]: { gate: { unknown: 'nothing was found for gone' } },
      [ref('odd')]: {
        gate: {
          unknown:
            'the annotation quality.example/project contains control characters',
        },
      },
    });
    expect(reader.asked).toEqual([undefined]);
    expect(logger.debug).toHaveBeenCalledWith(
      'Asked quality: 1 requests, 4 items, 2 of them without a key; 3 of 6 entities found',
    );
  });

  it('asks for a list once in a run, also for batches at the same time', async () => {
    const { collect, clock, reader } = startHttpSource(
      listing(project('shop')),
    );
    const shop = [entityWith('shop')];
    await Promise.all([collect(shop), collect(shop)]);
    for (let minute = 1; minute < 5; minute++) {
      clock.now += MINUTE;
      await collect(shop);
    }
    expect(reader.asked).toHaveLength(1);
    clock.now += MINUTE;
    await collect(shop);
    expect(reader.asked).toHaveLength(2);
  });

  it('asks for a list again in the next run', async () => {
    const { collect, reader, clock } = startHttpSource(
      listing(project('shop')),
    );
    await collect([entityWith('shop')]);
    clock.now += MINUTE;
    await collect([entityWith('shop')]);
    expect(reader.asked).toHaveLength(1);
    clock.now += MINUTE + 1;
    reader.answer = listing(project('shop', false));
    expect(await collect([entityWith('shop')])).toEqual({
      [ref('shop')]: { gate: false },
    });
  });

  it('asks for nothing where no entity has a key', async () => {
    const { collect, reader } = startHttpSource(listing(project('shop')));
    expect(await collect([entityWith('bare', '')])).toEqual({});
    expect(reader.asked).toEqual([]);
  });

  it('asks for a list with gaps again after half a minute', async () => {
    const { collect, clock, reader } = startHttpSource(() => ({
      gaps: ['down'],
    }));
    const shop = [entityWith('shop')];
    expect(await collect(shop)).toEqual({ [ref('shop')]: { error: 'down' } });
    reader.answer = listing(project('shop'));
    expect(await collect(shop)).toEqual({ [ref('shop')]: { error: 'down' } });
    clock.now += MINUTE / 2;
    expect(await collect(shop)).toEqual({ [ref('shop')]: { gate: true } });
  });

  it('counts the requests of each run anew', async () => {
    const { collect, clock, reader } = startHttpSource(
      listing(project('shop')),
    );
    const collectAfter = async (time: number) => {
      clock.now += time;
      await collect([entityWith('shop')]);
      return reader.runs;
    };
    expect(await collectAfter(0)).toBe(1);
    expect(await collectAfter(MINUTE)).toBe(1);
    expect(await collectAfter(MINUTE + 1)).toBe(2);
  });

  it('asks for each different key in batches', async () => {
    const { collect, reader } = startHttpSource(
      (_, keys = []) => ({
        items: toItems(keys.map(key => project(key.toUpperCase()))),
      }),
      batched,
    );
    const answers = await collect([
      ...['a', 'b', 'c'].map(key => entityWith(key)),
      entityWith('other-a', 'A'),
    ]);
    expect(reader.asked).toEqual([['A', 'b'], ['c']]);
    expect(Object.values(answers)).toEqual(Array(4).fill({ gate: true }));
  });

  it('lets a failed request cost only the entities that it is about', async () => {
    const { collect } = startHttpSource((_, [key] = []) => {
      switch (key) {
        case 'failed':
          throw new Error('the connection broke at https://a:b@x.example');
        case 'later':
          throw new PostponedError('x.example asked for a pause', 0);
        case 'cut':
          return { gaps: ['the list was cut'] };
        default:
          return { items: toItems([true]) };
      }
    }, single);
    expect(
      await collect(
        ['shop', 'failed', 'later', 'cut'].map(key => entityWith(key)),
      ),
    ).toEqual({
      [ref('shop')]: { gate: true },
      [ref('failed')]: { error: 'the connection broke at https://x.example' },
      [ref('later')]: {
        postponed: {
          until: '1970-01-01T00:00:00.000Z',
          reason: 'x.example asked for a pause',
        },
      },
      [ref('cut')]: { error: 'the list was cut' },
    });
  });

  it('joins several keys of an entity', async () => {
    const { collect } = startHttpSource(
      listing(project('web'), project('api', false)),
      {
        ...qualitySource,
        key: { annotation: 'quality.example/project', separator: ',' },
        facts: { gate: { ...gateFact, reduce: 'all' } },
      },
    );
    expect(await collect([entityWith('shop', 'web, api')])).toEqual({
      [ref('shop')]: { gate: false },
    });
  });

  it('keeps facts of different requests apart, and sends no other request', async () => {
    const { collect, reader } = startHttpSource(
      request =>
        request.get === '/alerts'
          ? { gaps: ['x.example refused the request (403)'] }
          : { items: toItems([project('shop')]) },
      {
        ...qualitySource,
        requests: {
          projects: listRequest,
          alerts: {
            ...listRequest,
            get: '/alerts',
            key: { template: '{metadata.name}' },
          },
          unused: { ...listRequest, get: '/unused' },
        },
        facts: {
          gate: gateFact,
          alerts: {
            ...gateFact,
            from: 'alerts',
            type: 'number',
            reduce: 'count',
            absent: 0,
          },
        },
      },
    );
    const alerts = { unknown: 'x.example refused the request (403)' };
    expect(await collect([entityWith('shop'), entityWith('bare', '')])).toEqual(
      {
        [ref('shop')]: { gate: true, alerts },
        [ref('bare')]: { error: alerts.unknown },
      },
    );
    expect(reader.asked).toHaveLength(2);
  });

  it('ends when it is aborted', async () => {
    const { collect } = startHttpSource(() => new Promise(() => {}));
    const controller = new AbortController();
    const collecting = collect([entityWith('shop')], controller.signal);
    controller.abort(new Error('the run is over'));
    await expect(collecting).rejects.toThrow('the run is over');
  });

  it('collects 10,000 entities from 100,000 items in batches', async () => {
    const { collect, source } = startHttpSource(
      listing(
        ...Array.from({ length: 100_000 }, (_, index) =>
          project(`p${index % 10_000}`),
        ),
      ),
      {
        ...qualitySource,
        facts: { gate: { ...gateFact, reduce: 'all' } },
      },
    );
    const entities = Array.from({ length: 10_000 }, (_, index) =>
      entityWith(`p${index}`),
    );
    let known = 0;
    for (let at = 0; at < entities.length; at += source.batchSize) {
      const batch = entities.slice(at, at + source.batchSize);
      const answers = await collect(batch);
      known += batch.filter(
        entity => 'gate' in Object(answers[stringifyEntityRef(entity)]),
      ).length;
    }
    expect(known).toBe(10_000);
  }, 60_000);
});
