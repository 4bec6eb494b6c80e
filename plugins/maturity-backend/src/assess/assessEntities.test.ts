import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { Knex } from 'knex';
import { component, entity, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { testModel } from '../__testUtils__/testModel';
import { readEntityAssessments, writeFacts } from '../database';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { assessEntities, AssessOptions } from './assessEntities';
import { indexExemptions } from './exemptions';
import { installModel } from './InstalledModel';

jest.setTimeout(60_000);

const now = new Date('2026-11-23T12:00:00Z');
const orders = component('orders');
const ordersRef = 'component:default/orders';
const returns = component('returns');
const returnsRef = 'component:default/returns';
const acme = group('acme');
const acmeRef = 'group:default/acme';

const model = installModel(testModel, [new FakeFactSource(() => undefined)]);

/** A model whose only check reads the domain. */
const domainModel = installModel(
  {
    ...testModel,
    id: 'domain',
    stages: [
      testModel.stages[0],
      {
        ...testModel.stages[1],
        checks: [{ ...testModel.stages[1].checks[0], of: 'domain' as const }],
      },
    ],
  },
  [new FakeFactSource(() => undefined)],
);

function options(
  entities: Entity[],
  more: Partial<AssessOptions> = {},
): AssessOptions {
  return {
    entities,
    models: [model],
    findExemptions: indexExemptions([]),
    now,
    logger: mockServices.logger.mock(),
    surroundings: {
      get: ref => (ref === acmeRef ? acme : undefined),
      namedRefs: () => ({ owners: ['group:default/shop'] }),
      relatedRef: (_, of) =>
        of === 'domain' ? { ref: acmeRef } : { missing: `no ${of}` },
    },
    ...more,
  };
}

async function collect(
  knex: Knex,
  isTested: boolean,
  refs = [ordersRef],
  at = now,
) {
  const answer = { facts: { isTested: { value: isTested } } };
  await writeFacts(knex, {
    sourceId: 'fake',
    results: new Map(refs.map(ref => [ref, answer])),
    now: at,
  });
}

async function readStage(knex: Knex, entityRef = ordersRef, modelId = 'test') {
  const { assessments } = await readEntityAssessments(knex, { entityRef });
  return assessments.find(one => one.modelId === modelId)?.stage;
}

/** Runs something each time right before a transaction begins. */
function beforeEachTransaction(
  knex: Knex,
  act: (transactions: number) => Promise<void>,
): Knex {
  let transactions = 0;
  return new Proxy(knex, {
    get(target, property) {
      if (property !== 'transaction') {
        return Reflect.get(target, property);
      }
      return async (work: (tx: Knex.Transaction) => Promise<unknown>) => {
        transactions += 1;
        await act(transactions);
        return target.transaction(work);
      };
    },
  });
}

describe.each(testDatabaseIds)('assessEntities, %p', databaseId => {
  it('counts what it assessed and wrote, and writes nothing twice', async () => {
    const knex = await migratedDatabase(databaseId);
    await collect(knex, true);

    expect(await assessEntities(knex, options([orders, returns]))).toEqual({
      assessed: 2,
      written: 2,
      stageChanges: 1,
      deleted: 0,
    });
    expect(await readStage(knex)).toBe('tested');
    expect(await readStage(knex, returnsRef)).toBeUndefined();

    expect(await assessEntities(knex, options([orders, returns]))).toEqual({
      assessed: 2,
      written: 0,
      stageChanges: 0,
      deleted: 0,
    });
    expect(await assessEntities(knex, options([]))).toEqual({
      assessed: 0,
      written: 0,
      stageChanges: 0,
      deleted: 0,
    });
  });

  it('deletes assessments of models that do not apply any more', async () => {
    const knex = await migratedDatabase(databaseId);
    await collect(knex, true);
    await assessEntities(knex, options([orders]));

    const applies = { ...model, appliesTo: () => false };
    expect(
      await assessEntities(knex, options([orders], { models: [applies] })),
    ).toEqual({ assessed: 0, written: 0, stageChanges: 0, deleted: 1 });
    expect(await readStage(knex)).toBeUndefined();
  });

  it('evaluates again when facts change between evaluation and write', async () => {
    const knex = await migratedDatabase(databaseId);
    await collect(knex, false, [ordersRef, returnsRef]);
    const interrupted = beforeEachTransaction(knex, async transactions => {
      if (transactions === 1) {
        await collect(knex, true);
      }
    });

    const counts = await assessEntities(
      interrupted,
      options([orders, returns]),
    );

    expect(counts).toMatchObject({ assessed: 2, written: 2 });
    expect(await readStage(knex)).toBe('tested');
    expect(await readStage(knex, returnsRef)).toBeUndefined();
  });

  it('evaluates again until the facts stay as they are', async () => {
    const knex = await migratedDatabase(databaseId);
    await collect(knex, true);
    const interrupted = beforeEachTransaction(knex, async transactions => {
      if (transactions < 5) {
        await collect(knex, transactions % 2 === 0);
      }
    });

    await assessEntities(interrupted, options([orders]));

    expect(await readStage(knex)).toBe('tested');
  });

  it('evaluates again when facts of a related entity change', async () => {
    const knex = await migratedDatabase(databaseId);
    await collect(knex, false, [acmeRef]);
    const interrupted = beforeEachTransaction(knex, async transactions => {
      if (transactions === 1) {
        await collect(knex, true, [acmeRef]);
      }
    });

    await assessEntities(
      interrupted,
      options([orders], { models: [domainModel] }),
    );

    expect(await readStage(knex, ordersRef, 'domain')).toBe('tested');
  });

  it('evaluates again when only the time of collection changes', async () => {
    const knex = await migratedDatabase(databaseId);
    const longAgo = new Date('2026-11-01T12:00:00Z');
    await collect(knex, true, [ordersRef], longAgo);
    const interrupted = beforeEachTransaction(knex, async transactions => {
      if (transactions === 1) {
        await collect(knex, true);
      }
    });

    await assessEntities(interrupted, options([orders]));

    expect(await readStage(knex)).toBe('tested');
  });

  it('leaves the outcome of the newest facts, of many that assess at once', async () => {
    const knex = await migratedDatabase(databaseId);
    const entities = Array.from({ length: 20 }, (_, index) =>
      component(`service-${index}`),
    );
    const refs = entities.map(
      ({ metadata }) => `component:default/${metadata.name}`,
    );
    // Each replica stores facts of its own and assesses after that, all at once.
    const replica = async (own: number) => {
      for (let round = 0; round < 6; round++) {
        await collect(knex, (round + own) % 2 === 0, refs);
        await assessEntities(knex, options(entities));
      }
    };
    await Promise.all([replica(0), replica(1), replica(2)]);

    const { written } = await assessEntities(knex, options(entities));
    expect(written).toBe(0);
  });

  it('keeps the other assessments when one entity cannot be evaluated', async () => {
    const knex = await migratedDatabase(databaseId);
    await collect(knex, true, [ordersRef, returnsRef]);
    const logger = mockServices.logger.mock();
    const findExemptions = (entityRef: string) => {
      if (entityRef === returnsRef) {
        throw new Error('is broken');
      }
      return [];
    };

    const counts = await assessEntities(
      knex,
      options([orders, returns], { findExemptions, logger }),
    );

    expect(counts).toMatchObject({ assessed: 1, written: 1 });
    expect(await readStage(knex)).toBe('tested');
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringContaining(`Could not assess ${returnsRef}`),
    );
  });

  it('stores the columns that lists group by', async () => {
    const knex = await migratedDatabase(databaseId);
    const odd = entity('Component', 'odd', {
      metadata: { title: '', tags: ['java', 7 as unknown as string, 'java'] },
      spec: { type: 'service', lifecycle: 3 },
    });

    await assessEntities(knex, options([odd]));

    expect(await knex('assessments').first()).toMatchObject({
      kind: 'component',
      name: 'odd',
      title: null,
      type: 'service',
      lifecycle: null,
      owners: '["group:default/shop"]',
      tags: '["java"]',
    });
  });
});
