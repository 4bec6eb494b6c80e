import { InputError } from '@backstage/errors';
import { createZodV4FilterPredicateSchema } from '@backstage/filter-predicates';
import {
  acceptsProofs,
  addProofs,
  builtInModels,
  didYouMean,
  durationUnits,
  FactType,
  parseModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { FactSource } from './FactSource';

const types = [
  'boolean',
  'number',
  'string',
  'strings',
  'instant',
  'object',
] as const satisfies readonly FactType[];

const text = z.string().trim().min(1, 'must not be empty');

const duration = z
  .partialRecord(z.enum(durationUnits), z.number().nonnegative())
  .refine(
    value => Object.values(value).some(amount => amount > 0),
    'must be longer than nothing',
  );

const fact = z.object({
  name: z.string().regex(/^[a-z][a-zA-Z0-9]*$/, 'must be camel case'),
  title: text,
  description: text,
  type: z.enum(types),
  maxAge: duration,
});

const callable = z.custom(
  value => typeof value === 'function',
  'must be a function',
);

const factSource = z
  .object({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be kebab case')
      .refine(id => id !== 'entity', 'is reserved for the entity itself'),
    title: text,
    description: text,
    facts: z
      .array(fact)
      .min(1, 'must have at least one fact')
      .refine(
        facts => new Set(facts.map(({ name }) => name)).size === facts.length,
        'must have different names',
      ),
    appliesTo: createZodV4FilterPredicateSchema().optional(),
    proofs: z
      .array(z.object({ check: text, condition: z.looseObject({}) }))
      .optional(),
    settings: z.array(z.string()).optional(),
    batchSize: z.int().min(1).max(1_000).optional(),
    resumable: z.boolean('must be true or false').optional(),
    schedule: z.object({ frequency: duration, timeout: duration }).optional(),
    collect: callable,
    countRequests: callable.optional(),
    listBudgets: callable.optional(),
    resourceKeys: callable.optional(),
    subscribe: callable.optional(),
  })
  .refine(({ subscribe, resourceKeys }) => !subscribe || resourceKeys, {
    path: ['resourceKeys'],
    message: 'must be there for subscribe to report any change',
  });

/**
 * Refuses a source whose declaration is not usable. The backend calls it for each
 * source that a module adds.
 *
 * @throws InputError that names the source and every problem with its path
 * @public
 */
export function checkFactSource(source: FactSource): void {
  const result = factSource.safeParse(source);
  if (!result.success) {
    const problems = result.error.issues.map(
      issue => `${issue.path.join('.') || 'source'}: ${issue.message}`,
    );
    throw new InputError(
      `Fact source '${source?.id}' is not valid: ${problems.join('; ')}`,
    );
  }
  checkProofs(source);
}

/** Proofs that do not fit would keep the built-in models from being parsed. */
function checkProofs(source: FactSource): void {
  const { id, proofs = [] } = source;
  if (proofs.length === 0) {
    return;
  }
  const checks = builtInModels
    .flatMap(({ stages }) => stages.flatMap(stage => stage.checks))
    .filter(acceptsProofs)
    .map(check => check.id);
  for (const [index, { check }] of proofs.entries()) {
    if (!checks.includes(check)) {
      throw new InputError(
        `Fact source '${id}' is not valid: proofs.${index}.check: no built-in model has a check '${check}' to add a proof to${didYouMean(
          check,
          checks,
        )}`,
      );
    }
  }
  for (const model of builtInModels) {
    parseModel(addProofs(model, proofs), {
      sources: [source],
      path: `the proofs of fact source '${id}' in ${model.id}`,
    });
  }
}
