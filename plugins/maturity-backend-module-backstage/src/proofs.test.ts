import {
  acceptsProofs,
  addProofs,
  builtInModels,
  evaluateModel,
  FactObservation,
  listFactIds,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createEntity } from './__testUtils__/entities';
import { backstageFacts } from './declarations';
import { backstageProofs } from './proofs';
import { REFERENCE } from './techdocs/findDocs';

const now = new Date('2026-06-15T12:00:00Z');
const observedAt = now.toISOString();
const boolean = backstageFacts.find(({ type }) => type === 'boolean');
const number = { ...boolean!, type: 'number' as const };
const source = {
  id: 'backstage',
  title: 'Backstage',
  description: 'Other plugins',
  facts: backstageFacts,
};
const organization = builtInModels.find(({ subject }) => subject)!;
const attested = { ...boolean!, grade: 'attested' as const };
const declared = {
  ...boolean!,
  type: 'string' as const,
  grade: 'declared' as const,
};
const sources = [
  source,
  {
    ...source,
    id: 'catalog',
    facts: ['techdocs', 'sourceTemplate'].map(name => ({ ...declared, name })),
  },
  { ...source, id: 'repository', facts: [{ ...boolean!, name: 'techdocs' }] },
  {
    ...source,
    id: 'attestation',
    facts: [...new Set(builtInModels.flatMap(listFactIds))]
      .filter(id => id.startsWith('attestation/'))
      .map(id => ({ ...attested, name: id.split('/')[1]! })),
  },
];

type Value = boolean | number | string;
type Facts = Readonly<Record<string, Value>>;

/** A value, or with `?` at its beginning a reason why it is not known. */
function toFacts(values: Facts) {
  const toFact = (value: Value): FactObservation =>
    typeof value === 'string' && value.startsWith('?')
      ? { unknown: value.slice(1) }
      : { value };
  return {
    facts: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, toFact(value)]),
    ),
    observedAt,
  };
}

const current = 'documentation-current';

/** Judges a check by what this source, the catalog and the repository show. */
function judge(
  id: string,
  annotation: string,
  facts: {
    readonly backstage: Facts;
    readonly catalog: Facts;
    readonly repository?: Facts;
  },
): string {
  const { checks } = evaluateModel({
    model: addProofs(builtInModels[0]!, backstageProofs),
    sources,
    entity: createEntity('web', annotation ? { [annotation]: 'a' } : {}),
    facts: {
      backstage: toFacts(facts.backstage),
      catalog: toFacts(facts.catalog),
      repository: toFacts(facts.repository ?? {}),
      attestation: toFacts({
        documented: false,
        'golden-path': false,
        [current]: false,
      }),
    },
    now,
  });
  const check = checks.find(({ checkId }) => checkId === id);
  return [check?.outcome, check?.grade].filter(Boolean).join(' ');
}

it.each(backstageProofs.map(({ check }) => check))(
  'are for checks that take them: %s',
  id => {
    const check = builtInModels
      .flatMap(({ stages }) => stages)
      .flatMap(stage => stage.checks)
      .find(each => each.id === id)!;
    expect(acceptsProofs(check)).toBe(true);
  },
);

it.each<[string, boolean | string, boolean, string]>([
  ['that were built', true, true, 'pass observed'],
  ['that the repository does not show', true, false, 'pass observed'],
  ['that were never built', false, true, 'pass declared'],
  ['that are nowhere', false, false, 'fail observed'],
  ['of which nothing is known', '?no TechDocs', true, 'pass declared'],
  ['that nobody can see', '?no TechDocs', false, 'fail observed'],
])('judge pages %s', (_, docsBuilt, techdocs, expected) => {
  const facts = {
    backstage: { docsBuilt },
    catalog: { techdocs: 'dir:.' },
    repository: { techdocs },
  };
  expect(judge('documented', 'backstage.io/techdocs-ref', facts)).toBe(
    expected,
  );
});

