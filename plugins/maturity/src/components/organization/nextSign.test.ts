import {
  builtInModel,
  CheckCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  assessOrganization,
  organizationModel,
} from '../../__fixtures__/organizationFixture';
import { toStanding } from '../../stage/standing';
import { pickNextSign } from './nextSign';
import { toSitting } from './sitting';

const sum = { notApplicable: 0, exempt: 0, blocks: 0, blocksAlone: 0 };

function toCounts(
  counts: Readonly<Record<string, Partial<CheckCounts>>>,
): CheckCounts[] {
  return Object.entries(counts).map(([checkId, outcomes]) => ({
    ...sum,
    checkId,
    pass: 0,
    fail: 0,
    unknown: 0,
    ...outcomes,
  }));
}

function pick(
  shares: Readonly<Record<string, number | string>>,
  counts: Readonly<Record<string, Partial<CheckCounts>>>,
) {
  const [assessment] = assessOrganization(shares).items;
  const stages = toStanding(organizationModel, assessment);
  return {
    sitting: toSitting(stages),
    next: pickNextSign(stages, builtInModel, toCounts(counts)),
  };
}

const cicd = {
  owned: 1,
  pipeline: 1,
  automatedDeploy: 1,
  someInfrastructureAsCode: 1,
  incidentsDocumented: 1,
};

it('chooses the sign that the fewest components are missing for', () => {
  const { sitting, next } = pick(
    { ...cicd, automatedDeploy: 0.2, pipeline: 0.7 },
    {
      'automated-deploy': { pass: 4, fail: 16 },
      pipeline: { pass: 14, fail: 4, exempt: 2 },
    },
  );
  expect(sitting).toEqual({ rank: 1, next: { rank: 2, met: 3, total: 5 } });
  expect(next).toMatchObject({
    rank: 2,
    sign: { id: 'most-pipeline' },
    ofMembers: {
      check: { id: 'pipeline' },
      isMeasured: true,
      needed: 2,
      there: 14,
      total: 20,
    },
  });
});

it('counts those to measure where a share is not known', () => {
  const { next } = pick(
    { ...cicd, pipeline: '10 of 20 components are not measured' },
    { pipeline: { pass: 10, unknown: 10 } },
  );
  expect(next?.ofMembers).toMatchObject({
    isMeasured: false,
    needed: 6,
    there: 10,
    total: 20,
  });
});

it('needs no component more where a share is at its line but for rounding', () => {
  const { next } = pick(
    { ...cicd, pipeline: 0.799 },
    { pipeline: { pass: 4, fail: 1 } },
  );
  expect(next?.ofMembers?.needed).toBe(1);
});

it('chooses what is true of the organisation as a whole where that is missing', () => {
  const { next } = pick(
    {
      ...cicd,
      infrastructureAsCode: 1,
      infrastructurePipeline: 1,
      environmentParity: 1,
      securityScanning: 1,
      protectedMain: 1,
      deliveriesTracked: 1,
      documented: 1,
      goldenPath: 1,
      selfServiceResources: 1,
      healthVisible: 1,
      catalogOwned: 1,
    },
    {},
  );
  expect(next).toMatchObject({ rank: 4, sign: { id: 'golden-paths-work' } });
  expect(next?.ofMembers).toBeUndefined();
});

it('has nothing to choose without an assessment', () => {
  const stages = toStanding(organizationModel, undefined);
  expect(pickNextSign(stages, builtInModel, [])).toBeUndefined();
  expect(toSitting(stages)).toEqual({ rank: 0 });
});
