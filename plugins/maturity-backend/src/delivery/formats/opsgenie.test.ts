import { InputError } from '@backstage/errors';
import { parseOpsgenie } from './opsgenie';

const now = new Date('2026-03-02T00:00:00Z');

function webhook(action: string, alert: object = {}) {
  return {
    action,
    source: { name: 'web', type: 'API' },
    integrationId: '37c8f316-17c6-49d7-899b-9c7e540c048d',
    integrationName: 'Maturity',
    integrationType: 'Webhook',
    alert: {
      alertId: '052652ac-5d1c-464a-812a-7dd18bbfba8c-1772352000000',
      tinyId: '23',
      alias: 'orders-slow',
      message: 'Orders are slow',
      entity: 'orders-db',
      priority: 'P2',
      source: 'prometheus',
      tags: ['service:orders', 'team=shop', 'flaky'],
      details: { environment: 'production', attempts: 3 },
      createdAt: 1772352000000,
      updatedAt: 1772352001000000000,
      username: 'ana@example.com',
      userId: 'b5a1a2f3-4c5d-4e6f-8a9b-0c1d2e3f4a5b',
      ...alert,
    },
  };
}

const open = {
  kind: 'incident',
  source: 'opsgenie',
  externalId: '052652ac-5d1c-464a-812a-7dd18bbfba8c-1772352000000',
  target: {
    labels: {
      entity: 'orders-db',
      service: 'orders',
      team: 'shop',
      environment: 'production',
    },
  },
  environment: 'production',
  startedAt: '2026-03-01T08:00:00.000Z',
  severity: 'P2',
  title: 'Orders are slow',
};

describe('parseOpsgenie', () => {
  it.each(['Create', 'Acknowledge', 'UnAcknowledge', 'UpdatePriority'])(
    'knows of an alert that lasts after %s',
    action => {
      expect(parseOpsgenie(webhook(action), { now })).toEqual({
        events: [open],
        ignored: 0,
      });
    },
  );

  it('ends it at its last change when it is closed', () => {
    const closed = webhook('Close', { updatedAt: 1772353800000000000 });
    expect(parseOpsgenie(closed, { now }).events).toEqual([
      { ...open, resolvedAt: '2026-03-01T08:30:00.000Z' },
    ]);
  });

  it.each([
    ['is not told', null],
    ['lies before the creation', 1772352000],
  ])('takes now for the end when the last change %s', (_, updatedAt) => {
    const { events } = parseOpsgenie(webhook('Close', { updatedAt }), {
      now,
    });
    expect(events).toMatchObject([{ resolvedAt: now.toISOString() }]);
  });

  it('reads the cause from tags and details', () => {
    const told = webhook('Create', {
      tags: ['caused_by:run-7'],
      details: { cause: 'external' },
    });
    expect(parseOpsgenie(told, { now }).events).toMatchObject([
      { causedBy: 'run-7', isExternal: true },
    ]);
  });

  it('does without tags, details and priority', () => {
    const bare = webhook('Create', {
      tags: null,
      details: null,
      priority: null,
      entity: '',
    });
    expect(parseOpsgenie(bare, { now }).events).toMatchObject([
      { target: {}, environment: undefined, severity: undefined },
    ]);
  });

  it.each(['AddNote', 'AssignOwnership', 'Delete', 'toString'])(
    'ignores %s',
    action => {
      expect(parseOpsgenie({ action }, { now })).toEqual({
        events: [],
        ignored: 1,
      });
    },
  );

  it.each<[string, unknown, string]>([
    ['no action', { alert: {} }, 'action: must be a text'],
    ['no alert', { action: 'Create' }, 'alert: '],
    [
      'a creation in words',
      webhook('Create', { createdAt: 'yesterday' }),
      'alert.createdAt: must be milliseconds since 1970',
    ],
    [
      'a creation beyond all time',
      webhook('Create', { createdAt: 1e300 }),
      'alert.createdAt: must be milliseconds since 1970',
    ],
  ])('says what is wrong with %s', (_, payload, message) => {
    const act = () => parseOpsgenie(payload, { now });
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
  });
});
