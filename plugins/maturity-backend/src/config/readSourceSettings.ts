import { Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  didYouMean,
  wellKnownSources,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { z } from 'zod';
import { InstalledSource, installSource } from '../collect/InstalledSource';
import {
  ConfigProblems,
  parseAt,
  settings,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { readSchedule, Schedule } from './readSchedule';
import { readShards } from './readShards';

/** A fact source made ready for collecting, when it runs, and in how many shards. */
export interface ScheduledSource extends InstalledSource {
  readonly schedule: Schedule;
  readonly shards: number;
}

const PATH = 'maturity.sources';

const DEFAULT_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
} as const;

/** Tells whether a source is enabled at `maturity.sources.<id>.enabled`. */
export function isEnabled(config: Config, sourceId: string): boolean {
  return config.getOptionalBoolean(`${PATH}.${sourceId}.enabled`) ?? true;
}

/**
 * The source with its schedule: configured, else its own, else hourly.
 *
 * @param shards - Shards of each source that names no number of its own.
 */
export function withSchedule(
  config: Config,
  source: FactSource,
  shards: number,
): ScheduledSource {
  const schedule = readSchedule(
    config,
    `${PATH}.${source.id}`,
    source.schedule ?? DEFAULT_SCHEDULE,
  );
  // Half of the run, so that one batch that hangs leaves time for the others.
  const batchTimeout = durationToMilliseconds(schedule.timeout) / 2;
  return {
    ...installSource(source, batchTimeout),
    schedule,
    shards: readShards(config, `${PATH}.${source.id}.shards`, shards),
  };
}

/**
 * Checks the names of the settings at `maturity.sources`, for each source by
 * itself. The values of its own settings are for each module to read.
 *
 * @returns warnings about sources that are not installed
 * @throws InputError about names that are misspelt
 */
export function checkSourceSettings(
  config: Config,
  installed: readonly FactSource[],
): string[] {
  const configured = config.getOptional<object>(PATH) ?? {};
  const ids = installed.map(({ id }) => id);
  const warnings: string[] = [];
  const problems = new ConfigProblems();
  for (const [id, own] of Object.entries(configured)) {
    const source = installed.find(one => one.id === id);
    const hint = wellKnownSources[id] ? '' : didYouMean(id, ids);
    if (source) {
      problems.attempt(
        () => parseAt<unknown>(sourceSettings(source), own, `${PATH}.${id}`),
        undefined,
      );
    } else if (hint) {
      problems.add(`${PATH}.${id}: unknown fact source${hint}`);
    } else {
      warnings.push(
        `There is configuration at ${PATH}.${id}, but no fact source '${id}' is installed`,
      );
    }
  }
  problems.throwIfAny();
  return warnings;
}

function sourceSettings({ settings: names }: FactSource) {
  const common = {
    enabled: z.boolean({ error: 'must be true or false' }).optional(),
    schedule: z.unknown().optional(),
    shards: z.unknown().optional(),
  };
  if (!names) {
    return z.looseObject(common, { error: 'must be an object' });
  }
  const own = names.map(name => [name, z.unknown().optional()]);
  return settings({ ...common, ...Object.fromEntries(own) });
}
