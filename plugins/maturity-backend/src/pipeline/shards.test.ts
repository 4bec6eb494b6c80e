import { Entity } from '@backstage/catalog-model';
import {
  Model,
  parseModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createTestPipeline } from '../__testUtils__/createTestPipeline';
import { component, group } from '../__testUtils__/entities';
import { FakeFactSource } from '../__testUtils__/FakeFactSource';
import { testModelInput } from '../__testUtils__/testModel';
import { listShards } from '../catalog/shards';
import { testDatabaseIds } from '../database/__testUtils__/migratedTestDatabases';

jest.setTimeout(60_000);

const shards = listShards(4);
const digits = [...'0123456789abcdef'];
const signal = new AbortController().signal;

/** The entity with a uid that begins with a digit. */
function withUid(entity: Entity, digit: string): Entity {
  const uid = `${digit}0000000-0000-4000-8000-000000000000`;
  return { ...entity, metadata: { ...entity.metadata, uid } };
}

const shop = withUid(group('shop', { members: ['ana', 'ben'] }), '0');
const components = digits.map(digit => withUid(component(`c${digit}`), digit));
const ref = (digit: string) => `component:default/c${digit}`;
const tested = () => ({ facts: { isTested: { value: true } } });
const postponed = {
  postponed: { until: '2026-11-23T12:30:00.000Z', reason: 'the budget' },
};

/** A model in which each component reads what the fake tells of its organisation. */
const organizationTested = {
  id: 'organization-tested',
  title: 'The organisation is tested',
  why: 'Because.',
  fix: { text: 'Do it.', effort: 'small' },
  condition: { 'fake/isTested': true },
  of: 'organization',
};
const [floor, ...stages] = testModelInput.stages;
const modelOfOthers = parseModel({
  ...testModelInput,
  stages: [floor, { ...stages[0], checks: [organizationTested] }],
});

describe.each(testDatabaseIds)('shards of a run, %p', databaseId => {
  async function setUp({
    models,
    ...options
  }: { resumable?: boolean; models?: Model[] } = {}) {
    const fake = new FakeFactSource(tested, options);
    const requestReassessment = jest.fn();
    const started = await createTestPipeline(databaseId)({
      entities: [shop, ...components],
      sources: [fake],
      models,
      // Its group is read, because a model may read facts of it.
      organization: 'group:default/shop',
      requestReassessment,
    });
    const collected = () =>
      fake.calls
        .flat()
        .filter(one => one.startsWith('component:'))
        .sort();
    const listRuns = () =>
      started.knex('source_runs').orderBy('source_id').pluck('source_id');
    return { ...started, fake, requestReassessment, collected, listRuns };
  }

  it('collect and assess each entity once, all at the same time', async () => {
    const { run, reassessShard, collected, logger, knex } = await setUp();
    await Promise.all(shards.map(shard => run('fake', signal, shard)));
    expect(collected()).toEqual(digits.map(ref));

    await Promise.all(shards.map(reassessShard));
    const assessed = logger.info.mock.calls.flatMap(([message]) => {
      const [, count] =
        /^Assessed again:\d\/4: (\d+) assessed/.exec(message) ?? [];
      return count ? Number(count) : [];
    });
    expect(assessed).toEqual([4, 4, 4, 4]);
    expect(await knex('assessments')).toHaveLength(16);
  });

  it('go on each for itself', async () => {
    const { fake, run, collected, listRuns } = await setUp({ resumable: true });
    fake.answer = one => (one === ref('5') ? postponed : tested());
    const until = await Promise.all(
      shards.map(shard => run('fake', signal, shard)),
    );
    expect(until.map(Boolean)).toEqual([false, true, false, false]);
    expect(await listRuns()).toEqual(
      shards.map(({ index }) => `fake:${index}/4`),
    );

    fake.calls.length = 0;
    fake.answer = tested;
    await run('fake', signal, shards[1]);
    expect(collected()).toEqual([ref('5')]);
  });

  it('leave no run behind when their number changes', async () => {
    const { fake, run, tidyUp, collected, listRuns } = await setUp({
      resumable: true,
    });
    fake.answer = () => postponed;
    await Promise.all(shards.map(shard => run('fake', signal, shard)));
    fake.calls.length = 0;
    fake.answer = tested;
    await run('fake');
    await tidyUp();
    expect(collected()).toEqual(digits.map(ref));
    expect(await listRuns()).toEqual(['fake']);
  });

  it('have all entities assessed by other tasks when a group changes', async () => {
    const { run, requestReassessment, knex, reassessShard } = await setUp({
      models: [modelOfOthers],
    });
    await Promise.all(shards.map(shard => run('fake', signal, shard)));
    // The shard of the group requests it, and leaves the others to it.
    expect(requestReassessment).toHaveBeenCalledTimes(1);
    expect(await knex('assessments')).toHaveLength(12);
    await Promise.all(shards.map(reassessShard));
    expect(await knex('assessments')).toHaveLength(16);
  });

  it('have nobody else assessed when no check reads such facts of a group', async () => {
    const { run, requestReassessment, knex } = await setUp();
    await Promise.all(shards.map(shard => run('fake', signal, shard)));
    expect(requestReassessment).not.toHaveBeenCalled();
    expect(await knex('assessments')).toHaveLength(16);
  });
});
