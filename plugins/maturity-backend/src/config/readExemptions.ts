import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  didYouMean,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { GrantedExemption } from '../assess/exemptions';
import {
  ConfigProblems,
  parseAt,
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';

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
  settings({
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

/**
 * Exemptions of the configuration; each must be for a check that exists.
 *
 * @param models - left out when they cannot be read: then checks are not validated
 */
export function readExemptions(
  value: unknown,
  models: readonly Model[] | undefined,
): GrantedExemption[] {
  const path = 'maturity.exemptions';
  const problems = new ConfigProblems();
  const granted = parseAt(exemptions, value ?? [], path);
  granted.forEach(({ model, check }, index) => {
    if (models) {
      const at = `${path}[${index}]`;
      problems.attempt(
        () => requireCheck(models, { model, check, at }),
        undefined,
      );
    }
  });
  problems.throwIfAny();
  return granted.map(one => {
    const { entity, model, check, evidence, ...why } = one;
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

function requireCheck(
  models: readonly Model[],
  { model, check, at }: { model?: string; check: string; at: string },
): void {
  const candidates = models.filter(({ id }) => !model || id === model);
  if (candidates.length === 0) {
    const hint = didYouMean(
      `${model}`,
      models.map(({ id }) => id),
    );
    throw new InputError(`${at}.model: there is no model '${model}'${hint}`);
  }
  if (!candidates.some(candidate => hasCheck(candidate, check))) {
    const known = candidates.flatMap(({ stages }) =>
      stages.flatMap(({ checks }) => checks.map(({ id }) => id)),
    );
    throw new InputError(
      `${at}.check: no model has a check '${check}'${didYouMean(check, known)}`,
    );
  }
}

function hasCheck(model: Model, checkId: string): boolean {
  return model.stages.some(({ checks }) =>
    checks.some(({ id }) => id === checkId),
  );
}
