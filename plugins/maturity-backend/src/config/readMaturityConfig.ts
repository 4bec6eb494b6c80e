import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  listFactIds,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { GrantedExemption } from '../assess/exemptions';
import { AttestationFactSource } from '../collect/AttestationFactSource';
import { DeliveryConfig, readDelivery } from './readDelivery';
import { readExemptions } from './readExemptions';
import { readModels } from './readModels';
import { readSchedule, Schedule } from './readSchedule';
import {
  isEnabled,
  ScheduledSource,
  warningsFor,
  withSchedule,
} from './readSourceSettings';

/** What this plugin does, as configured. */
export interface MaturityConfig {
  readonly models: readonly Model[];
  /** Ref of the organisation's own entity. */
  readonly organization?: string;
  readonly exemptions: readonly GrantedExemption[];
  /** The sources that are not switched off. */
  readonly sources: readonly ScheduledSource[];
  readonly reassess: Schedule;
  readonly delivery: DeliveryConfig;
  /** What is not wrong, but is unlikely to be meant. */
  readonly warnings: readonly string[];
}

/**
 * Often enough that a stage does not outlive its evidence for long. Not first
 * of all: what no source has looked at yet is nothing to assess.
 */
const REASSESS = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
  initialDelay: { minutes: 2 },
} as const;

/**
 * Reads `maturity` of the configuration, all of it, before anything starts.
 *
 * @throws InputError with the path of every problem
 */
export function readMaturityConfig(
  config: Config,
  options: { installed: readonly FactSource[] },
): MaturityConfig {
  const models = readModels({
    value: config.getOptional('maturity.models'),
    builtIn: config.getOptionalBoolean('maturity.builtInModel') ?? false,
    sources: options.installed,
  });
  // What people can attest is what the models ask for.
  const attestation = new AttestationFactSource({
    names: attestedIn(models),
  });
  const installed: FactSource[] = [...options.installed, attestation];
  const sources = installed.filter(({ id }) => isEnabled(config, id));
  return {
    models,
    sources: sources.map(source => withSchedule(config, source)),
    warnings: warningsFor(config, installed),
    organization: readOrganization(config),
    exemptions: readExemptions(
      config.getOptional('maturity.exemptions'),
      models,
    ),
    reassess: readSchedule(config, 'maturity.reassess', REASSESS),
    delivery: readDelivery(config),
  };
}

function attestedIn(models: readonly Model[]): string[] {
  const prefix = 'attestation/';
  const ids = models.flatMap(listFactIds).filter(id => id.startsWith(prefix));
  return [...new Set(ids)].map(id => id.slice(prefix.length));
}

function readOrganization(config: Config): string | undefined {
  const key = 'maturity.organization';
  const ref = config.getOptionalString(key);
  try {
    return (
      ref && stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'Group' }))
    );
  } catch {
    throw new InputError(
      `Invalid configuration: ${key}: must be an entity ref like group:default/acme, not '${ref}'`,
    );
  }
}
