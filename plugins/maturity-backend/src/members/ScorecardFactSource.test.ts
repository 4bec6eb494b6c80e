import { Entity } from '@backstage/catalog-model';
import {
  builtInModel,
  Grade,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { mockServices } from '@backstage/backend-test-utils';
import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { GroupTree } from '../catalog/GroupTree';
import { packGrades } from '../database';
import { createTable, entry } from '../scorecard/__testUtils__/entries';
import { ScorecardFactSource } from './ScorecardFactSource';

const CHECKS = ['owned', 'automated-deploy'];

/** A component of a team, with its outcomes of both checks. */
function member(
  name: string,
  outcomes: readonly Outcome[],
  options: {
    team?: string;
    lifecycle?: string;
    rank?: number;
    highestRank?: number;
    grades?: readonly (Grade | undefined)[];
  } = {},
) {
  const { team = 'web', lifecycle = 'production', rank = 2 } = options;
  const { highestRank = rank, grades = ['observed', 'observed'] } = options;
  return entry(
    name,
    {
      modelId: builtInModel.id,
      owners: [`group:default/${team}`],
      system: 'system:default/shop',
      domain: 'domain:default/trade',
      lifecycle,
      rank,
      highestRank,
    },
    { checkIds: CHECKS, outcomes, grades: packGrades(grades) },
  );
}

const groups = new GroupTree([
  { entityRef: 'group:default/acme', parents: [] },
  { entityRef: 'group:default/web', parents: ['group:default/acme'] },
  { entityRef: 'group:default/data', parents: ['group:default/acme'] },
]);

const toEntity = (kind: string, name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind,
  metadata: { namespace: 'default', name },
});

async function collect(
  members: readonly ReturnType<typeof entry>[],
  entities: Entity[],
  organization?: string,
) {
  const table = createTable(members);
  const source = new ScorecardFactSource({
    readTable: async () => table,
    readGroups: async () => groups,
    isAssessed: async () => true,
    organization,
  });
  if (members.some(({ summary }) => summary.modelId === builtInModel.id)) {
    await testFactSource({ source, entities });
  }
  const answers = await source.collect({
    entities,
    etags: new Map(),
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
  });
  return (ref: string) => {
    const answer = answers.get(ref);
    return answer && 'facts' in answer ? answer.facts : undefined;
  };
}

const web = toEntity('Group', 'web');
const acme = toEntity('Group', 'acme');
const repeat = (count: number, outcomes: readonly Outcome[], from = 0) =>
  Array.from({ length: count }, (_, index) =>
    member(`c${from + index}`, outcomes),
  );

