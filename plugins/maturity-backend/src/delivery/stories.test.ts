import {
  DeliveryEvent,
  DeliveryReport,
  DeliveryTarget,
  measureDelivery,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createDeliveryEvents } from '../__testUtils__/storyEvents';
import { readDeliveryStories } from '../__testUtils__/readDeliveryStories';
import { deliverySettings } from '../__testUtils__/startRouter';
import { parseDelivery } from './parseDelivery';

const stories = readDeliveryStories();

/** Instants at all hours of a day and on all days of a week. */
const instants = Array.from(
  { length: 40 },
  (_, index) => new Date(Date.UTC(2026, 9, 1) + index * 37 * 60 * 60 * 1000),
);

const readName = ({ entityRef, annotations, labels }: DeliveryTarget) =>
  entityRef ?? Object.values({ ...annotations, ...labels })[0];

function createEvents(name: string, now: Date): DeliveryEvent[] {
  return stories
    .filter(({ target }) => readName(target) === name)
    .flatMap(story => createDeliveryEvents(story, now));
}

/** Per metric of 90 days: how far it is measured, and its trend. */
function told(report: DeliveryReport): string[] {
  const quarter = report.windows.find(({ days }) => days === 90);
  return (quarter?.metrics ?? []).map(({ current, trend }) => {
    const measured =
      current.status === 'notMeasured'
        ? current.reason
        : `${current.isSmallSample ? 'small' : 'measured'}`;
    return `${measured} ${trend.direction}`;
  });
}

describe('the delivery stories of the example organisation', () => {
  it.each([
    ['component:default/fare-engine', Array(5).fill('measured steady')],
    ['PTT0042', Array(5).fill('measured worse')],
    [
      'ticket-web',
      [
        ...Array(2).fill(
          expect.stringMatching(/^measured (steady|notComparable)$/),
        ),
        ...Array(2).fill('incidentFeedSilent notComparable'),
        'reworkNotTracked notComparable',
      ],
    ],
    [
      'timetable-api',
      [
        'measured steady',
        'measured steady',
        ...Array(2).fill('incidentsNotTracked notComparable'),
        'reworkNotTracked notComparable',
      ],
    ],
    ['vessel-tracker', Array(5).fill('environmentUnknown notComparable')],
    [
      'boarding-gate',
      [
        'small notComparable',
        'small notComparable',
        ...Array(2).fill('incidentsNotTracked notComparable'),
        'reworkNotTracked notComparable',
      ],
    ],
  ])('tell the same of %s at any time', (name, expected) => {
    for (const now of instants) {
      const report = measureDelivery(createEvents(name, now), {
        settings: deliverySettings,
        now,
      });
      expect(told(report)).toEqual(expected);
    }
  });

  it('estimate which deployment caused an incident that names none', () => {
    const [now] = instants;
    const read = (name: string) =>
      measureDelivery(createEvents(name, now), {
        settings: deliverySettings,
        now,
      }).windows[1].metrics[3].current;
    expect(read('PTT0042')).toHaveProperty('estimated');
    expect(read('component:default/fare-engine')).not.toHaveProperty(
      'estimated',
    );
  });

  it('can be sent again later: nothing that has ended is told otherwise', () => {
    const [first] = instants;
    const later = new Date(first.getTime() + 5 * 60 * 60 * 1000);
    const sentLater = new Map(
      createDeliveryEvents(stories[0], later).map(event => [
        event.kind + event.externalId,
        event,
      ]),
    );
    const ended = createDeliveryEvents(stories[0], first).filter(
      event => event.kind !== 'deployment' || event.finishedAt,
    );
    expect(ended.length).toBeGreaterThan(100);
    for (const event of ended) {
      expect(sentLater.get(event.kind + event.externalId)).toEqual(event);
    }
  });

  it('tell nothing of the future, and nothing that is not kept', () => {
    for (const now of instants) {
      for (const event of stories.flatMap(s => createDeliveryEvents(s, now))) {
        const texts = Object.values(event).filter(
          (value): value is string =>
            typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value),
        );
        texts.forEach(text => expect(text <= now.toISOString()).toBe(true));
        expect(parseDelivery(event, { now, keptSince: new Date(0) })).toEqual({
          event: expect.anything(),
        });
      }
    }
  });
});
