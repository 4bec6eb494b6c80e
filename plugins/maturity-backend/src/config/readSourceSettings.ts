import { Config } from '@backstage/config';
import { FactSource } from '@platform-maturity/backstage-plugin-maturity-node';
import { readSchedule, Schedule } from './readSchedule';

/** A fact source that is in use, and when it looks. */
export interface ScheduledSource {
  readonly source: FactSource;
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
  return {
    source,
    schedule: readSchedule(
      config,
      `maturity.sources.${source.id}`,
      source.schedule ?? DEFAULT_SCHEDULE,
    ),
  };
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