it.each<[string, boolean | string, string, string]>([
  ['that created it', true, 'template:default/a', 'pass observed'],
  ['that is gone since', true, '?not in the catalog', 'pass observed'],
  ['that it names', '?no run', 'template:default/a', 'pass declared'],
  ['that is not there', '?no run', '?not in the catalog', 'unknown'],
])('judge a template %s', (_, createdByTemplate, sourceTemplate, expected) => {
  const facts = {
    backstage: { createdByTemplate },
    catalog: { sourceTemplate },
  };
  expect(judge('golden-path', 'backstage.io/source-template', facts)).toBe(
    expected,
  );
});

const year = '2025-06-16T12:00:00Z';
const older = '2025-06-14T12:00:00Z';

it.each<[string, Facts, string]>([
  [
    'were built within a year',
    { docsBuilt: true, docsBuiltAt: year },
    'pass observed',
  ],
  [
    'were built before',
    { docsBuilt: true, docsBuiltAt: older },
    'fail observed',
  ],
  [
    'were never built',
    { docsBuilt: false, docsBuiltAt: '?never built' },
    'fail observed',
  ],
  [
    'do not tell when they were built',
    { docsBuilt: true, docsBuiltAt: '?not told' },
    'unknown',
  ],
  [
    'nobody can see',
    { docsBuilt: '?no TechDocs', docsBuiltAt: '?no TechDocs' },
    'unknown',
  ],
])('judge whether pages are current that %s', (_, backstage, expected) => {
  expect(judge(current, REFERENCE, { backstage, catalog: {} })).toBe(expected);
});

it('are for no pages where there are none', () => {
  expect(judge(current, '', { backstage: {}, catalog: {} })).toBe(
    'notApplicable',
  );
});

/** Judges a check of the organisation by what this source tells of it. */
function judgePlatform(id: string, facts: Facts, isAttested: boolean) {
  const { checks } = evaluateModel({
    model: addProofs(organization, backstageProofs),
    sources: [
      ...sources,
      {
        ...source,
        id: 'scorecard',
        facts: listFactIds(organization)
          .filter(fact => fact.startsWith('scorecard/'))
          .map(fact => ({ ...number, name: fact.split('/')[1]! })),
      },
    ],
    entity: createEntity('web', {}, 'Group'),
    facts: {},
    related: {
      organization: {
        entity: createEntity('acme', {}, 'Group'),
        facts: {
          backstage: toFacts(facts),
          attestation: toFacts({ [id]: isAttested }),
        },
      },
    },
    now,
  });
  const check = checks.find(({ checkId }) => checkId === id);
  return [check?.outcome, check?.grade].filter(Boolean).join(' ');
}

const paths = (goldenPathRuns: number, goldenPathSuccess: number | string) => ({
  goldenPathRuns,
  goldenPathSuccess,
});
const wait = (infrastructureMinutes: number | string) => ({
  infrastructureMinutes,
});
const work = 'golden-paths-work';
const fast = 'infrastructure-within-an-hour';

it.each<[string, string, Facts, string, string]>([
  ['most runs succeed', work, paths(5, 0.8), 'pass observed', 'pass observed'],
  ['more fail', work, paths(50, 0.79), 'fail observed', 'pass attested'],
  ['nobody runs any', work, paths(0, '?few'), 'fail observed', 'pass attested'],
  ['nothing is known', work, {}, 'unknown', 'pass attested'],
  ['an hour is enough', fast, wait(60), 'pass observed', 'pass observed'],
  ['it takes longer', fast, wait(60.1), 'fail observed', 'pass attested'],
  ['too few were run', fast, wait('?few'), 'unknown', 'pass attested'],
])(
  'judge the platform where %s',
  (_, id, facts, expected, expectedIfAttested) => {
    expect(judgePlatform(id, facts, false)).toBe(expected);
    expect(judgePlatform(id, facts, true)).toBe(expectedIfAttested);
  },
);

it.each(['documented', 'golden-path'])(
  'change nothing for entities without an annotation: %s',
  id => {
    const judgeBy = (value: boolean | string) =>
      judge(id, '', {
        backstage: { docsBuilt: value, createdByTemplate: value },
        catalog: { techdocs: '', sourceTemplate: '' },
        repository: { techdocs: false },
      });
    expect(judgeBy(true)).toBe(judgeBy('?not known'));
    expect(judgeBy(true)).toMatch(/^fail/);
  },
);
