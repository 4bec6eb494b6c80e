import {
  CheckResult,
  Outcome,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { AssessmentToWrite } from '../../assessmentRecord';
import {
  assessment,
  checkResult,
  recordStatements,
  write,
} from '../../__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readStageChanges } from './readStageChanges';

const day = (date: number) => new Date(Date.UTC(2026, 2, date, 8));
const cart = 'component:default/cart';

/** Looked at on a day, an hour before its assessment. */
function collection(
  date: number,
  more: Partial<SourceStatus> = {},
): SourceStatus {
  const observedAt = new Date(Date.UTC(2026, 2, date, 7)).toISOString();
  return { sourceId: 'repository', entityRef: cart, observedAt, ...more };
}

function seen(
  outcome: 'pass' | 'fail',
  source: SourceStatus,
  evidence?: string,
): CheckResult {
  return {
    checkId: 'pipeline',
    outcome,
    blocking: true,
    proofs: [
      {
        outcome,
        observations: [
          {
            fact: 'repository/ciProviders',
            value: evidence ? ['actions'] : [],
            observedAt: source.observedAt,
            ...(evidence && {
              evidence: [
                { title: evidence, url: `https://example.com/${evidence}` },
              ],
            }),
          },
        ],
      },
    ],
  };
}

function standing(
  stage: 'first' | 'second',
  check: CheckResult,
  sources: SourceStatus[],
): AssessmentToWrite {
  return assessment('cart', {
    sources,
    evaluation: {
      stage,
      rank: stage === 'first' ? 1 : 2,
      checks: [checkResult('owned', 'pass'), check],
    },
  });
}

describe.each(testDatabaseIds)('why a stage changed, %p', id => {
  it('is told by what was seen before and after, and when', async () => {
    const knex = await migratedDatabase(id);
    await write(
      knex,
      day(1),
      standing('first', seen('fail', collection(1)), [collection(1)]),
    );
    // Looked at again, and nothing new to write.
    const again = standing('first', seen('fail', collection(5)), [
      collection(5),
    ]);
    expect(await write(knex, day(5), again)).toMatchObject({ written: 0 });
    await write(
      knex,
      day(9),
      standing('second', seen('pass', collection(9), 'ci.yml'), [
        collection(9),
      ]),
    );

    const [change] = await readStageChanges(knex, {
      entityRef: cart,
      limit: 1,
    });
    expect(change.checks).toEqual([
      {
        id: 'pipeline',
        from: 'fail',
        to: 'pass',
        before: {
          observations: [
            {
              fact: 'repository/ciProviders',
              value: [],
              observedAt: '2026-03-01T07:00:00.000Z',
            },
          ],
        },
        after: {
          observations: [
            {
              fact: 'repository/ciProviders',
              value: ['actions'],
              observedAt: '2026-03-09T07:00:00.000Z',
              evidence: [
                { title: 'ci.yml', url: 'https://example.com/ci.yml' },
              ],
            },
          ],
        },
      },
    ]);
  });

  it('is told by why nobody knows, with the time of the collection that failed', async () => {
    const knex = await migratedDatabase(id);
    const failed = collection(9, {
      observedAt: undefined,
      error: { message: '401', at: '2026-03-09T07:00:00.000Z' },
    });
    const unknown = {
      ...({ reason: 'error', cause: 'error', source: 'repository' } as const),
      message: '401',
      at: '2026-03-09T07:00:00.000Z',
    };
    await write(
      knex,
      day(1),
      standing('second', seen('pass', collection(1)), [collection(1)]),
    );
    await write(
      knex,
      day(9),
      standing(
        'first',
        {
          checkId: 'pipeline',
          outcome: 'unknown',
          blocking: true,
          proofs: [],
          unknown,
        },
        [failed],
      ),
    );
    const [change] = await readStageChanges(knex, {
      entityRef: cart,
      limit: 1,
    });
    expect(change.checks[0].after).toEqual({ observations: [], unknown });
  });

  it('is told as far as it was kept: changes and assessments from before it was', async () => {
    const knex = await migratedDatabase(id);
    await write(
      knex,
      day(1),
      standing('first', seen('fail', collection(1)), [collection(1)]),
    );
    await knex('assessments').update({ collections: null });
    await write(
      knex,
      day(2),
      standing('second', seen('pass', collection(2)), [collection(2)]),
    );
    const read = () =>
      readStageChanges(knex, { entityRef: cart, limit: 1 }).then(
        ([latest]) => latest.checks,
      );
    const [{ before, after }] = await read();
    // Nobody kept when it was looked at.
    expect(before?.observations).toEqual([
      { fact: 'repository/ciProviders', value: [], observedAt: undefined },
    ]);
    expect(after?.observations[0].observedAt).toBe('2026-03-02T07:00:00.000Z');

    const outcomes = [{ id: 'pipeline', from: 'fail', to: 'pass' }];
    await knex('stage_changes').update({ checks: JSON.stringify(outcomes) });
    expect(await read()).toEqual(outcomes);
  });

  it('keeps the models of an entity apart', async () => {
    const knex = await migratedDatabase(id);
    const both = (stage: 'first' | 'second', outcome: Outcome) => [
      assessment('cart', { evaluation: { stage } }),
      assessment('cart', {
        modelId: 'security',
        evaluation: { stage, checks: [checkResult('scanned', outcome)] },
      }),
    ];
    await write(knex, day(1), ...both('first', 'fail'));
    await write(knex, day(2), ...both('second', 'pass'));
    const changes = await readStageChanges(knex, {
      entityRef: cart,
      modelId: 'security',
      limit: 1,
    });
    expect(changes[0].checks).toMatchObject([
      { id: 'scanned', from: 'fail', to: 'pass' },
    ]);
  });

  it('costs one statement for all that moved, and none where nothing did', async () => {
    const knex = await migratedDatabase(id);
    const all = Array.from({ length: 500 }, (_, i) => `c${i}`);
    await write(knex, day(1), ...all.map(name => assessment(name)));

    const statements = recordStatements(knex);
    const reads = () =>
      statements.splice(0).filter(sql => /^select.*["`]results["`]/.test(sql));
    await write(
      knex,
      day(2),
      ...all.map(name =>
        assessment(name, { columns: { owners: ['group:a'] } }),
      ),
    );
    expect(reads()).toEqual([]);

    await write(
      knex,
      day(3),
      ...all.map((name, i) =>
        assessment(name, {
          evaluation: i % 2 ? { stage: 'second', rank: 2 } : { rank: 1 },
          columns: { owners: ['group:b'] },
        }),
      ),
    );
    expect(reads()).toHaveLength(1);
    expect(
      await knex('stage_changes').where({ to_stage: 'second' }),
    ).toHaveLength(250);
  });
});
