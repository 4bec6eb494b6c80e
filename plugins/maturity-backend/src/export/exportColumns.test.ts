import {
  AssessmentSummary,
  GroupCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  assessmentColumns,
  deliveryColumns,
  deliveryMetricColumns,
  groupColumns,
} from './exportColumns';
import { ExportColumns } from './fileChunks';

/** The cells with a value, by the name of their column. */
function readCells<T>(columns: ExportColumns<T>, item: T) {
  const values = columns.toValues(item);
  expect(values).toHaveLength(columns.names.length);
  const cells = columns.names.map((name, index) => [name, values[index]]);
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined));
}

describe('assessmentColumns', () => {
  it('has a cell for each text, and lists in one cell', () => {
    const texts = {
      kind: 'component',
      type: 'service',
      lifecycle: 'production',
      system: 'system:default/orders',
      domain: 'domain:default/trade',
    };
    const summary: AssessmentSummary = {
      entityRef: 'component:default/cart',
      modelId: 'ladder',
      ...texts,
      owners: ['group:default/shop', 'user:default/ana'],
      tags: ['java', 'pci'],
      rank: 1,
      highestRank: 3,
      measured: { observed: 1, declared: 0, attested: 0, applicable: 2 },
      nextSteps: ['owned', 'pipeline'],
      nextStepCount: 4,
      assessedAt: '2026-03-01T08:00:00.000Z',
    };

    expect(readCells(assessmentColumns, summary)).toEqual({
      entityRef: 'component:default/cart',
      modelId: 'ladder',
      ...texts,
      owners: 'group:default/shop user:default/ana',
      tags: 'java pci',
      rank: 1,
      highestRank: 3,
      observed: 1,
      declared: 0,
      attested: 0,
      applicable: 2,
      nextSteps: 'owned pipeline',
      nextStepCount: 4,
      assessedAt: '2026-03-01T08:00:00.000Z',
    });
  });
});

describe('groupColumns', () => {
  const group: GroupCounts = {
    total: 3,
    byStage: [
      { stage: 'second', count: 2 },
      { stage: 'former', count: 1 },
    ],
    notAssessed: 0,
    measured: { observed: 5, declared: 0, attested: 0, applicable: 6 },
    openUpwards: 2,
    withExemptions: 1,
  };

  it('has a column for each stage of the model, in its order', () => {
    const columns = groupColumns({
      groupBy: 'system',
      stages: ['first', 'second'],
    });

    expect(columns.names.slice(0, 4)).toEqual([
      'system',
      'total',
      'stage:first',
      'stage:second',
    ]);
    expect(readCells(columns, group)).toEqual({
      total: 3,
      'stage:second': 2,
      notAssessed: 0,
      openUpwards: 2,
      observed: 5,
      declared: 0,
      attested: 0,
      applicable: 6,
      withExemptions: 1,
    });
  });
});

describe('deliveryColumns', () => {
  it('writes flags as words, and nothing for an absent one', () => {
    expect(
      readCells(deliveryColumns, {
        entityRef: 'component:default/cart',
        kind: 'deployment',
        changes: ['a1', 'b2'],
        isRollback: false,
      }),
    ).toEqual({
      entityRef: 'component:default/cart',
      kind: 'deployment',
      changes: 'a1 b2',
      isRollback: 'false',
    });
  });
});

describe('deliveryMetricColumns', () => {
  it('tells why a metric is not measured', () => {
    expect(
      readCells(deliveryMetricColumns, {
        entityRef: 'component:default/cart',
        days: 90,
        reason: 'noEvents',
      }),
    ).toEqual({
      entityRef: 'component:default/cart',
      days: 90,
      notMeasured: 'noEvents',
    });
  });
});
