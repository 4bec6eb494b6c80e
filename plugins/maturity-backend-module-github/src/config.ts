import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { RequestSettings } from './client/GithubAccounts';

const root = 'maturity.sources.github';

/** What is configured at `maturity.sources.github`. */
export interface GithubConfig {
  readonly requests: RequestSettings;
  readonly readsRepositories: boolean;
}

/**
 * Reads the configuration of the module.
 *
 * @throws InputError that names the key of a wrong value.
 */
export function readGithubConfig(config: Config): GithubConfig {
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
    requests: { concurrency, reserve, timeout: readTimeout(own) },
    readsRepositories: own?.getOptionalBoolean('readsRepositories') ?? true,
  };
}

function readTimeout(own: Config | undefined): number {
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
