import {
  acceptsProofs,
  addProofs,
  builtInModels,
  evaluateModel,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createEntity } from './__testUtils__/entities';
import { backstageFacts } from './declarations';
import { backstageProofs } from './proofs';

const now = new Date('2026-06-15T12:00:00Z');
const observedAt = now.toISOString();
const [boolean] = backstageFacts;
const source = {
  id: 'backstage',
  title: 'Backstage',
  description: 'Other plugins',
  facts: backstageFacts,
};
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
    facts: ['documented', 'golden-path'].map(name => ({ ...attested, name })),
  },
];

type Facts = Readonly<Record<string, boolean | string>>;

/** A value, or with `?` at its beginning a reason why it is not known. */
function toFacts(values: Facts) {
  const toFact = (value: boolean | string): FactObservation =>
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
      attestation: toFacts({ documented: false, 'golden-path': false }),
    },
    now,
  });
  const check = checks.find(({ checkId }) => checkId === id);
  return [check?.outcome, check?.grade].filter(Boolean).join(' ');
}

it.each(backstageProofs.map(({ check }) => check))(
  'are for checks that take them: %s',
  id => {
    const check = builtInModels[0]!.stages
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
