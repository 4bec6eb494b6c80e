import { Knex } from 'knex';
import { countAssessments } from './countAssessments';
import { listAssessments } from './listAssessments';
import { deleteAssessments, deleteEntities } from '../database';
import { testModels } from '../__testUtils__/startRouter';
import {
  assessment,
  checkResult,
  recordStatements,
  write,
} from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';
import { AssessmentReadModel } from './AssessmentReadModel';

const now = new Date('2026-03-01T08:00:00.000Z');
const [ladder] = testModels;

async function namesIn(model: AssessmentReadModel) {
  const table = await model.upToDate();
  const { items } = listAssessments(table, { limit: 500 }, 'all');
  return items.map(({ entityRef }) => entityRef.split('/')[1]);
}

function deleteEntity(knex: Knex, name: string, at = now) {
  return deleteEntities(knex, {
    entityRefs: [`component:default/${name}`],
    now: at,
  });
}

describe('AssessmentReadModel', () => {
  it.each(testDatabaseIds)(
    'answers on every replica what was written a moment ago, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const [one, other] = [
        AssessmentReadModel.create({ knex }),
        AssessmentReadModel.create({ knex }),
      ];
      expect(await namesIn(one)).toEqual([]);

      await write(knex, now, assessment('a'), assessment('b'));
      expect(await namesIn(one)).toEqual(['a', 'b']);
      expect(await namesIn(other)).toEqual(['a', 'b']);

      await deleteEntity(knex, 'a');
      expect(await namesIn(one)).toEqual(['b']);
      expect(await namesIn(other)).toEqual(['b']);

      await write(knex, now, assessment('a'));
      await deleteAssessments(knex, {
        modelId: 'ladder',
        entityRefs: ['component:default/b'],
        now,
      });
      expect(await namesIn(one)).toEqual(['a']);
      expect(await namesIn(other)).toEqual(['a']);
      expect(await namesIn(AssessmentReadModel.create({ knex }))).toEqual([
        'a',
      ]);
    },
  );

  it.each(testDatabaseIds)(
    'reads one row when nothing changed, and three times when something did, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await write(knex, now, assessment('a'));
      const model = AssessmentReadModel.create({ knex });
      await model.upToDate();

      const statements = recordStatements(knex);
      await model.upToDate();
      expect(statements).toHaveLength(1);

      await write(knex, now, assessment('b'));
      statements.length = 0;
      await model.upToDate();
      expect(statements).toHaveLength(3);
    },
  );

  it.each(testDatabaseIds)(
    'pages exactly full pages, and one more, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const names = ['a', 'b', 'c', 'd'];
      await write(knex, now, ...names.map(name => assessment(name)));
      const read = () =>
        namesIn(AssessmentReadModel.create({ knex, pageSize: 2 }));
      expect(await read()).toEqual(names);
      await write(knex, now, assessment('e'));
      expect(await read()).toEqual([...names, 'e']);
    },
  );

  it.each(testDatabaseIds)(
    'reads anew after it was away for longer than deletions are listed, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const model = AssessmentReadModel.create({ knex });
      await write(knex, now, assessment('a'), assessment('b'), assessment('c'));
      expect(await namesIn(model)).toEqual(['a', 'b', 'c']);

      await deleteEntity(knex, 'a');
      await deleteEntity(knex, 'b', new Date('2026-03-20T00:00:00Z'));
      expect(await knex('deleted_assessments')).toHaveLength(1);
      expect(await namesIn(model)).toEqual(['c']);
    },
  );

  it.each(testDatabaseIds)(
    'lets callers share a refresh, and never answers with an older one, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const model = AssessmentReadModel.create({ knex });
      await write(knex, now, assessment('a'));

      const statements = recordStatements(knex);
      const running = model.upToDate();
      const waiting = Array.from({ length: 20 }, () => model.upToDate());
      await Promise.all([running, ...waiting]);
      // One full refresh, then one for all the others, which finds nothing new.
      expect(statements).toHaveLength(5);

      const early = model.upToDate();
      await write(knex, now, assessment('b'));
      expect(await namesIn(model)).toEqual(['a', 'b']);
      await early;
    },
  );

  it.each(testDatabaseIds)('recovers from a failed read, %p', async id => {
    const knex = await migratedDatabase(id);
    await write(knex, now, assessment('a'));
    const model = AssessmentReadModel.create({ knex });

    await knex.schema.renameTable('revisions', 'away');
    const failing = model.upToDate();
    const next = model.upToDate();
    await expect(failing).rejects.toThrow('revisions');
    await expect(next).rejects.toThrow('revisions');

    await knex.schema.renameTable('away', 'revisions');
    expect(await namesIn(model)).toEqual(['a']);
  });

  it.each(testDatabaseIds)(
    'knows the checks of each version of a model, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const model = AssessmentReadModel.create({ knex });
      await write(knex, now, assessment('old'));
      await write(
        knex,
        now,
        assessment('new', {
          modelVersion: 2,
          evaluation: {
            checks: [
              checkResult('scanned', 'fail'),
              checkResult('owned', 'fail'),
            ],
          },
        }),
      );
      const table = await model.upToDate();
      const failing = (id_: string) =>
        countAssessments(
          table,
          { filter: { check: [{ id: id_, outcome: 'fail' }] } },
          { model: ladder, visibility: 'all' },
        ).all.total;
      expect(failing('owned')).toBe(1);
      expect(failing('pipeline')).toBe(1);
      expect(failing('scanned')).toBe(1);
      expect(failing('unheard-of')).toBe(0);
    },
  );
});
