import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { parseModel } from '../../model/parseModel';
import {
  CheckInput,
  Condition,
  FactSourceDeclaration,
  Model,
} from '../../model/types';
import { EntityFacts, FactObservation, SourceFacts } from '../input';

export const now = new Date('2026-06-15T12:00:00Z');

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'shop', annotations: { 'a.b/c': 'x' } },
  spec: { type: 'service', lifecycle: 'production' },
};

/** A source with one fact of each type, named after it, fresh for two days. */
export const sources: readonly FactSourceDeclaration[] = [
  {
    id: 'test',
    title: 'Test',
    description: 'One fact of each type.',
    facts: (
      ['boolean', 'number', 'string', 'strings', 'instant', 'object'] as const
    ).map(type => ({
      name: type,
      type,
      title: type,
      description: `A fact of type ${type}.`,
      maxAge: { days: 2 },
    })),
  },
  {
    id: 'attestation',
    title: 'Attestations',
    description: 'Said by people.',
    facts: [],
  },
];

export function check(
  id: string,
  condition: Condition,
  more: Partial<CheckInput> = {},
): CheckInput {
  return {
    id,
    title: id,
    why: 'Because.',
    fix: { text: 'Do it.', effort: 'small' },
    condition,
    ...more,
  };
}

/** A model with an empty starting stage, and above it a stage for each list of checks. */
export function ladder(...stages: CheckInput[][]): Model {
  return ladderOver(sources, stages);
}

/** As {@link ladder}, over the facts of other sources. */
export function ladderOver(
  known: readonly FactSourceDeclaration[],
  stages: readonly (readonly CheckInput[])[],
): Model {
  return parseModel(
    {
      id: 'tiny',
      version: 1,
      title: 'Tiny',
      appliesTo: { kind: 'Component' },
      stages: [[], ...stages].map((checks, index) => ({
        id: `stage-${index + 1}`,
        title: `Stage ${index + 1}`,
        summary: 'Here.',
        advice: 'There.',
        checks,
      })),
    },
    { sources: known },
  );
}

/** Facts of the source `test`, seen an hour ago, with more of the look itself. */
export function seen(
  values: { [name: string]: JsonValue },
  look: Partial<SourceFacts> = {},
): EntityFacts {
  const facts: { [name: string]: FactObservation } = {};
  for (const [name, value] of Object.entries(values)) {
    facts[name] = { value };
  }
  return { test: { facts, observedAt: '2026-06-15T11:00:00Z', ...look } };
}
