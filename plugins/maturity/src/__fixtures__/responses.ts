import {
  Assessment,
  CountAssessmentsResponse,
  EntityAssessmentsResponse,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { fixtureModel } from './model';
import { exempted, failed, notApplicable, observedAt, passed, unmeasured, vouchedFor } from './results';

/** The entity of the fixtures. */
export const fixtureRef = 'component:default/checkout';

const day = 86_400_000;

/** An instant some days before the fixtures were loaded. */
export function daysAgo(days: number): string {
  return new Date(Date.now() - days * day).toISOString();
}

/** At stage 2, with every outcome present. */
export const fixtureAssessment: Assessment = {
  entityRef: fixtureRef,
  modelId: fixtureModel.id,
  modelVersion: 1,
  assessedAt: observedAt,
  stageSince: daysAgo(40),
  stage: 'cicd-foundation',
  rank: 2,
  highestRank: 2,
  nextStage: 'infrastructure-as-code',
  measured: { observed: 8, declared: 0, attested: 1, applicable: 12 },
  checks: [
    passed('source-controlled'),
    passed('owned'),
    passed('pipeline'),
    notApplicable('automated-deploy'),
    failed('security-scanning'),
    unmeasured('protected-main'),
    passed('dependency-updates'),
    exempted('infrastructure-pipeline'),
    vouchedFor('environment-parity'),
    failed('shared-pipeline', false),
    passed('documented'),
    failed('golden-path'),
    unmeasured(
      'platform-as-product',
      {
        reason: 'missing',
        cause: 'noRelatedEntity',
        of: 'organization',
        message: 'group:default/payments has no parent',
      },
      'group:default/payments',
    ),
    unmeasured('slo', {
      reason: 'stale',
      cause: 'stale',
      source: 'repository',
      observedAt: daysAgo(9),
    }),
    unmeasured('dora-steady', {
      reason: 'missing',
      cause: 'notReported',
      source: 'repository',
    }),
  ],
  nextSteps: [
    { checkId: 'security-scanning', outcome: 'fail', effort: 'small' },
    { checkId: 'protected-main', outcome: 'unknown', effort: 'small' },
  ],
};

/** The backend's answer for the entity of the fixtures. */
export const fixtureResponse: EntityAssessmentsResponse = {
  entityRef: fixtureRef,
  items: [fixtureAssessment],
  sources: [
    { sourceId: 'repository', entityRef: fixtureRef, observedAt },
    { sourceId: 'catalog', entityRef: fixtureRef, observedAt: daysAgo(1) },
  ],
  modelIds: [fixtureModel.id],
};

/** Three changes of stage, newest first. */
export const fixtureHistory: readonly StageChange[] = [
  {
    entityRef: fixtureRef,
    modelId: fixtureModel.id,
    modelVersion: 1,
    at: daysAgo(40),
    from: 'infrastructure-as-code',
    to: 'cicd-foundation',
    checks: [{ id: 'security-scanning', from: 'pass', to: 'fail' }],
  },
  {
    entityRef: fixtureRef,
    modelId: fixtureModel.id,
    modelVersion: 1,
    at: daysAgo(90),
    from: 'cicd-foundation',
    to: 'infrastructure-as-code',
    checks: [
      { id: 'security-scanning', from: 'fail', to: 'pass' },
      { id: 'infrastructure-pipeline', from: 'fail', to: 'exempt' },
    ],
  },
  {
    entityRef: fixtureRef,
    modelId: fixtureModel.id,
    modelVersion: 1,
    at: daysAgo(200),
    to: 'cicd-foundation',
    checks: [{ id: 'pipeline', to: 'pass' }],
  },
];

/** The members of an aggregate by stage. */
export const fixtureCounts: CountAssessmentsResponse = {
  modelId: fixtureModel.id,
  all: {
    total: 23,
    byStage: [
      { stage: 'ad-hoc', count: 3 },
      { stage: 'cicd-foundation', count: 9 },
      { stage: 'infrastructure-as-code', count: 6 },
      { stage: 'self-serve-platform', count: 3 },
      { stage: 'product-grade-platform', count: 0 },
    ],
    notAssessed: 2,
    measured: { observed: 120, declared: 30, attested: 10, applicable: 230 },
    openUpwards: 7,
    withExemptions: 1,
  },
  leftOut: 0,
  groups: [],
};
