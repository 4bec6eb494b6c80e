import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/**
 * How much is asked of a host.
 *
 * @public
 */
export interface RequestSettings {
  /** REST requests at the same time with one token. */
  readonly concurrency: number;
  /** Share of a rate limit that is kept for others, from 0 to 1. */
  readonly reserve: number;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

/**
 * What is configured of a source that asks hosts of repositories.
 *
 * @public
 */
export interface HostSourceConfig {
  readonly requests: RequestSettings;
  /** Whether it reads repositories for the repository source too. */
  readonly readsRepositories: boolean;
  /** Whether deployments and merged changes that it sees are reported as deliveries. */
  readonly reportsDeliveries: boolean;
}

/**
 * Reads the configuration of such a source.
 *
 * @param root - Where it is: `maturity.sources.github`.
 * @throws InputError that names the key of a wrong value.
 * @public
 */
export function readHostSourceConfig(
  config: Config,
  root: string,
): HostSourceConfig {
  const own = config.getOptionalConfig(root);
  const concurrency = own?.getOptionalNumber('concurrency') ?? 5;
  if (!Number.isInteger(concurrency) || concurrency < 1 || concurrency > 50) {
    throw new InputError(
      `${root}.concurrency: expected a whole number from 1 to 50, got ${concurrency}`,
    );
  }
  const reserve = own?.getOptionalNumber('reserve') ?? 0.2;
  if (!(reserve >= 0 && reserve < 1)) {
    throw new InputError(
      `${root}.reserve: expected a share of at least 0 and less than 1, got ${reserve}`,
    );
  }
  return {
    requests: { concurrency, reserve, timeout: readTimeout(own, root) },
    readsRepositories: own?.getOptionalBoolean('readsRepositories') ?? true,
    reportsDeliveries: own?.getOptionalBoolean('reportsDeliveries') ?? false,
  };
}

function readTimeout(own: Config | undefined, root: string): number {
  if (!own?.has('timeout')) {
    return 30_000;
  }
  try {
    return durationToMilliseconds(
      readDurationFromConfig(own, { key: 'timeout' }),
    );
  } catch (error) {
    throw new InputError(`Invalid configuration: ${root}.timeout: ${error}`);
  }
}
