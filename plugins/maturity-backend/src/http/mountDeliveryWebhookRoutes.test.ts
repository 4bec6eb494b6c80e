import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';
import {
  AuthorizeResult,
  DefinitivePolicyDecision,
} from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { Test } from 'supertest';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';
import { deployed } from '../delivery/formats/__fixtures__/cdEvents';

jest.setTimeout(120_000);

const secrets = {
  alertmanager: 'alertmanager-secret-1',
  pagerduty: 'pagerduty-secret-2',
  flux: 'flux-secret-of-some-length',
};

const orders: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'orders',
    namespace: 'default',
    annotations: { 'pagerduty.com/service-id': 'PSERVICE1' },
  },
};

const hour = 60 * 60 * 1000;
const ago = (hours: number) =>
  new Date(Date.now() - hours * hour).toISOString();

const alert = {
  status: 'firing',
  labels: { alertname: 'Slow', service: 'orders', severity: 'critical' },
  annotations: {},
  startsAt: ago(5),
  endsAt: '0001-01-01T00:00:00Z',
  fingerprint: 'b1c8f5e0a3d2c4b6',
};

const alerts = (...list: object[]) => ({ version: '4', alerts: list });

const incident = {
  event: {
    event_type: 'incident.triggered',
    occurred_at: ago(3),
    data: {
      id: 'Q0INCIDENT1',
      created_at: ago(3),
      title: 'Orders are slow',
      service: { id: 'PSERVICE1', summary: 'orders' },
    },
  },
};

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

function sign(body: string, ...keys: string[]) {
  return keys
    .map(key => createHmac('sha256', key).update(body).digest('hex'))
    .map(signature => `v1=${signature}`)
    .join(',');
}

const nothing = {
  created: 0,
  updated: 0,
  unchanged: 0,
  unmatched: 0,
  rejected: 0,
};

