import { JsonValue } from '@backstage/types';
import {
  CheckInput,
  Condition,
  EntityFacts,
  EvaluationInput,
  FactObservation,
  FactSourceDeclaration,
  FactType,
  ModelInput,
} from '@platform-maturity/backstage-plugin-maturity-common';

export const checkCount = 40;

const STAGES = 5;
const NOW = new Date('2026-06-15T12:00:00Z');
const TYPES = ['strings', 'boolean', 'number', 'string', 'instant'] as const;

/** A test of each type of fact, and a value that passes and one that fails it. */
const byType = {
  strings: { test: { $notEmpty: true }, pass: ['ci.yml', 'cd.yml'], fail: [] },
  boolean: { test: true, pass: true, fail: false },
  number: { test: { $gte: 2 }, pass: 3, fail: 0 },
  string: { test: { $hasPrefix: 'https:' }, pass: 'https://a.b', fail: '' },
  instant: {
    test: { $within: '90 days' },
    pass: '2026-05-20T08:00:00Z',
    fail: '2025-05-20T08:00:00Z',
  },
} satisfies Partial<
  Record<FactType, { test: JsonValue; pass: JsonValue; fail: JsonValue }>
>;

const factTypes = Array.from(
  { length: 20 },
  (_, index) => TYPES[index % TYPES.length],
);

function declareSource(id: string): FactSourceDeclaration {
  return {
    id,
    title: id,
    description: 'Made for the benchmark.',
    facts: factTypes.map((type, index) => ({
      name: `fact${index}`,
      title: `Fact ${index}`,
      description: 'Made for the benchmark.',
      type,
      maxAge: { days: 2 },
    })),
  };
}

/** Two sources of twenty facts each, and attestations. */
export const sources: readonly FactSourceDeclaration[] = [
  declareSource('repository'),
  declareSource('catalog'),
  { ...declareSource('attestation'), facts: [] },
];

/** Three to four proofs: a fact, two facts together, an annotation, an attestation. */
function createCondition(index: number): Condition {
  const own = index % 20;
  const other = (index * 7) % 20;
  return {
    $any: [
      { [`repository/fact${own}`]: byType[factTypes[own]].test },
      {
        [`catalog/fact${other}`]: byType[factTypes[other]].test,
        'entity/spec.lifecycle': { $in: ['production', 'experimental'] },
      },
      {
        [`entity/metadata.annotations.tool-${index}.io/id`]: { $exists: true },
      },
      { [`attestation/check-${index}`]: true },
    ],
  };
}

function check(index: number): CheckInput {
  return {
    id: `check-${index}`,
    title: `Check ${index}`,
    why: 'It makes the benchmark realistic.',
    fix: { text: 'Nothing to do.', effort: 'small' },
    condition: createCondition(index),
    ...(index % 4 === 0 && { notApplicable: { 'spec.type': 'library' } }),
    ...(index % 10 === 9 && { of: 'owner' }),
  };
}

/** Forty checks in the upper four of five stages. */
export const model: ModelInput = {
  id: 'bench',
  version: 1,
  title: 'Benchmark',
  appliesTo: { kind: 'Component' },
  stages: Array.from({ length: STAGES }, (_, stage) => ({
    id: `stage-${stage}`,
    title: `Stage ${stage}`,
    summary: 'A stage.',
    advice: 'Go on.',
    checks: Array.from({ length: checkCount }, (__, index) => index)
      .filter(index => stage > 0 && index % (STAGES - 1) === stage - 1)
      .map(check),
  })),
};

function observe(index: number, entity: number): FactObservation {
  const { pass, fail } = byType[factTypes[index]];
  return (index * 31 + entity * 17) % 11 === 0
    ? { unknown: 'needs permission contents:read' }
    : {
        value: (index * 13 + entity * 7) % 5 < 2 ? fail : pass,
        evidence: [{ title: 'ci.yml', url: 'https://example.com/ci.yml' }],
      };
}

function createFacts(entity: number): EntityFacts {
  const facts = Object.fromEntries(
    factTypes.map((_, index) => [`fact${index}`, observe(index, entity)]),
  );
  const attestations = Object.fromEntries(
    Array.from({ length: checkCount }, (_, index) => [
      `check-${index}`,
      { value: (index + entity) % 9 === 0 },
    ]),
  );
  return {
    repository: { facts, observedAt: '2026-06-15T06:00:00Z' },
    catalog: { facts, observedAt: '2026-06-15T11:00:00Z' },
    attestation: { facts: attestations, observedAt: '2026-06-15T11:00:00Z' },
  };
}

/** An entity with its facts and those of its owner, different for each number. */
export function createInput(entity: number): EvaluationInput {
  return {
    now: NOW,
    facts: createFacts(entity),
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name: `service-${entity}`,
        title: `Service ${entity}`,
        description: 'One of many.',
        tags: ['java', 'payments'],
        annotations: {
          'backstage.io/techdocs-ref': 'dir:.',
          'backstage.io/source-location': 'url:https://example.com/',
          'github.com/project-slug': `org/service-${entity}`,
          [`tool-${entity % checkCount}.io/id`]: 'x',
        },
      },
      spec: {
        type: entity % 10 === 0 ? 'library' : 'service',
        lifecycle: entity % 3 === 0 ? 'deprecated' : 'production',
        owner: `group:default/team-${entity % 100}`,
        system: `system-${entity % 50}`,
      },
    },
    related: {
      owner: {
        facts: createFacts(entity % 100),
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Group',
          metadata: { name: `team-${entity % 100}` },
          spec: { type: 'team', children: [] },
        },
      },
    },
  };
}
