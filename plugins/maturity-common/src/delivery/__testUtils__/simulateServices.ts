import { DeliveryMetricId, DeliveryWindowDays } from '../choices';
import { DeliveryEvent } from '../events';
import { measureDelivery } from '../measureDelivery';
import { DeliveryTrend } from '../types';
import { settings } from './log';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const now = new Date('2026-06-15T12:00:00Z');
/** The end of the window that contains `now`. */
const END = Date.UTC(2026, 5, 16);
const target = { entityRef: 'component:default/simulated' };

/** How a simulated service delivers, before and now: `[before, now]`. */
export interface SimulatedService {
  readonly days?: DeliveryWindowDays;
  /** Mean number of deployments in a window. */
  readonly deployments: readonly [number, number];
  /** Probability that a deployment causes an incident. */
  readonly failRate?: readonly [number, number];
  /** Median hours from commit to deployment. */
  readonly leadHours?: readonly [number, number];
  /** Median hours until an incident is resolved. */
  readonly recoveryHours?: readonly [number, number];
  /** Changes in each deployment. */
  readonly batch?: number;
  /** Whether the changes of a deployment waited equally long, but for 30 %. */
  readonly isBatchAlike?: boolean;
  /** Days of a sprint: the deployments of one have an exponential rate. */
  readonly sprintDays?: number;
  /** Whether failures and long lead times come in streaks of a sixth of a window. */
  readonly hasStreaks?: boolean;
}

/** A row of the table: a service, and the metric whose change it has. */
export interface SimulatedRow {
  readonly title: string;
  readonly service: SimulatedService;
  /** Absent if nothing changed. */
  readonly worse?: DeliveryMetricId;
}

function unchanged(
  title: string,
  deployments: number,
  more: Partial<SimulatedService> = {},
): SimulatedRow {
  return {
    title,
    service: { deployments: [deployments, deployments], ...more },
  };
}

/** Services that did not change: each verdict is a false alarm. */
export const unchangedServices: readonly SimulatedRow[] = [
  unchanged('10 deployments', 10),
  unchanged('15 deployments', 15),
  unchanged('20 deployments', 20),
  unchanged('30 deployments', 30),
  unchanged('50 deployments', 50),
  unchanged('200 deployments', 200),
  unchanged('30 deployments of 6 changes', 30, { batch: 6 }),
  unchanged('30 deployments of 6 changes that waited alike', 30, {
    batch: 6,
    isBatchAlike: true,
  }),
  unchanged('15 deployments of 8 changes that waited alike', 15, {
    batch: 8,
    isBatchAlike: true,
  }),
  unchanged('30 deployments in sprints of 15 days', 30, { sprintDays: 15 }),
  unchanged('30 deployments in sprints of 7 days', 30, { sprintDays: 7 }),
  unchanged('30 deployments in sprints of 20 days', 30, { sprintDays: 20 }),
  unchanged('200 deployments in sprints of 15 days', 200, { sprintDays: 15 }),
  unchanged('30 deployments in sprints, 6 changes that waited alike', 30, {
    sprintDays: 15,
    batch: 6,
    isBatchAlike: true,
  }),
  unchanged('50 deployments, failures and lead times in streaks', 50, {
    hasStreaks: true,
    failRate: [0.2, 0.2],
  }),
  unchanged('20 deployments in 30 days', 20, { days: 30 }),
  unchanged('20 deployments in 30 days, in sprints of 15 days', 20, {
    days: 30,
    sprintDays: 15,
  }),
];

/** Services that changed: a verdict on the metric is right. */
export const changedServices: readonly SimulatedRow[] = [
  {
    title: 'fail rate 10 → 20 %, 50 deployments',
    service: { deployments: [50, 50], failRate: [0.1, 0.2] },
    worse: 'changeFailRate',
  },
  {
    title: 'fail rate 10 → 30 %, 50 deployments',
    service: { deployments: [50, 50], failRate: [0.1, 0.3] },
    worse: 'changeFailRate',
  },
  {
    title: 'fail rate 5 → 50 %, 20 deployments',
    service: { deployments: [20, 20], failRate: [0.05, 0.5] },
    worse: 'changeFailRate',
  },
  {
    title: 'lead time × 2, 20 deployments',
    service: { deployments: [20, 20], leadHours: [24, 48] },
    worse: 'changeLeadTime',
  },
  {
    title: 'lead time × 2, 50 deployments',
    service: { deployments: [50, 50], leadHours: [24, 48] },
    worse: 'changeLeadTime',
  },
  {
    title: 'lead time × 3, 20 deployments',
    service: { deployments: [20, 20], leadHours: [24, 72] },
    worse: 'changeLeadTime',
  },
  {
    title: 'deployments 20 → 10',
    service: { deployments: [20, 10] },
    worse: 'deploymentFrequency',
  },
  {
    title: 'deployments 50 → 30',
    service: { deployments: [50, 30] },
    worse: 'deploymentFrequency',
  },
  {
    title: 'deployments 20 → 5',
    service: { deployments: [20, 5] },
    worse: 'deploymentFrequency',
  },
  {
    title: 'recovery time × 4, 50 deployments, fail rate 20 %',
    service: {
      deployments: [50, 50],
      failRate: [0.2, 0.2],
      recoveryHours: [1, 4],
    },
    worse: 'failedDeploymentRecoveryTime',
  },
];