describe('webhooks', () => {
  const decide = jest.fn(
    (): DefinitivePolicyDecision => ({ result: AuthorizeResult.ALLOW }),
  );
  const permissions = mockServices.permissions.mock({
    authorize: async requests => requests.map(decide),
    authorizeConditional: async requests => requests.map(decide),
  });
  const auditor = mockServices.auditor.mock();
  const audited = { success: jest.fn(), fail: jest.fn() };
  let backend: Awaited<ReturnType<typeof startMaturityBackend>>;

  beforeAll(async () => {
    backend = await startMaturityBackend({
      entities: [orders],
      config: {
        delivery: {
          webhooks: {
            alertmanager: {
              secret: secrets.alertmanager,
              environment: 'production',
            },
            pagerduty: { secret: ['an-older-secret-0', secrets.pagerduty] },
            flux: { secret: secrets.flux },
          },
        },
      },
      features: [
        mockServices.httpAuth.factory({
          defaultCredentials: mockCredentials.none(),
        }),
        permissions.factory,
        auditor.factory,
      ],
    });
  });

  beforeEach(() => {
    jest.clearAllMocks();
    auditor.createEvent.mockResolvedValue(audited);
    decide.mockReturnValue({ result: AuthorizeResult.ALLOW });
  });

  afterAll(() => backend.stop());

  function post(
    tool: string,
    body: JsonObject | string,
    headers: Record<string, string> = {},
  ): Test {
    return backend
      .post(`/deliveries/webhooks/${tool}`)
      .unset('authorization')
      .set({ 'content-type': 'application/json', ...headers })
      .send(typeof body === 'string' ? body : JSON.stringify(body));
  }

  /** Events that are known, of all kinds. */
  async function countEvents(): Promise<number> {
    const { body } = await backend.get('/deliveries/unmatched');
    const { body: entity } = await backend.get(
      '/deliveries/by-name/component/default/orders',
    );
    return body.total + (entity.report?.sources.length ?? 0);
  }

  it('refuses who neither signs nor has a token, and keeps nothing', async () => {
    const before = await countEvents();
    const body = JSON.stringify(incident);
    const attempts: [string, string | JsonObject, Record<string, string>][] = [
      ['alertmanager', alerts(alert), {}],
      ['alertmanager', alerts(alert), bearer('alertmanager-secret-2')],
      ['pagerduty', body, {}],
      ['pagerduty', body, bearer(secrets.pagerduty)],
      ['pagerduty', body, { 'x-pagerduty-signature': sign(body, 'guess') }],
      [
        'pagerduty',
        `${body} `,
        { 'x-pagerduty-signature': sign(body, secrets.pagerduty) },
      ],
      // Not configured, so that nobody gets here without a token.
      ['opsgenie', { action: 'Create' }, bearer('guess')],
      ['argocd', {}, {}],
      ['jenkins', {}, {}],
    ];
    for (const [tool, payload, headers] of attempts) {
      const { status, body: answer } = await post(tool, payload, headers);
      expect({ tool, headers, status }).toEqual({ tool, headers, status: 401 });
      expect(JSON.stringify(answer)).not.toContain('secret');
    }
    expect(await countEvents()).toBe(before);
  });

  it('takes what is proven with the secret', async () => {
    const { status, body } = await post(
      'alertmanager',
      alerts(alert),
      bearer(secrets.alertmanager),
    );
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        items: [{ status: 'created' }],
        counts: { ...nothing, created: 1 },
        ignored: 0,
      },
    });
    expect(auditor.createEvent).toHaveBeenCalledWith({
      eventId: 'deliveries-webhook',
      severityLevel: 'medium',
      meta: { tool: 'alertmanager', sender: 'secret', ip: expect.any(String) },
    });
    expect(audited.success).toHaveBeenCalledWith({
      meta: { ...nothing, created: 1, ignored: 0 },
    });
  });

  it('changes nothing when it is sent again, and ends the incident once', async () => {
    const headers = bearer(secrets.alertmanager);
    const resolved = { ...alert, status: 'resolved', endsAt: ago(4) };
    const statuses: string[] = [];
    for (const item of [alert, alert, resolved, resolved, alert]) {
      const { body } = await post('alertmanager', alerts(item), headers);
      statuses.push(body.items[0].status);
    }
    expect(statuses.slice(1)).toEqual([
      'unchanged',
      'updated',
      'unchanged',
      'unchanged',
    ]);
  });

  it('takes a signature among several, and the secrets of several subscriptions', async () => {
    const body = JSON.stringify(incident);
    for (const keys of [
      ['replaced', secrets.pagerduty],
      ['an-older-secret-0'],
    ]) {
      const signature = sign(body, ...keys);
      const { status } = await post('pagerduty', body, {
        'x-pagerduty-signature': signature,
      });
      expect(status).toBe(200);
    }
  });

  it('knows an incident that is resolved before it is heard that it began', async () => {
    const send = async (payload: object) => {
      const body = JSON.stringify(payload);
      const signature = sign(body, secrets.pagerduty);
      return post('pagerduty', body, { 'x-pagerduty-signature': signature });
    };
    const data = { ...incident.event.data, id: 'Q0INCIDENT2' };
    const resolved = {
      event: { event_type: 'incident.resolved', occurred_at: ago(1), data },
    };
    const triggered = { event: { ...incident.event, data } };
    expect((await send(resolved)).body.counts).toMatchObject({ created: 1 });
    expect((await send(triggered)).body.counts).toMatchObject({ unchanged: 1 });
  });

  it('says how many things are of no interest', async () => {
    const body = JSON.stringify({ event: { event_type: 'pagey.ping' } });
    const { status, body: answer } = await post('pagerduty', body, {
      'x-pagerduty-signature': sign(body, secrets.pagerduty),
    });
    expect({ status, answer }).toEqual({
      status: 200,
      answer: { items: [], counts: nothing, ignored: 1 },
    });
  });

  it('says what it does not understand, where, and what to do', async () => {
    const { status, body } = await post(
      'alertmanager',
      alerts({ ...alert, fingerprint: 7 }),
      bearer(secrets.alertmanager),
    );
    expect(status).toBe(400);
    expect(body.error.message).toBe(
      'Not understood as a webhook of Alertmanager: alerts.0.fingerprint: must be a text. Send what webhook_configs sends, without a template in between.',
    );
    expect(audited.fail).toHaveBeenCalledTimes(1);
  });

  it('takes a token of Backstage with the permission, whatever the tool', async () => {
    const token = mockCredentials.service.token();
    const { status, body } = await post(
      'opsgenie',
      { action: 'AddNote' },
      bearer(token),
    );
    expect({ status, ignored: body.ignored }).toEqual({
      status: 200,
      ignored: 1,
    });

    decide.mockReturnValue({ result: AuthorizeResult.DENY });
    const denied = await post('opsgenie', { action: 'Create' }, bearer(token));
    expect(denied.status).toBe(403);
    expect(denied.body.error.message).toContain('maturity.delivery.create');
  });

  it('does not take nobody for somebody where everybody may do everything', async () => {
    const { status } = await post('alertmanager', alerts(alert));
    expect(status).toBe(401);
    expect(decide).not.toHaveBeenCalled();
    expect(audited.fail).toHaveBeenCalledTimes(1);
  });

  it('has no webhook for other tools', async () => {
    const token = mockCredentials.service.token();
    for (const tool of ['jenkins', 'cloudevents', 'constructor']) {
      expect((await post(tool, {}, bearer(token))).status).toBe(404);
    }
  });

  it('takes CloudEvents', async () => {
    const { status, body } = await backend
      .post('/deliveries/cloudevents')
      .set(bearer(mockCredentials.service.token()))
      .set('content-type', 'application/cloudevents+json')
      .send(
        JSON.stringify({
          specversion: '1.0',
          id: '1',
          source: '/ci',
          type: deployed.context.type,
          data: {
            ...deployed,
            context: { ...deployed.context, timestamp: ago(6) },
          },
        }),
      );
    expect({ status, counts: body.counts }).toEqual({
      status: 200,
      counts: { ...nothing, created: 1 },
    });
  });

  it('refuses a body that is too large', async () => {
    const { status } = await post(
      'alertmanager',
      JSON.stringify({ padding: 'x'.repeat(1_100_000) }),
      bearer(secrets.alertmanager),
    );
    expect(status).toBe(413);
  });

  it('answers every body with an answer, and never with an error of its own', async () => {
    const bodies = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc.constantFrom('{"__proto__":1}', 'null', '[]', '{"alerts":[null]}'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('alertmanager', 'flux'),
        bodies,
        async (tool, body) => {
          const secret = secrets[tool as keyof typeof secrets];
          const { status } = await post(tool, body, bearer(secret));
          expect([200, 400]).toContain(status);
        },
      ),
      { numRuns: 60 },
    );
  });
});
