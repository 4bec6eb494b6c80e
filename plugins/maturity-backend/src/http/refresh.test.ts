import { RefreshResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import request from 'supertest';
import { entity, startRouter } from '../__testUtils__/startRouter';
import { assessment, write } from '../database/__testUtils__/assessments';
import {
  migratedDatabase,
  testDatabaseIds,
} from '../database/__testUtils__/migratedTestDatabases';

const now = new Date('2026-03-01T08:00:00.000Z');
const path = '/api/maturity/assessments/by-name/component/default/cart/refresh';
const changed: RefreshResponse['refreshed'] = [
  { sourceId: 'repository', result: 'changed' },
];

describe.each(testDatabaseIds)('refreshing an entity, %p', id => {
  it('answers with what is stored then, and is audited', async () => {
    const knex = await migratedDatabase(id);
    const { app, auditor, auditEvent } = startRouter({
      knex,
      entities: [entity('cart')],
      refreshEntity: async () => {
        await write(knex, now, assessment('cart'));
        return changed;
      },
    });
    const { body } = await request(app).post(path).expect(200);
    expect(body).toMatchObject({
      entityRef: 'component:default/cart',
      modelIds: ['ladder'],
      items: [{ modelId: 'ladder', stage: 'first' }],
      refreshed: changed,
    });
    expect(auditor.createEvent).toHaveBeenCalledWith(
      expect.objectContaining({
        eventId: 'entity-refresh',
        severityLevel: 'medium',
        meta: { entityRef: 'component:default/cart' },
      }),
    );
    expect(auditEvent.success).toHaveBeenCalledWith({
      meta: { refreshed: changed },
    });
    expect(auditEvent.fail).not.toHaveBeenCalled();
  });

  it('is one run for callers at the same time', async () => {
    const knex = await migratedDatabase(id);
    let runs = 0;
    let finish = () => {};
    const { app, auditor } = startRouter({
      knex,
      entities: [entity('cart')],
      refreshEntity: async () => {
        runs++;
        await new Promise<void>(resolve => {
          finish = resolve;
        });
        return changed;
      },
    });
    const server = app.listen(0);
    try {
      const responses = [1, 2, 3].map(() =>
        request(server)
          .post(path)
          .then(response => response.status),
      );
      while (auditor.createEvent.mock.calls.length < 3 || runs === 0) {
        await new Promise(resolve => setTimeout(resolve, 5));
      }
      // All three have been let in; the next turns bring them to the run.
      await new Promise(resolve => setTimeout(resolve, 50));
      finish();
      expect(await Promise.all(responses)).toEqual([200, 200, 200]);
      expect(runs).toBe(1);
    } finally {
      server.close();
    }
  });

  it.each(['maturity.assessment.read', 'maturity.assessment.refresh'])(
    'needs the permission %s, and audits that it was missing',
    async denied => {
      const knex = await migratedDatabase(id);
      const refreshEntity = jest.fn();
      const { app, auditEvent } = startRouter({
        knex,
        entities: [entity('cart')],
        denied: [denied],
        refreshEntity,
      });
      await request(app).post(path).expect(403);
      expect(refreshEntity).not.toHaveBeenCalled();
      expect(auditEvent.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ name: 'NotAllowedError' }),
      });
    },
  );

  it('audits a failure, and passes it on', async () => {
    const knex = await migratedDatabase(id);
    const { app, auditEvent } = startRouter({
      knex,
      entities: [entity('cart')],
      refreshEntity: async () => {
        throw new Error('the database is away');
      },
    });
    await request(app).post(path).expect(500);
    expect(auditEvent.success).not.toHaveBeenCalled();
    expect(auditEvent.fail).toHaveBeenCalledWith({
      error: expect.objectContaining({ message: 'the database is away' }),
    });
  });
});