/** Percentages of the runs. */
export interface SimulatedShares {
  /** A metric that did not change is called worse. */
  readonly anyWorse: number;
  /** A metric that did not change is called better or worse. */
  readonly anyVerdict: number;
  /** The change is seen; 0 if there is none. */
  readonly seen: number;
  /** Three metrics or more are called better or steady, and none worse. */
  readonly steady: number;
}

/** Measures a service many times, each time with other events. */
export function simulate(
  { service, worse }: SimulatedRow,
  { runs, seed }: { runs: number; seed: number },
): SimulatedShares {
  const random = createRandom(seed);
  const counts = { anyWorse: 0, anyVerdict: 0, seen: 0, steady: 0 };
  for (let run = 0; run < runs; run++) {
    const report = measureDelivery(createEvents(service, random), {
      settings,
      now,
    });
    const metrics = report.windows.find(
      ({ days }) => days === (service.days ?? 90),
    )?.metrics;
    const count = (...directions: DeliveryTrend['direction'][]) =>
      (metrics ?? []).filter(
        ({ id, trend }) => id !== worse && directions.includes(trend.direction),
      ).length;
    counts.anyWorse += Number(count('worse') > 0);
    counts.anyVerdict += Number(count('better', 'worse') > 0);
    counts.steady += Number(
      count('worse') === 0 && count('better', 'steady') >= 3,
    );
    counts.seen += Number(
      metrics?.find(({ id }) => id === worse)?.trend.direction === 'worse',
    );
  }
  const share = (value: number) => (100 * value) / runs;
  return {
    anyWorse: share(counts.anyWorse),
    anyVerdict: share(counts.anyVerdict),
    seen: share(counts.seen),
    steady: share(counts.steady),
  };
}

type Random = () => number;

/** Mulberry32: small, and the same on every machine. */
function createRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) % 0x100000000;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

const exponential = (random: Random) => -Math.log(1 - random());

/** Log-normal with the median 1. */
const spread = (random: Random, width = 1) =>
  Math.exp(
    width *
      Math.sqrt(2 * exponential(random)) *
      Math.cos(2 * Math.PI * random()),
  );

/** Two windows of a service, whose incident feed reports every week. */
function createEvents(
  service: SimulatedService,
  random: Random,
): DeliveryEvent[] {
  const { days = 90, batch = 1, isBatchAlike = false } = service;
  const { failRate = [0.1, 0.1], leadHours = [24, 24] } = service;
  const { recoveryHours = [1, 1], hasStreaks = false } = service;
  const events: DeliveryEvent[] = [];
  const base = { source: 'simulation', target };
  const iso = (time: number) => new Date(time).toISOString();
  for (let day = 2 * days; day > 0; day -= 7) {
    const at = iso(END - day * DAY);
    events.push({
      kind: 'heartbeat',
      ...base,
      externalId: at,
      at,
      covers: ['incidents'],
    });
  }
  for (const window of [0, 1] as const) {
    const from = END - (2 - window) * days * DAY;
    const streaks = Array.from({ length: 6 }, () => ({
      failures: hasStreaks ? Math.floor(random() * 2) * 2 : 1,
      lead: hasStreaks ? spread(random, 0.7) : 1,
    }));
    for (const day of drawDays(service, window, random)) {
      const at = from + day * DAY;
      if (at > now.getTime()) {
        continue;
      }
      const id = `${window}/${events.length}`;
      const streak = streaks[Math.floor((day / days) * 6)];
      const shared = spread(random) * streak.lead;
      const changes = Array.from({ length: batch }, (_, index) => {
        const own = isBatchAlike
          ? shared * spread(random, 0.3)
          : spread(random) * streak.lead;
        events.push({
          kind: 'change',
          ...base,
          externalId: `${id}/${index}`,
          committedAt: iso(at - leadHours[window] * own * HOUR),
        });
        return `${id}/${index}`;
      });
      events.push({
        kind: 'deployment',
        ...base,
        externalId: id,
        changes,
        environment: 'production',
        result: 'succeeded',
        finishedAt: iso(at),
      });
      if (random() < failRate[window] * streak.failures) {
        const lasts = recoveryHours[window] * spread(random) * HOUR;
        events.push({
          kind: 'incident',
          ...base,
          externalId: id,
          causedBy: id,
          startedAt: iso(at + 1_000),
          resolvedAt: iso(at + 1_000 + lasts),
        });
      }
    }
  }
  return events.filter(
    event => event.kind !== 'incident' || (event.resolvedAt ?? '') <= iso(+now),
  );
}

/** Draws the days of the deployments of a window: a Poisson process. */
function drawDays(
  { days = 90, deployments, sprintDays }: SimulatedService,
  window: 0 | 1,
  random: Random,
): number[] {
  const drawn: number[] = [];
  const length = sprintDays ?? days;
  for (let start = 0; start < days; start += length) {
    const end = Math.min(start + length, days);
    const pace = sprintDays === undefined ? 1 : exponential(random);
    const gap = days / deployments[window] / pace;
    for (
      let day = start + exponential(random) * gap;
      day < end;
      day += exponential(random) * gap
    ) {
      drawn.push(day);
    }
  }
  return drawn;
}
