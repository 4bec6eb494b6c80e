import {
  listCounted,
  deployment,
  heartbeat,
  incident,
  LogOptions,
} from '../__testUtils__/log';
import { DeliveryEvent, IncidentEvent } from '../events';

/** Which deployments failed and how that is known, the latest first. */
function blamedFor(events: readonly DeliveryEvent[], options?: LogOptions) {
  return listCounted(events, 'failedDeploymentRecoveryTime', options).map(
    ({ externalId, basis }) => [externalId, basis],
  );
}
const byTime = 'lastDeploymentBefore';
const byName = 'namedByIncident';

const one = deployment('1', '2026-06-10T10:00:00Z', {
  startedAt: '2026-06-10T09:50:00Z',
  commit: 'aaa',
  version: '1.0',
});
const two = deployment('2', '2026-06-10T12:00:00Z', {
  startedAt: '2026-06-10T11:50:00Z',
  commit: 'bbb',
  version: '1.1',
});
const down = (at: string, causedBy?: string) =>
  incident('down', `2026-06-10T${at}Z`, '2026-06-10T23:00:00Z', { causedBy });

describe('an incident that names no cause', () => {
  it.each([
    ['before all', '09:49:59.999', []],
    ['as the first begins', '09:50:00', [['1', byTime]]],
    ['in the middle of the second', '11:55:00', [['2', byTime]]],
    ['after both', '20:00:00', [['2', byTime]]],
  ])('%s belongs to the last that began', (_, at, expected) => {
    expect(blamedFor([one, two, down(at)])).toEqual(expected);
    expect(blamedFor([down(at), two, one])).toEqual(expected);
  });

  it('belongs to none after the hours of the settings', () => {
    const settings = {
      attribution: { to: 'lastDeployment', withinHours: 2 },
    } as const;
    const at = (time: string) => blamedFor([two, down(time)], { settings });
    expect(at('14:00:00.000')).toEqual([['2', byTime]]);
    expect(at('14:00:00.001')).toEqual([]);
  });

  it('belongs to none if the settings say so', () => {
    const settings = { attribution: { to: 'none' } } as const;
    expect(blamedFor([two, down('12:10:00')], { settings })).toEqual([]);
    expect(blamedFor([two, down('12:10:00', '2')], { settings })).toEqual([
      ['2', byName],
    ]);
  });

  it('does not belong to one that did not succeed or went elsewhere', () => {
    const failed = { ...two, result: 'failed' } as const;
    expect(blamedFor([one, failed, down('13:00:00')])).toEqual([['1', byTime]]);
    const staged = { ...two, environment: 'staging' };
    expect(blamedFor([one, staged, down('13:00:00')])).toEqual([['1', byTime]]);
  });
});

describe('an incident that names its cause', () => {
  it.each(['1', 'aaa', '1.0'])('%p belongs to it', causedBy => {
    expect(blamedFor([one, two, down('13:00:00', causedBy)])).toEqual([
      ['1', byName],
    ]);
  });

  it('belongs to it long after, and even if it failed', () => {
    const failed = { ...one, result: 'failed' } as const;
    const late = incident('late', '2026-06-14T10:00:00Z', undefined, {
      causedBy: 'aaa',
    });
    expect(
      blamedFor([failed, two, late, heartbeat('2026-06-01T10:00:00Z')]),
    ).toEqual([['1', byName]]);
  });

  it('belongs to no other where the name is not known', () => {
    expect(blamedFor([one, two, down('13:00:00', 'ccc')])).toEqual([]);
    const staged = { ...one, environment: 'staging' };
    expect(blamedFor([staged, two, down('13:00:00', 'aaa')])).toEqual([]);
  });

  it('means the last that began before it, of several with the name', () => {
    const again = deployment('3', '2026-06-10T15:00:00Z', {
      commit: 'aaa',
      isRollback: false,
    });
    const events = [again, one, two];
    expect(blamedFor([...events, down('14:00:00', 'aaa')])).toEqual([
      ['1', byName],
    ]);
    expect(blamedFor([...events, down('16:00:00', 'aaa')])).toEqual([
      ['3', byName],
    ]);
    expect(blamedFor([...events, down('08:00:00', 'aaa')])).toEqual([
      ['1', byName],
    ]);
  });

  it('counts more than one that does not', () => {
    const other = incident('other', '2026-06-10T12:05:00Z');
    expect(blamedFor([two, other, down('12:10:00', '2')])).toEqual([
      ['2', byName],
    ]);
  });
});

describe('an incident that names what was in production', () => {
  const running = (more: Partial<IncidentEvent>) =>
    blamedFor([one, two, { ...down('13:00:00'), ...more }]);

  it('belongs to the deployment of that commit or version', () => {
    expect(running({ commit: 'aaa' })).toEqual([['1', byName]]);
    expect(running({ version: '1.0' })).toEqual([['1', byName]]);
    expect(running({ commit: 'ccc', version: '1.0' })).toEqual([['1', byName]]);
  });

  it('is attributed by time where no deployment has it', () => {
    expect(running({ version: '9.9' })).toEqual([['2', byTime]]);
  });

  it('belongs first to the cause that it names', () => {
    expect(running({ causedBy: '2', commit: 'aaa' })).toEqual([['2', byName]]);
  });
});

describe('an incident with an external cause', () => {
  it('belongs to no deployment, whatever it names', () => {
    const outage = { ...down('13:00:00'), isExternal: true };
    expect(blamedFor([one, two, outage])).toEqual([]);
    expect(blamedFor([one, two, { ...outage, causedBy: '2' }])).toEqual([]);
  });
});

describe('an incident of another service of the entity', () => {
  const of = (service: string) => ({ target: { labels: { service } } });

  it('does not belong to a deployment by its time', () => {
    const web = { ...two, ...of('web') };
    const worker = { ...one, ...of('worker') };
    const slow = { ...down('13:00:00'), ...of('worker') };
    expect(blamedFor([web, worker, slow])).toEqual([['1', byTime]]);
    expect(blamedFor([two, worker, slow])).toEqual([['2', byTime]]);
  });
});

describe('the environment of an incident', () => {
  it.each([
    [undefined, 1],
    ['', 1],
    ['PRODUCTION', 1],
    ['staging', 0],
  ])('%p counts for production: %p', (environment, failures) => {
    const event = { ...down('13:00:00'), environment };
    expect(blamedFor([two, event])).toHaveLength(failures);
  });

  it('does not matter where its beginning is not told', () => {
    const event = { ...down('13:00:00'), startedAt: undefined };
    expect(blamedFor([two, event])).toEqual([]);
  });
});
