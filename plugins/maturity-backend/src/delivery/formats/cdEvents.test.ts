import { InputError } from '@backstage/errors';
import * as cdEvents from './__fixtures__/cdEvents';
import { parseCdEvents } from './cdEvents';

const now = new Date('2026-03-02T00:00:00Z');

const { deployed, detected, merged, reported, resolved } = cdEvents;

const version = deployed.subject.content.artifactId;

describe('parseCdEvents', () => {
  it('makes a deployment of a service that was deployed', () => {
    expect(parseCdEvents(deployed, { now })).toEqual({
      ignored: 0,
      events: [
        {
          kind: 'deployment',
          source: 'cdevents',
          externalId:
            'https://ci.example.com/pipelines/orders#5f0c0de3-7c0f-4f6e-9c52-0d1f9c0b7a11',
          target: {
            labels: { backstage_entity: 'orders', service: 'orders' },
          },
          environment: 'production',
          finishedAt: '2026-03-01T08:00:00.500Z',
          result: 'succeeded',
          version,
          title: version,
        },
      ],
    });
  });

  it('makes a deployment of an upgrade, and a rollback of a rollback', () => {
    const events = [cdEvents.upgraded, cdEvents.rolledBack];
    expect(parseCdEvents(events, { now }).events).toMatchObject([
      { kind: 'deployment', result: 'succeeded' },
      { kind: 'deployment', result: 'succeeded', isRollback: true },
    ]);
  });

  it('takes events of the specification 0.3', () => {
    expect(parseCdEvents(cdEvents.deployedBy03, { now }).events).toMatchObject([
      { kind: 'deployment', environment: 'production', version },
    ]);
  });

  it('finds the entity by a ref that is the id of the service', () => {
    const id = 'component:default/orders';
    const subject = { ...deployed.subject, id };
    expect(
      parseCdEvents({ ...deployed, subject }, { now }).events,
    ).toMatchObject([{ target: { entityRef: id } }]);
  });

  it('joins what is told of one incident, in any order', () => {
    const { events } = parseCdEvents([resolved, reported, detected], {
      now,
    });
    const incident = {
      kind: 'incident',
      source: 'cdevents',
      externalId: 'https://monitoring.example.com#incident-123',
      target: { labels: { backstage_entity: 'orders', service: 'orders' } },
      environment: 'production',
      title: 'Orders take longer than a second',
    };
    const startedAt = '2026-03-01T08:00:00.500Z';
    expect(events).toEqual([
      { ...incident, resolvedAt: '2026-03-01T09:00:00.000Z' },
      {
        ...incident,
        startedAt,
        severity: 'medium',
        url: 'https://tickets.example.com/345',
      },
      { ...incident, startedAt },
    ]);
  });

  it('makes a change of a merge, and names its repository', () => {
    expect(parseCdEvents(merged, { now }).events).toEqual([
      {
        kind: 'change',
        source: 'cdevents',
        externalId: `https://github.com/acme/orders#${merged.subject.id}`,
        target: {
          annotations: { 'github.com/project-slug': 'acme/orders' },
          labels: { repository: 'acme/orders' },
        },
        commit: merged.subject.id,
        mergedAt: '2026-03-01T08:00:00.500Z',
        title: merged.subject.id,
      },
    ]);
  });

  it('knows a repository of GitLab by its host', () => {
    const repository = { id: 'acme/orders', source: 'https://gitlab.acme.io' };
    const subject = { ...merged.subject, content: { repository } };
    expect(parseCdEvents({ ...merged, subject }, { now }).events).toMatchObject(
      [
        {
          target: { annotations: { 'gitlab.com/project-slug': 'acme/orders' } },
        },
      ],
    );
  });

  it.each([
    ['that a service was removed', cdEvents.removed],
    ['another kind of event', typed('dev.cdevents.pipelinerun.started.0.3.0')],
    ["somebody's own event", typed('dev.cdeventsx.acme-tool.x.created.1.0.0')],
    ['what is no CDEvent', typed('com.example.thing')],
    ['a name of JavaScript', typed('dev.cdevents.service.constructor.1.0.0')],
  ])('ignores %s', (_, event) => {
    expect(parseCdEvents(event, { now })).toEqual({
      events: [],
      ignored: 1,
    });
  });

  it.each<[string, unknown, string]>([
    ['a number', 7, 'expected object'],
    ['no context', { subject: {} }, 'context: '],
    ['no type', { context: {} }, 'context.type: must be a text'],
    [
      'no time',
      { ...deployed, context: { type: deployed.context.type } },
      'context.timestamp: must be an instant',
    ],
    ['no subject', { context: deployed.context }, 'subject: '],
    [
      'an environment that is a text',
      {
        ...deployed,
        subject: { id: 'orders', content: { environment: 'production' } },
      },
      'subject.content.environment: ',
    ],
  ])('says what is wrong with %s', (_, payload, message) => {
    const act = () => parseCdEvents(payload, { now });
    expect(act).toThrow(InputError);
    expect(act).toThrow(message);
    expect(act).toThrow('CDEvents specification 0.3 or later');
  });
});

function typed(type: string) {
  return { ...deployed, context: { ...deployed.context, type } };
}
