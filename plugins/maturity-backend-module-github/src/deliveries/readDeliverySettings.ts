import { Config } from '@backstage/config';
import {
  parseAt,
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';

const KEY = 'maturity.sources.github.deliveries';

const SOURCES = ['deployments', 'releases', 'workflows'] as const;

const deliveries = settings({
  from: z.enum(SOURCES, { error: `must be one of ${SOURCES.join(', ')}` }),
  environment: text.optional(),
  workflows: z
    .array(text, { error: 'must be a list of names' })
    .min(1, 'must name a workflow')
    .optional(),
}).superRefine(({ from, environment, workflows }, context) => {
  const complain = (key: string, message: string) =>
    context.addIssue({ code: 'custom', path: [key], message });
  if (from === 'workflows' && !workflows) {
    complain('workflows', "must name the workflows that deploy: ['Deploy*']");
  }
  if (from !== 'workflows' && workflows) {
    complain('workflows', "is only for 'from: workflows'");
  }
  if (from === 'deployments' && environment) {
    complain('environment', 'is not for deployments, which have their own');
  }
});

/** The events of GitHub that count as deployments. */
export type DeliverySettings =
  | { readonly from: 'deployments' }
  | { readonly from: 'releases'; readonly environment: string }
  | {
      readonly from: 'workflows';
      readonly environment: string;
      /** Names of workflows; `*` stands for any text. */
      readonly workflows: readonly string[];
    };

/**
 * Reads `maturity.sources.github.deliveries`. Returns `undefined` if it is not set:
 * `reportsDeliveries` decides then.
 *
 * @throws InputError that names the place of each problem
 */
export function readDeliverySettings(
  config: Config,
): DeliverySettings | undefined {
  const value = config.getOptional(KEY);
  if (value === undefined) {
    return undefined;
  }
  const {
    from,
    environment = 'production',
    workflows = [],
  } = parseAt(deliveries, value, KEY);
  if (from === 'deployments') {
    return { from };
  }
  return from === 'releases'
    ? { from, environment }
    : { from, environment, workflows };
}
