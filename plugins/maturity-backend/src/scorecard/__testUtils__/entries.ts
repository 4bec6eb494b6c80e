import fc from 'fast-check';
import {
  AssessmentSummary,
  Check,
  Model,
  Outcome,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { codeAt, OUTCOMES, packOutcomes } from '../../database';
import { ScorecardTable } from '../ScorecardTable';
import { ScorecardEntry } from '../types';

export const CHECK_IDS = ['owned', 'pipeline', 'scanned'];
export const STAGES = ['first', 'second', 'third'];

export function createCheck(id: string, more: Partial<Check> = {}): Check {
  return {
    id,
    title: id,
    why: 'Because.',
    fix: { text: 'Do it.', effort: 'medium' },
    condition: { 'entity/spec.owner': { $exists: true } },
    required: true,
    ...more,
  };
}

/** A model with a stage for each list of checks. */
export function createModel(
  stages: readonly (readonly [id: string, checks: readonly Check[]])[],
): Model {
  return {
    id: 'ladder',
    version: 1,
    title: 'Ladder',
    appliesTo: { kind: 'Component' },
    stages: stages.map(([id, checks]) => ({
      id,
      checks,
      title: id,
      summary: 'You are here.',
      advice: 'Go on.',
    })),
  };
}

/** The model of the entries below. */
export const ladder = createModel([
  ['first', []],
  ['second', [createCheck('owned'), createCheck('pipeline')]],
  ['third', [createCheck('scanned')]],
]);

/** An entry of `component:default/<name>`, by the model `ladder`. */
export function entry(
  name: string,
  summary: Partial<AssessmentSummary> = {},
  rest: Partial<Omit<ScorecardEntry, 'summary' | 'outcomes'>> & {
    readonly outcomes?: readonly Outcome[];
  } = {},
): ScorecardEntry {
  return {
    name,
    revision: 1,
    checkIds: CHECK_IDS,
    ...rest,
    outcomes: packOutcomes(rest.outcomes ?? ['pass', 'fail', 'unknown']),
    summary: {
      entityRef: `component:default/${name}`,
      modelId: 'ladder',
      kind: 'component',
      owners: [],
      tags: [],
      rank: 0,
      highestRank: summary.rank ?? 0,
      measured: { observed: 2, declared: 0, attested: 0, applicable: 3 },
      nextSteps: [],
      nextStepCount: 0,
      assessedAt: '2026-03-01T08:00:00.000Z',
      ...summary,
    },
  };
}

/** A table with these entries. */
export function createTable(entries: Iterable<ScorecardEntry>): ScorecardTable {
  const table = new ScorecardTable();
  for (const one of entries) {
    table.upsert(one);
  }
  return table;
}

const optional = <T>(...values: T[]) =>
  fc.option(fc.constantFrom(...values), { nil: undefined });

/** Entries with few distinct values, so that many are alike. */
export const arbitraryEntry: fc.Arbitrary<ScorecardEntry> = fc
  .record({
    name: fc.constantFrom('a', 'B', 'c', 'd', 'E', 'f', 'g', 'h'),
    title: optional('Alpha', 'beta', 'Ömega', 'x'.repeat(300), '<b>'),
    modelId: fc.constantFrom('ladder', 'security'),
    kind: fc.constantFrom('component', 'system'),
    type: optional('service', 'library'),
    lifecycle: optional('production'),
    owners: fc.shuffledSubarray(['group:default/one', 'group:default/two']),
    system: optional('system:default/shop'),
    domain: optional('domain:default/trade'),
    tags: fc.subarray(['java', 'go', 'pci']),
    rank: fc.integer({ min: 0, max: 3 }),
    range: fc.nat({ max: 2 }),
    leftOut: optional('Deprecated'),
    observed: fc.nat({ max: 3 }),
    declared: fc.nat({ max: 1 }),
    attested: fc.nat({ max: 1 }),
    missing: fc.nat({ max: 2 }),
    nextStepCount: fc.nat({ max: 4 }),
    stageSince: optional(
      '2026-03-01T08:00:00.000Z',
      '2026-02-01T08:00:00.000Z',
    ),
    outcomes: fc.array(fc.constantFrom(...OUTCOMES), {
      minLength: 3,
      maxLength: 3,
    }),
    revision: fc.nat({ max: 20 }),
  })
  .map(({ name, revision, outcomes, rank, range, ...rest }) => {
    const { observed, declared, attested, missing, ...columns } = rest;
    const applicable = observed + declared + attested + missing;
    return entry(
      name,
      {
        ...columns,
        entityRef: `${rest.kind}:default/${name.toLowerCase()}`,
        rank,
        highestRank: rank + range,
        stage: STAGES[rank - 1],
        nextStage: STAGES[rank],
        measured: { observed, declared, attested, applicable },
        nextSteps: CHECK_IDS.slice(0, Math.min(3, rest.nextStepCount)),
      },
      { revision, outcomes },
    );
  });

/** Filters over the values of {@link arbitraryEntry}, and over values that do not occur. */
export const arbitraryFilter = fc.record(
  {
    modelId: fc.constantFrom('ladder', 'security', 'other'),
    kind: fc.subarray(['component', 'System', 'api']),
    type: fc.subarray(['service', 'library', 'website']),
    lifecycle: fc.subarray(['production']),
    grade: fc.subarray(['observed', 'declared', 'attested'] as const),
    leftOut: fc.boolean(),
    owner: fc.subarray(['group:default/one', 'Group:default/Two']),
    system: fc.subarray(['system:default/shop']),
    domain: fc.subarray(['domain:default/trade']),
    tag: fc.subarray(['java', 'go', 'rust']),
    stage: fc.subarray(['none', 'first', 'third', 'ninth']),
    check: fc.array(
      fc.record({
        id: fc.constantFrom(...CHECK_IDS, 'unheard-of'),
        outcome: fc.constantFrom(...OUTCOMES),
      }),
      { maxLength: 2 },
    ),
    text: fc.constantFrom('', 'a', 'Ö', 'B>', 'zzz'),
    without: fc.subarray([
      ...(['type', 'lifecycle', 'owner'] as const),
      ...(['system', 'domain', 'tag'] as const),
    ]),
  },
  { requiredKeys: [] },
);

/** The outcome of a check of an entry. */
export function findOutcome(
  { checkIds, outcomes }: ScorecardEntry,
  checkId: string,
): Outcome | undefined {
  return OUTCOMES[codeAt(outcomes, checkIds.indexOf(checkId))];
}
