import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  listFactIds,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { z } from 'zod';
import { GrantedExemption } from '../assess/exemptions';
import { AttestationPolicy } from '../statements/AttestationAuthors';
import {
  WellKnownAnnotations,
  wellKnownAnnotations,
} from '../collect/wellKnownAnnotations';
import {
  ConfigProblems,
  parseAt,
  settings,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { readAnnotations } from './readAnnotations';
import { DeliveryConfig, readDelivery } from './readDelivery';
import { PushConfig } from '../push/types';
import { GonePolicy } from '../pipeline/settleGone';
import { readGonePolicy } from './readGonePolicy';
import { readExemptions } from './readExemptions';
import { readPush } from './readPush';
import { readModels } from './readModels';
import { readRole, Role } from './readRole';
import { readSchedule, Schedule } from './readSchedule';
import { readShards } from './readShards';
import { readSurvey } from './readSurvey';
import { SurveySettings } from '../survey/types';
import {
  checkSourceSettings,
  isEnabled,
  ScheduledSource,
  withSchedule,
} from './readSourceSettings';

/** The parsed configuration of the plugin. */
export interface MaturityConfig {
  readonly role: Role;
  readonly models: readonly Model[];
  /** Ref of the organisation's own entity. */
  readonly organization?: string;
  /** The facts that can be attested, and by whom. */
  readonly attestations: {
    readonly names: readonly string[];
    readonly policy: AttestationPolicy;
  };
  readonly exemptions: readonly GrantedExemption[];
  /** The sources that are not switched off. */
  readonly sources: readonly ScheduledSource[];
  readonly reassess: Schedule;
  /** Shards of the reassessment, and of each source that names no number of its own. */
  readonly shards: number;
  readonly delivery: DeliveryConfig;
  /** Sources whose facts senders push: they are in no other list. */
  readonly push: PushConfig;
  readonly gonePolicy: GonePolicy;
  /** Absent if there is no survey. */
  readonly survey?: SurveySettings;
  /** Messages about valid but probably unintended settings. */
  readonly warnings: readonly string[];
}

/**
 * Often enough that a stage does not outlive its evidence for long. The first
 * run starts after the sources, because there is nothing to assess before.
 */
const REASSESS = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
  initialDelay: { minutes: 2 },
} as const;

/** Read in files of their own, with all that is in them. */
const maturity = settings({
  models: z.unknown().optional(),
  builtInModel: z.unknown().optional(),
  organization: z.unknown().optional(),
  exemptions: z.unknown().optional(),
  attestations: settings({ platformTeam: z.unknown().optional() }).optional(),
  wellKnownAnnotations: z.unknown().optional(),
  sources: z
    .record(z.string(), z.unknown(), { error: 'must be an object' })
    .optional(),
  reassess: settings({ schedule: z.unknown().optional() }).optional(),
  delivery: z.unknown().optional(),
  push: z.unknown().optional(),
  goneEntities: z.unknown().optional(),
  survey: z.unknown().optional(),
  shards: z.unknown().optional(),
  role: z.unknown().optional(),
});

/**
 * Reads `maturity` of the configuration, all of it, before anything starts.
 *
 * @throws InputError with the path of every problem
 */
export function readMaturityConfig(
  config: Config,
  options: {
    /** Creates the sources but that of attestations. */
    createSources: (options: {
      readonly annotations: WellKnownAnnotations;
      /** Ref of the organisation's own entity. */
      readonly organization?: string;
      /** Shards of the reassessment. */
      readonly shards: number;
      /** Absent if there is no survey. */
      readonly survey?: SurveySettings;
    }) => readonly FactSource[];
    /** Creates the source of attestations, which depends on the models. */
    createAttestations: (options: {
      readonly names: readonly string[];
      readonly policy: AttestationPolicy;
    }) => FactSource;
  },
): MaturityConfig {
  const problems = new ConfigProblems();
  problems.attempt(
    () => parseAt(maturity, config.getOptional('maturity') ?? {}, 'maturity'),
    {},
  );
  const annotations = problems.attempt(
    () => readAnnotations(config.getOptional('maturity.wellKnownAnnotations')),
    wellKnownAnnotations,
  );
  const organization = problems.attempt(
    () => readGroup(config, 'maturity.organization'),
    undefined,
  );
  const shards = problems.attempt(
    () => readShards(config, 'maturity.shards', 1),
    1,
  );
  const survey = problems.attempt(
    () => readSurvey(config.getOptional('maturity.survey')),
    undefined,
  );
  const created = options.createSources({
    annotations,
    organization,
    shards,
    survey,
  });
  const push = problems.attempt(
    () =>
      readPush(config.getOptional('maturity.push'), [
        'attestation',
        ...created.map(({ id }) => id),
      ]),
    { issuers: [], sources: [] },
  );
  const models = problems.attempt(
    () =>
      readModels({
        value: config.getOptional('maturity.models'),
        builtIn: config.getOptionalBoolean('maturity.builtInModel') ?? false,
        sources: [...created, ...push.sources],
        openSources: push.sources
          .filter(source => source.isDeclaredByCaller)
          .map(({ id }) => id),
      }),
    undefined,
  );
  const exemptions = problems.attempt(
    () => readExemptions(config.getOptional('maturity.exemptions'), models),
    [],
  );
  const platformTeam = problems.attempt(
    () => readGroup(config, 'maturity.attestations.platformTeam'),
    undefined,
  );
  const attestations = {
    // People can attest only facts that a model reads.
    names: attestedIn(models ?? []),
    policy: { organization, platformTeam },
  };
  const attestation = options.createAttestations(attestations);
  const installed: FactSource[] = [...created, attestation];
  const warnings = problems.attempt(
    () => checkSourceSettings(config, installed),
    [],
  );
  const role = problems.attempt(() => readRole(config), 'all');
  const sources = installed.flatMap(source =>
    problems.attempt(
      () =>
        isEnabled(config, source.id)
          ? [withSchedule(config, source, shards)]
          : [],
      [],
    ),
  );
  const reassess = problems.attempt(
    () => readSchedule(config, 'maturity.reassess', REASSESS),
    undefined,
  );
  const delivery = problems.attempt(() => readDelivery(config), undefined);
  const gonePolicy = problems.attempt(() => readGonePolicy(config), undefined);
  problems.throwIfAny();
  if (!models || !reassess || !delivery || !gonePolicy) {
    throw new Error('A part of the configuration is missing');
  }
  return {
    role,
    models,
    sources,
    warnings,
    organization,
    attestations,
    exemptions,
    reassess,
    shards,
    delivery,
    push,
    gonePolicy,
    survey,
  };
}

function attestedIn(models: readonly Model[]): string[] {
  const prefix = 'attestation/';
  const ids = models.flatMap(listFactIds).filter(id => id.startsWith(prefix));
  return [...new Set(ids)].map(id => id.slice(prefix.length));
}

function readGroup(config: Config, key: string): string | undefined {
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
