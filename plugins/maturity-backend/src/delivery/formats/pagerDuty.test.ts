import { InputError } from '@backstage/errors';
import { parsePagerDuty } from './pagerDuty';

const now = new Date('2026-03-02T00:00:00Z');

/** A webhook of version 3, with what incidents have in it. */
function webhook(eventType: string, occurredAt = '2026-03-01T08:00:01.000Z') {
  return {
    event: {
      id: '01EXAMPLEEVENT',
      event_type: eventType,
      resource_type: 'incident',
      occurred_at: occurredAt,
      agent: { id: 'PAGENT1', summary: 'Ana', type: 'user_reference' },
      client: null,
      data: {
        id: 'Q0INCIDENT1',
        type: 'incident',
        self: 'https://api.pagerduty.com/incidents/Q0INCIDENT1',
        html_url: 'https://acme.pagerduty.com/incidents/Q0INCIDENT1',
        number: 42,
        status: 'triggered',
        incident_key: 'd3640fbd41094207a1c11e58e46b1662',
        created_at: '2026-03-01T08:00:00Z',
        title: 'Orders are slow',
        service: {
          id: 'PSERVICE1',
          summary: 'orders',
          type: 'service_reference',
        },
        assignees: [],
        escalation_policy: { id: 'PPOLICY1', summary: 'Orders' },
        teams: [],
        priority: { id: 'PPRIO1', summary: 'P1', type: 'priority_reference' },
        urgency: 'high',
        conference_bridge: null,
        resolve_reason: null,
      },
    },
  };
}

const open = {
  kind: 'incident',
  source: 'pagerduty',
  externalId: 'Q0INCIDENT1',
  target: {
    annotations: { 'pagerduty.com/service-id': 'PSERVICE1' },
    labels: { service: 'orders' },
  },
  startedAt: '2026-03-01T08:00:00.000Z',
  severity: 'P1',
  title: 'Orders are slow',
  url: 'https://acme.pagerduty.com/incidents/Q0INCIDENT1',
};

describe('parsePagerDuty', () => {
  it.each([
    'incident.triggered',
    'incident.acknowledged',
    'incident.escalated',
  ])('knows of an incident that lasts after %s', type => {
    expect(parsePagerDuty(webhook(type), { now })).toEqual({
      events: [open],
      ignored: 0,
    });
  });

  it('ends it when it is resolved, even if that is heard of first', () => {
    const payload = webhook('incident.resolved', '2026-03-01T08:45:00Z');
    expect(parsePagerDuty(payload, { now }).events).toEqual([
      { ...open, resolvedAt: '2026-03-01T08:45:00.000Z' },
    ]);
  });

  it('opens it again when it is reopened, whatever is heard of first', () => {
    const at = '2026-03-01T09:00:00Z';
    const [event] = parsePagerDuty(webhook('incident.reopened', at), {
      now,
    }).events;
    expect(event).toEqual({ ...open, reopenedAt: '2026-03-01T09:00:00.000Z' });
  });

  it('takes the urgency where an incident has no priority', () => {
    const payload = webhook('incident.triggered');
    const data = { ...payload.event.data, priority: null };
    expect(
      parsePagerDuty({ event: { ...payload.event, data } }, { now }).events,
    ).toMatchObject([{ severity: 'high' }]);
  });

  it.each([
    ['the test of a subscription', { event: { event_type: 'pagey.ping' } }],
    ['a note', { event: { event_type: 'incident.annotated', data: {} } }],
    ['a service', { event: { event_type: 'service.updated', data: {} } }],
  ])('ignores %s', (_, payload) => {
    expect(parsePagerDuty(payload, { now })).toEqual({
      events: [],
      ignored: 1,
    });
  });

  it.each<[string, unknown, string]>([
    ['version 2', { messages: [{ event: 'incident.trigger' }] }, 'event: '],
    [
      'an incident without an id',
      { event: { event_type: 'incident.triggered', data: {} } },
      'event.data.id: must be a text',
    ],
  ])('says what is wrong with %s', (_, payload, message) => {
    const act = () => parsePagerDuty(payload, { now });
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
    expect(act).toThrow('version 3');
  });
});