describe('ScorecardFactSource', () => {
  it('tells shares of the components in production, with how many they are', async () => {
    const read = await collect(
      [
        ...repeat(3, ['pass', 'pass']),
        member('failing', ['pass', 'fail']),
        member('new', ['fail', 'fail'], { lifecycle: 'experimental' }),
        member('library', ['pass', 'notApplicable']),
        member('exempt', ['pass', 'exempt']),
      ],
      [web],
    );
    expect(read('group:default/web')).toMatchObject({
      components: { value: 6 },
      owned: { value: 1, evidence: [{ title: '6 of 6 components' }] },
      automatedDeploy: {
        value: 0.6,
        grade: 'observed',
        evidence: [{ title: '3 of 5 components, 1 with exemptions' }],
      },
      reachedCicdFoundation: { value: 1 },
      reachedInfrastructureAsCode: { value: 0 },
      slo: { unknown: 'no component in production belongs to it' },
    });
  });

  it('is not raised by exemptions', async () => {
    const share = async (outcome: Outcome) => {
      const read = await collect(
        [...repeat(4, ['pass', 'pass']), member('last', ['pass', outcome])],
        [web],
      );
      return read('group:default/web')?.automatedDeploy;
    };
    expect(await share('fail')).toMatchObject({ value: 0.8 });
    expect(await share('exempt')).toMatchObject({ value: 0.8 });
    expect(await share('unknown')).toMatchObject({ value: 1 });
  });

  it('says nothing where too few are measured, but the range that is left', async () => {
    const members = [
      ...repeat(6, ['pass', 'pass']),
      ...repeat(1, ['pass', 'fail'], 6),
      ...repeat(3, ['pass', 'unknown'], 7),
    ];
    const read = await collect(members, [web]);
    expect(read('group:default/web')?.automatedDeploy).toEqual({
      unknown: '3 of 10 components are not measured: between 60 % and 90 %',
    });
    const enough = await collect(members.slice(0, 8), [web]);
    expect(enough('group:default/web')?.automatedDeploy).toMatchObject({
      value: 0.857,
    });
  });

  it('leaves open which stage components reach that are not assessed, or may be higher', async () => {
    const read = await collect(
      [
        ...repeat(2, ['pass', 'pass']),
        member('unseen', ['unknown', 'unknown'], { rank: 0, highestRank: 5 }),
        member('higher', ['pass', 'pass'], { rank: 2, highestRank: 3 }),
      ],
      [web],
    );
    expect(read('group:default/web')).toMatchObject({
      reachedCicdFoundation: {
        unknown: '1 of 4 components are not measured: between 75 % and 100 %',
      },
      reachedInfrastructureAsCode: {
        unknown: '2 of 4 components are not measured: between 0 % and 50 %',
      },
    });
  });

  it.each<[string, (Grade | undefined)[], Grade]>([
    ['of all that is known', ['observed', 'observed'], 'observed'],
    ['of one that is declared', ['observed', 'declared'], 'declared'],
    ['of one that people state', ['attested', 'declared'], 'attested'],
    ['where one is not stored', ['observed', undefined], 'attested'],
  ])('has the weakest grade %s', async (_, grades, expected) => {
    const read = await collect(
      grades.map((grade, index) =>
        member(`c${index}`, ['pass', 'pass'], { grades: [grade, grade] }),
      ),
      [web],
    );
    expect(read('group:default/web')?.owned).toMatchObject({ grade: expected });
  });

  it('counts through the tree, by system and domain, and all for the organisation', async () => {
    const entities = [
      acme,
      web,
      toEntity('Group', 'data'),
      toEntity('Group', 'empty'),
      toEntity('System', 'shop'),
      toEntity('Domain', 'trade'),
    ];
    const members = [
      member('a', ['pass', 'pass']),
      member('b', ['pass', 'pass'], { team: 'data' }),
      member('c', ['pass', 'pass'], { team: 'unheard-of' }),
    ];
    const count = async (organization?: string) => {
      const read = await collect(members, entities, organization);
      return Object.fromEntries(
        ['group:default/acme', 'group:default/web', 'group:default/empty']
          .concat('system:default/shop', 'domain:default/trade')
          .map(ref => [ref, read(ref)?.components]),
      );
    };
    const counted = {
      'group:default/acme': { value: 2 },
      'group:default/web': { value: 1 },
      'group:default/empty': { value: 0 },
      'system:default/shop': { value: 3 },
      'domain:default/trade': { value: 3 },
    };
    expect(await count()).toEqual(counted);
    expect(await count('group:default/acme')).toEqual({
      ...counted,
      'group:default/acme': { value: 3 },
    });
  });

  const ownedBy = (outcomes: readonly Outcome[], modelId: string) =>
    outcomes.map((outcome, index) =>
      entry(
        `${modelId}-${index}`,
        {
          modelId,
          owners: ['group:default/web'],
          domain: 'domain:default/trade',
          rank: 1,
        },
        {
          checkIds: ['owned'],
          outcomes: [outcome],
          grades: packGrades(['observed']),
        },
      ),
    );

  it.each<[string, Outcome[], Outcome[], object]>([
    [
      'of all kinds and lifecycles',
      ['pass', 'fail'],
      ['pass', 'pass'],
      {
        value: 0.8,
        grade: 'observed',
        evidence: [{ title: '4 of 5 entities' }],
      },
    ],
    [
      'that are exempt, as without an owner',
      ['pass', 'exempt'],
      ['pass', 'pass'],
      {
        value: 0.8,
        grade: 'observed',
        evidence: [{ title: '4 of 5 entities, 1 with exemptions' }],
      },
    ],
    [
      'of which too few are measured, as a range',
      ['pass', 'unknown'],
      ['unknown', 'unknown'],
      { unknown: '3 of 5 entities are not measured: between 40 % and 100 %' },
    ],
  ])('counts owned entities %s', async (_, apis, resources, expected) => {
    const read = await collect(
      [
        member('new', ['pass', 'fail'], { lifecycle: 'experimental' }),
        ...ownedBy(apis, 'api'),
        ...ownedBy(resources, 'resource'),
      ],
      [web, toEntity('Domain', 'trade'), toEntity('Group', 'empty')],
    );
    expect(read('group:default/web')).toMatchObject({
      components: { value: 0 },
      catalogOwned: expected,
    });
    expect(read('domain:default/trade')?.catalogOwned).toEqual(
      read('group:default/web')?.catalogOwned,
    );
    expect(read('group:default/empty')?.catalogOwned).toEqual({
      unknown: 'no component, API or resource belongs to it',
    });
  });

  it('counts nothing before all components are assessed', async () => {
    const source = new ScorecardFactSource({
      readTable: async () => createTable(repeat(3, ['pass', 'pass'])),
      readGroups: async () => groups,
      isAssessed: async () => false,
    });
    const answers = await source.collect({
      entities: [web],
      etags: new Map(),
      signal: new AbortController().signal,
      logger: mockServices.logger.mock(),
    });
    expect(answers.get('group:default/web')).toEqual({
      postponed: {
        until: expect.any(String),
        reason: 'the assessment of all components has not ended',
      },
    });
  });

  it('reports nothing where no component was assessed by the built-in model', async () => {
    const read = await collect([entry('other', { modelId: 'own' })], [web]);
    expect(read('group:default/web')).toBeUndefined();
  });
});
