import { InputError } from '@backstage/errors';
import { CloudEvent, HTTP } from 'cloudevents';
import { deployed, detected, merged } from './__fixtures__/cdEvents';
import { parseCdEvents } from './cdEvents';
import { CloudEventsMessage, parseCloudEvents } from './cloudEvents';

const now = new Date('2026-03-02T00:00:00Z');

/** The envelope that the CDEvents binding asks for. */
function wrapped(event: typeof deployed) {
  return new CloudEvent({
    id: String(event.context.id),
    source: String(event.context.source),
    type: event.context.type,
    time: String(event.context.timestamp),
    datacontenttype: 'application/json',
    data: event,
  });
}

function sent(message: { headers: object; body: unknown }): CloudEventsMessage {
  return {
    // As Node hands them out.
    headers: Object.fromEntries(
      Object.entries(message.headers).map(([name, value]) => [
        name.toLowerCase(),
        value,
      ]),
    ),
    body: String(message.body),
  };
}

const json = (body: unknown, type = 'application/json') => ({
  headers: { 'content-type': type },
  body: JSON.stringify(body),
});

describe('parseCloudEvents', () => {
  const expected = parseCdEvents(deployed, { now });

  it.each<[string, CloudEventsMessage]>([
    ['structured mode', sent(HTTP.structured(wrapped(deployed)))],
    ['binary mode', sent(HTTP.binary(wrapped(deployed)))],
    [
      'structured mode with a character set',
      json(wrapped(deployed), 'application/cloudevents+json; charset=utf-8'),
    ],
    [
      'structured mode with data in base 64',
      json(
        {
          ...wrapped(deployed).toJSON(),
          data: undefined,
          data_base64: Buffer.from(JSON.stringify(deployed)).toString('base64'),
        },
        'application/cloudevents+json',
      ),
    ],
    [
      'batched mode',
      json([wrapped(deployed)], 'application/cloudevents-batch+json'),
    ],
    ['no envelope', json(deployed)],
    [
      'no envelope and no media type',
      { headers: {}, body: JSON.stringify(deployed) },
    ],
  ])('reads %s', (_, message) => {
    expect(parseCloudEvents(message, { now })).toEqual(expected);
  });

  it('reads each event of a batch', () => {
    const batch = [deployed, detected, merged].map(wrapped);
    const message = json(batch, 'application/cloudevents-batch+json');
    expect(
      parseCloudEvents(message, { now }).events.map(({ kind }) => kind),
    ).toEqual(['deployment', 'incident', 'change']);
  });

  it('takes id, source, type and time of the envelope where the event has none', () => {
    const { headers } = HTTP.binary(wrapped(deployed));
    const body = JSON.stringify({ subject: deployed.subject });
    expect(parseCloudEvents(sent({ headers, body }), { now })).toEqual(
      expected,
    );
  });

  it("ignores somebody else's events", () => {
    const other = new CloudEvent({
      id: '1',
      source: '/shop',
      type: 'com.example.sold',
      data: 'three ferries',
    });
    const nothing = { events: [], ignored: 1 };
    expect(
      parseCloudEvents(json(other, 'application/cloudevents+json'), {
        now,
      }),
    ).toEqual(nothing);
  });

  it.each<[string, CloudEventsMessage]>([
    ['no JSON', { headers: {}, body: 'ferry' }],
    ['nothing', { headers: {}, body: '' }],
    ['a batch that is no list', json({}, 'application/cloudevents-batch+json')],
    ['a batch of nothing', json([{}], 'application/cloudevents-batch+json')],
    [
      'a format that is not JSON',
      json(wrapped(deployed), 'application/cloudevents+avro'),
    ],
    [
      'an envelope that is no JSON',
      {
        headers: { 'content-type': 'application/cloudevents+json' },
        body: '{',
      },
    ],
    ['an envelope of null', json(null, 'application/cloudevents+json')],
    ['an empty envelope', json({}, 'application/cloudevents+json')],
    [
      'binary mode without JSON',
      {
        headers: { 'content-type': 'application/json', 'ce-id': '1' },
        body: '{',
      },
    ],
  ])('refuses %s', (_, message) => {
    expect(() => parseCloudEvents(message, { now })).toThrow(InputError);
  });

  it('does not repeat what was sent', () => {
    const message = {
      headers: { 'content-type': 'application/cloudevents+json' },
      body: '{"password":"hunter2"',
    };
    expect(() => parseCloudEvents(message, { now })).toThrow(
      expect.objectContaining({
        message: expect.not.stringContaining('hunter2'),
      }),
    );
  });
});
