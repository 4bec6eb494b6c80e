import { Entity } from '@backstage/catalog-model';
import { JsonValue } from '@backstage/types';
import { compileModel, evaluateModel } from '../../../evaluate/evaluateModel';
import { EntityFacts } from '../../../evaluate/input';
import { CheckResult, Evaluation } from '../../../evaluate/types';
import { parseModel } from '../../parseModel';
import { FactType, Model } from '../../types';
import { builtInModel } from '../builtInModel';
import { declaredSources } from './declaredSources';

const now = new Date('2026-06-01T00:00:00Z');

/** An entity, and the facts that are known of it. */
export interface World {
  /** `undefined` is a fact that nobody could observe. */
  readonly facts?: { readonly [factId: string]: JsonValue | undefined };
  readonly kind?: string;
  readonly metadata?: Partial<Entity['metadata']>;
  /** Default: a service in production. */
  readonly spec?: Entity['spec'];
}

/** Looked for, and not there. */
const nothing: Readonly<Record<FactType, JsonValue>> = {
  boolean: false,
  instant: '2020-01-01T00:00:00Z',
  number: 0,
  object: {},
  string: '',
  strings: [],
};

/** Sources that everybody has. Others are installed where a fact is theirs. */
const always = ['attestation', 'catalog', 'repository'];

/**
 * Evaluates a model for an entity of which only this is known. What the sources
 * that everybody has could report beside it was looked for in vain.
 */
export function judgeEntity(
  world: World,
  model: Model = builtInModel,
): Evaluation {
  const known = Object.entries(world.facts ?? {});
  const installed = declaredSources.filter(
    ({ id }) =>
      always.includes(id) || known.some(([fact]) => fact.startsWith(`${id}/`)),
  );
  const facts: EntityFacts = Object.fromEntries(
    installed.map(source => [
      source.id,
      {
        observedAt: now.toISOString(),
        facts: Object.fromEntries(
          source.facts.flatMap(({ name, type }) => {
            const id = `${source.id}/${name}`;
            const unsaid = always.includes(source.id)
              ? nothing[type]
              : undefined;
            const value = Object.hasOwn(world.facts ?? {}, id)
              ? world.facts?.[id]
              : unsaid;
            return value === undefined ? [] : [[name, { value }]];
          }),
        ),
      },
    ]),
  );
  const entity: Entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: world.kind ?? 'Component',
    metadata: { name: 'checkout', ...world.metadata },
    spec: world.spec ?? { type: 'service', lifecycle: 'production' },
  };
  const compiled = compileModel(parseModel(model), { sources: installed });
  return evaluateModel(compiled, { entity, facts, now });
}

/** The result of one check. */
export function judgeCheck(
  checkId: string,
  world: World,
  model?: Model,
): CheckResult | undefined {
  return judgeEntity(world, model).checks.find(
    check => check.checkId === checkId,
  );
}

/** The outcome of a check, with its grade or with the cause why it is unknown. */
export function describeResult(
  checkId: string,
  world: World,
  model?: Model,
): string {
  const { outcome, grade, unknown, contradicted } =
    judgeCheck(checkId, world, model) ?? {};
  return [outcome, grade ?? unknown?.cause, contradicted && 'contradicted']
    .filter(Boolean)
    .join(' ');
}
