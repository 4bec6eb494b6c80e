import { builtInModel, MeasuredTarget, StageTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { organizationRef } from './organizationFixture';

/** A target of the organisation, at stage 3 and due in 2099. */
export function createTarget(change: Partial<StageTarget> = {}): StageTarget {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    entityRef: organizationRef,
    modelId: builtInModel.id,
    stageId: builtInModel.stages[2].id,
    share: 0.4,
    lifecycle: ['production'],
    owner: 'group:default/platform',
    startsOn: '2026-01-01',
    dueOn: '2099-06-30',
    version: 1,
    createdAt: '2026-01-01T08:00:00.000Z',
    createdBy: 'user:default/ana',
    updatedAt: '2026-01-01T08:00:00.000Z',
    updatedBy: 'user:default/ana',
    ...change,
  };
}

/** The same, measured: 12 of 52 are there. */
export function measureFixture(
  change: Partial<StageTarget> = {},
  measured: Partial<MeasuredTarget> = {},
): MeasuredTarget {
  return {
    target: createTarget(change),
    rank: 3,
    progress: {
      total: 52,
      reached: 12,
      notAssessed: 2,
      withExemptions: 1,
      needed: 21,
      atStart: { day: '2026-01-01', total: 50, reached: 5 },
    },
    forecast: { state: 'atRisk', weeks: 12, range: { low: 0.31, high: 0.44 } },
    hasOwner: true,
    ...measured,
  };
}
