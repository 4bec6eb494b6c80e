import { CheckResult } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  assessment,
  recordStatements,
  write,
} from '../../__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../../__testUtils__/migratedTestDatabases';
import { readSourceStatus } from '../facts/readSourceStatus';
import { writeFacts } from '../facts/writeFacts';
import { readEntityAssessments } from './readEntityAssessments';

const first = new Date('2026-03-01T08:00:00.000Z');
const second = new Date('2026-03-02T08:00:00.000Z');
const cart = 'component:default/cart';
const shop = 'group:default/shop';

/** Reads one fact of the cart and one of its owner, both just looked at. */
function checksSeenAt(at: string): CheckResult[] {
  return [
    {
      checkId: 'pipeline',
      outcome: 'pass',
      blocking: true,
      proofs: [
        {
          outcome: 'pass',
          observations: [
            { fact: 'repository/ciProviders', value: ['x'], observedAt: at },
          ],
        },
      ],
    },
    {
      checkId: 'survey',
      outcome: 'pass',
      blocking: true,
      ofEntityRef: shop,
      proofs: [
        {
          outcome: 'pass',
          observations: [
            { fact: 'attestation/survey', value: true, observedAt: at },
          ],
        },
      ],
    },
  ];
}

describe('readEntityAssessments', () => {
  it.each(testDatabaseIds)(
    'shows when the sources last looked although the results were not written again, %p',
    async id => {
      const knex = await migratedDatabase(id);
      const collection = async (now: Date) => {
        for (const [sourceId, entityRef] of [
          ['repository', cart],
          ['attestation', shop],
        ]) {
          await writeFacts(knex, {
            sourceId,
            results: new Map([[entityRef, { facts: {} }]]),
            now,
          });
        }
        return write(
          knex,
          now,
          assessment('cart', {
            evaluation: { checks: checksSeenAt(now.toISOString()) },
            sources: await readSourceStatus(knex, { entityRefs: [cart, shop] }),
          }),
        );
      };
      expect((await collection(first)).written).toBe(1);
      expect((await collection(second)).written).toBe(0);

      const statements = recordStatements(knex);
      const { assessments, sources } = await readEntityAssessments(knex, {
        entityRef: cart,
      });
      expect(statements).toHaveLength(2);
      expect(assessments[0].assessedAt).toBe(first.toISOString());
      expect(assessments[0].checks).toEqual(checksSeenAt(second.toISOString()));
      expect(sources).toEqual([
        {
          sourceId: 'repository',
          entityRef: cart,
          observedAt: second.toISOString(),
        },
        {
          sourceId: 'attestation',
          entityRef: shop,
          observedAt: second.toISOString(),
        },
      ]);
    },
  );

  it.each(testDatabaseIds)(
    'tells of a source that fails at an entity without assessments, %p',
    async id => {
      const knex = await migratedDatabase(id);
      await writeFacts(knex, {
        sourceId: 'repository',
        results: new Map([[cart, { error: '401' }]]),
        now: first,
      });
      expect(await readEntityAssessments(knex, { entityRef: cart })).toEqual({
        assessments: [],
        sources: [
          {
            sourceId: 'repository',
            entityRef: cart,
            observedAt: undefined,
            error: { message: '401', at: first.toISOString() },
          },
        ],
      });
    },
  );
});
