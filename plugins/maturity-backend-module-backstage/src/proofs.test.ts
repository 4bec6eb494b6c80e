import { JsonValue } from '@backstage/types';
import {
  acceptsProofs,
  addProofs,
  builtInModels,
  evaluateModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createEntity } from './__testUtils__/entities';
import { backstageFacts } from './declarations';
import { backstageProofs } from './proofs';

const now = new Date('2026-06-15T12:00:00Z');
const source = {
  id: 'backstage',
  title: 'Backstage',
  description: 'Other plugins',
  facts: backstageFacts,
};
const others = {
  catalog: [
    { ...backstageFacts[2]!, name: 'techdocs', grade: 'declared' as const },
  ],
  repository: [{ ...backstageFacts[0]!, name: 'techdocs' }],
};
const reference = { 'backstage.io/techdocs-ref': 'dir:.' };

/** Judges whether an entity is documented, whose repository shows this. */
function judge(
  docsBuilt: boolean | string,
  hasPages: boolean,
  annotations: Readonly<Record<string, string>> = reference,
): string | undefined {
  const observedAt = now.toISOString();
  const toFacts = (name: string, value: JsonValue) => ({
    facts: { [name]: { value } },
    observedAt,
  });
  const { checks } = evaluateModel({
    model: addProofs(builtInModels[0]!, backstageProofs),
    sources: [
      source,
      ...Object.entries(others).map(([id, facts]) => ({
        ...source,
        id,
        facts,
      })),
    ],
    entity: createEntity('web', annotations),
    facts: {
      backstage:
        typeof docsBuilt === 'string'
          ? { facts: { docsBuilt: { unknown: docsBuilt } }, observedAt }
          : toFacts('docsBuilt', docsBuilt),
      catalog: toFacts('techdocs', annotations === reference ? 'dir:.' : ''),
      repository: toFacts('techdocs', hasPages),
    },
    now,
  });
  const check = checks.find(({ checkId }) => checkId === 'documented');
  return [check?.outcome, check?.grade].filter(Boolean).join(' ');
}

it('is for a check that takes proofs', () => {
  const check = builtInModels[0]!.stages
    .flatMap(stage => stage.checks)
    .find(({ id }) => id === 'documented')!;
  expect(acceptsProofs(check)).toBe(true);
});

it.each<[string, boolean | string, boolean, string]>([
  ['pages that were built', true, true, 'pass observed'],
  ['pages that the repository does not show', true, false, 'pass observed'],
  ['pages that were never built', false, true, 'pass declared'],
  ['no pages at all', false, false, 'fail observed'],
  ['pages of which nothing is known', 'no TechDocs', true, 'pass declared'],
  ['pages that nobody can see', 'no TechDocs', false, 'fail observed'],
])('judges %s', (_, docsBuilt, hasPages, expected) => {
  expect(judge(docsBuilt, hasPages)).toBe(expected);
});

it('changes nothing for entities without a reference', () => {
  expect(judge(true, true, {})).toBe(judge(false, true, {}));
  expect(judge(true, true, {})).not.toMatch(/pass/);
});
