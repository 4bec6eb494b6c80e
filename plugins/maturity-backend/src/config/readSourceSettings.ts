import { Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { InstalledSource, installSource } from '../collect/InstalledSource';
import { readSchedule, Schedule } from './readSchedule';

/** A fact source made ready for collecting, and when it runs. */
export interface ScheduledSource extends InstalledSource {
  readonly schedule: Schedule;
}

const DEFAULT_SCHEDULE = {
  frequency: { hours: 1 },
  timeout: { minutes: 30 },
} as const;

/** Whether a source is not switched off at `maturity.sources.<id>.enabled`. */
export function isEnabled(config: Config, sourceId: string): boolean {
  return (
    config.getOptionalBoolean(`maturity.sources.${sourceId}.enabled`) ?? true
  );
}

/** The source with its schedule: configured, else its own, else hourly. */
export function withSchedule(
  config: Config,
  source: FactSource,
): ScheduledSource {
  const schedule = readSchedule(
    config,
    `maturity.sources.${source.id}`,
    source.schedule ?? DEFAULT_SCHEDULE,
  );
  // Half of the run, so that one batch that hangs leaves time for the others.
  const batchTimeout = durationToMilliseconds(schedule.timeout) / 2;
  return { ...installSource(source, batchTimeout), schedule };
}

/** What is configured at `maturity.sources` for sources that are not installed. */
export function warningsFor(
  config: Config,
  installed: readonly { readonly id: string }[],
): string[] {
  const configured = config.getOptionalConfig('maturity.sources')?.keys() ?? [];
  return configured
    .filter(id => !installed.some(source => source.id === id))
    .map(
      id =>
        `There is configuration at maturity.sources.${id}, but no fact source '${id}' is installed`,
    );
}
