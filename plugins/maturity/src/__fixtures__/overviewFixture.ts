import {
  GetTrendRequest,
  MaturityApi,
  Model,
  Mover,
  TrendPoint,
} from '@platform-maturity/backstage-plugin-maturity-common';

const day = 86_400_000;

/** The UTC day so many days ago. */
export function dayAgo(days: number): string {
  return new Date(Date.now() - days * day).toISOString().slice(0, 10);
}

/**
 * Stages of an invented organisation that gets better slowly: on the first day
 * most stand at the floor, after a year most are in the middle.
 */
function createPoint(
  model: Model,
  at: string,
  age: number,
  total: number,
): TrendPoint {
  const top = model.stages.length;
  // The mean moves from a sixth to a half of the ladder, with a little weather.
  const weather = Math.sin(age / 9) * 0.02;
  const mean = top * Math.max(0.1, 0.5 - age / 1_100 + weather);
  const weights = model.stages.map((_, index) =>
    Math.exp(-((index + 1 - mean - 0.4) ** 2) / 1.6),
  );
  const sum = weights.reduce((one, other) => one + other);
  const notAssessed = Math.round(total * 0.03);
  const counts = weights.map(weight =>
    Math.floor(((total - notAssessed) * weight) / sum),
  );
  counts[0] += total - notAssessed - counts.reduce((one, other) => one + other);
  return {
    day: at,
    total,
    notAssessed,
    byStage: model.stages.map(({ id }, index) => ({
      stage: id,
      count: counts[index],
    })),
  };
}

/** Answers with a history that began some days ago. */
export function createTrend(
  model: Model,
  request: GetTrendRequest,
  options: { count: number; historyDays: number },
): TrendPoint[] {
  const to = request.to ?? dayAgo(0);
  const from = request.from ?? dayAgo(90);
  const items: TrendPoint[] = [];
  for (let time = Date.parse(from); time <= Date.parse(to); time += day) {
    const at = new Date(time).toISOString().slice(0, 10);
    const age = Math.round((Date.parse(dayAgo(0)) - time) / day);
    const isKnown = age < options.historyDays;
    // One in ten was added to the catalog in the course of a year.
    const total = Math.round(options.count * (1 - age / 3_650));
    items.push(
      isKnown
        ? createPoint(model, at, age, total)
        : { day: at, total: 0, notAssessed: 0, byStage: [] },
    );
  }
  return items;
}

function createMover(model: Model, index: number, direction: 1 | -1): Mover {
  const rank = 1 + (index % (model.stages.length - 1));
  const lower = model.stages[rank - 1];
  const upper = model.stages[rank];
  const [check, other] = upper.checks;
  const isUp = direction > 0;
  const firstMeasured = isUp && index % 3 === 2;
  const before = firstMeasured ? 'unknown' : 'fail';
  return {
    entityRef: `component:default/${isUp ? 'riser' : 'faller'}-${index}`,
    owners: [],
    from: isUp ? lower.id : upper.id,
    to: isUp ? upper.id : lower.id,
    at: new Date(Date.now() - (index + 0.5) * day).toISOString(),
    changes: 1,
    firstMeasured,
    checks: [check, other].filter(Boolean).map(({ id }) => ({
      id,
      from: isUp ? before : 'pass',
      to: isUp ? 'pass' : 'fail',
    })),
  };
}

/** The part of the API that the overview adds to counts. */
export type OverviewApi = Pick<
  MaturityApi,
  'getTrend' | 'listMovers' | 'exportScorecard'
>;

/** Trends, movers and files of an invented organisation. */
export function createOverviewApi(options: {
  model: Model;
  /** The number of services. */
  count: number;
  /** The length of the history. */
  historyDays?: number;
}): OverviewApi {
  const { model, count, historyDays = 366 } = options;
  return {
    getTrend: async request => ({
      modelId: model.id,
      items: createTrend(model, request, { count, historyDays }),
    }),
    listMovers: async ({ days = 30, limit = 10 }) => {
      const ofDirection = (direction: 1 | -1, total: number) => ({
        total,
        items: Array.from({ length: Math.min(limit, total) }, (_, index) =>
          createMover(model, index, direction),
        ),
      });
      return {
        modelId: model.id,
        since: new Date(Date.now() - days * day).toISOString(),
        up: ofDirection(1, days),
        down: ofDirection(-1, Math.floor(days / 7)),
        newcomers: Math.floor(days / 10),
      };
    },
    exportScorecard: async ({ subject, format }) => ({
      fileName: `maturity-${subject}.${format}`,
      content: new Blob(['entity,stage\n'], { type: 'text/csv' }),
    }),
  };
}
