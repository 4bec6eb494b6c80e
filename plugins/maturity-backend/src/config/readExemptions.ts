import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { GrantedExemption } from '../assess/exemptions';
import { parseAt } from './parseAt';

const text = z
  .string({ error: 'must be a text' })
  .trim()
  .min(1, 'must not be empty');

const entityRef = text.transform((value, context) => {
  try {
    return stringifyEntityRef(parseEntityRef(value));
  } catch {
    context.addIssue({
      code: 'custom',
      message: `must be a full entity ref like component:default/orders, not '${value}'`,
    });
    return z.NEVER;
  }
});

const exemptions = z.array(
  z.strictObject({
    entity: entityRef,
    model: text.optional(),
    check: text,
    reason: text,
    grantedBy: text,
    until: z.iso.date({ error: 'must be a date like 2026-12-31' }),
    evidence: z
      .url({ protocol: /^https?$/, error: 'must be an http or https link' })
      .optional(),
  }),
);

/** Exemptions of the configuration; each must be for a check that exists. */
export function readExemptions(
  value: unknown,
  models: readonly Model[],
): GrantedExemption[] {
  const path = 'maturity.exemptions';
  return parseAt(exemptions, value ?? [], path).map((granted, index) => {
    const { entity, model, check, evidence, ...why } = granted;
    const concerned = models.filter(({ id }) => !model || id === model);
    if (concerned.length === 0) {
      throw new InputError(
        `Invalid configuration: ${path}[${index}].model: there is no model '${model}'`,
      );
    }
    if (!concerned.some(candidate => hasCheck(candidate, check))) {
      throw new InputError(
        `Invalid configuration: ${path}[${index}].check: no model has a check '${check}'`,
      );
    }
    return {
      entityRef: entity,
      ...(model && { modelId: model }),
      exemption: {
        ...why,
        checkId: check,
        ...(evidence && { evidence: { title: evidence, url: evidence } }),
      },
    };
  });
}

function hasCheck(model: Model, checkId: string): boolean {
  return model.stages.some(({ checks }) =>
    checks.some(({ id }) => id === checkId),
  );
}
