import {
  assessment,
  atSecondStage,
  checkResult,
  recordStatements,
  write,
} from '../../__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readEntityAssessments } from './readEntityAssessments';
import { readRevision } from './readRevision';
import { readStageChanges } from './readStageChanges';

const first = new Date('2026-03-01T08:00:00.000Z');
const second = new Date('2026-03-02T08:00:00.000Z');
const cart = 'component:default/cart';

const notAssessed = {
  stage: undefined,
  rank: 0,
  checks: [checkResult('owned', 'unknown'), checkResult('pipeline', 'unknown')],
};

describe('writeAssessments', () => {
  it.each(testDatabaseIds)(
    'records the first stage, and since when it is reached, %p',
    async id => {
      const knex = await migratedDatabase(id);
      expect(await write(knex, first, assessment('cart'))).toEqual({
        written: 1,
        stageChanges: 1,
      });

      const { assessments } = await readEntityAssessments(knex, {
        entityRef: cart,
      });
      expect(assessments).toEqual([
        {
          ...assessment('cart').evaluation,
          entityRef: cart,
          modelId: 'ladder',
          modelVersion: 1,
          assessedAt: first.toISOString(),
          stageSince: first.toISOString(),
        },
      ]);
      expect(
        await readStageChanges(knex, { entityRef: cart, limit: 10 }),
      ).toEqual([
        {
          entityRef: cart,
          modelId: 'ladder',
          modelVersion: 1,
          at: first.toISOString(),
          from: undefined,
          to: 'first',
          checks: [],
        },
      ]);
    },
  );

  it.each(testDatabaseIds)(
    'records which checks moved an entity, new and gone ones as well, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await write(knex, first, assessment('cart'));
      await write(
        knex,
        second,
        assessment('cart', {
          modelVersion: 2,
          evaluation: {
            ...atSecondStage,
            checks: [
              checkResult('pipeline', 'pass'),
              checkResult('scanned', 'exempt'),
            ],
          },
        }),
      );

      const [latest] = await readStageChanges(knex, {
        entityRef: cart,
        limit: 1,
      });
      expect(latest).toMatchObject({
        entityRef: cart,
        modelId: 'ladder',
        modelVersion: 2,
        at: second.toISOString(),
        from: 'first',
        to: 'second',
        checks: [
          { id: 'pipeline', from: 'fail', to: 'pass' },
          { id: 'scanned', to: 'exempt' },
          { id: 'owned', from: 'pass' },
        ],
      });
    },
  );

  it.each(testDatabaseIds)(
    'writes nothing when nothing is said anew, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const both = [assessment('cart'), assessment('checkout')];
      await write(knex, first, ...both);

      const statements = recordStatements(knex);
      expect(await write(knex, second, ...both)).toEqual({
        written: 0,
        stageChanges: 0,
      });
      expect(statements.filter(sql => /^(insert|update)/.test(sql))).toEqual(
        [],
      );
      expect(await readRevision(knex)).toMatchObject({
        latest: 2,
        forgotten: 0,
      });
    },
  );

  it.each(testDatabaseIds)(
    'keeps the time of the stage when something else changes, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await write(knex, first, assessment('cart'));
      const moved = assessment('cart', {
        columns: { owners: ['group:default/shop'] },
      });
      expect(await write(knex, second, moved)).toEqual({
        written: 1,
        stageChanges: 0,
      });
      const { assessments } = await readEntityAssessments(knex, {
        entityRef: cart,
      });
      expect(assessments).toEqual([
        expect.objectContaining({
          assessedAt: second.toISOString(),
          stageSince: first.toISOString(),
        }),
      ]);
    },
  );

  it.each(testDatabaseIds)(
    'has no stage change for an entity that is not assessed at first, and one when it loses its stage, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const unmeasured = assessment('cart', { evaluation: notAssessed });
      expect(await write(knex, first, unmeasured)).toEqual({
        written: 1,
        stageChanges: 0,
      });
      const before = await readEntityAssessments(knex, { entityRef: cart });
      expect(before.assessments[0].stage).toBeUndefined();
      expect(before.assessments[0].stageSince).toBeUndefined();

      await write(knex, first, assessment('cart'));
      await write(knex, second, unmeasured);
      const changes = await readStageChanges(knex, {
        entityRef: cart,
        limit: 10,
      });
      expect(changes.map(({ from, to }) => [from, to])).toEqual([
        ['first', undefined],
        [undefined, 'first'],
      ]);
    },
  );

  it.each(testDatabaseIds)(
    'keeps several models of one entity apart, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await write(
        knex,
        first,
        assessment('cart'),
        assessment('cart', { modelId: 'security', evaluation: atSecondStage }),
      );
      const { assessments } = await readEntityAssessments(knex, {
        entityRef: cart,
      });
      expect(assessments.map(item => [item.modelId, item.stage])).toEqual([
        ['ladder', 'first'],
        ['security', 'second'],
      ]);
      expect(
        await readStageChanges(knex, {
          entityRef: cart,
          modelId: 'security',
          limit: 10,
        }),
      ).toHaveLength(1);
    },
  );

  it.each(testDatabaseIds)(
    'stores any text that people write into their entities, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const title = `<b>'; drop table assessments; -- \u0000 ${'x'.repeat(
        10_000,
      )}`;
      await write(
        knex,
        first,
        assessment('cart', { columns: { title, tags: [title] } }),
      );
      expect(await knex('assessments').first()).toMatchObject({
        title: title.replace('\u0000', ''),
        tags: JSON.stringify([title]),
      });
    },
  );

  it.each(testDatabaseIds)(
    'gives each of a thousand assessments its own revision, in few statements, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const many = Array.from({ length: 1_000 }, (_, i) => assessment(`c${i}`));
      const statements = recordStatements(knex);
      await write(knex, first, ...many);
      expect(statements.length).toBeLessThan(15);
      expect(await readRevision(knex)).toMatchObject({
        latest: 1_000,
        forgotten: 0,
      });
      const rows = await knex('assessments').countDistinct({ n: 'revision' });
      expect(Number(rows[0].n)).toBe(1_000);
    },
  );

  it.each(testDatabaseIds)(
    'puts writers in a row: none misses the other, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const written = await Promise.all(
        Array.from({ length: 4 }, (_, writer) =>
          write(
            knex,
            first,
            assessment('shared', { modelVersion: writer }),
            assessment(`own-${writer}`),
          ),
        ),
      );
      expect(written.every(result => result.written === 2)).toBe(true);
      expect(await readRevision(knex)).toMatchObject({
        latest: 8,
        forgotten: 0,
      });
      expect(await knex('assessments').select('revision')).toHaveLength(5);
      expect(
        await readStageChanges(knex, {
          entityRef: 'component:default/shared',
          limit: 10,
        }),
      ).toHaveLength(1);
    },
  );
});
