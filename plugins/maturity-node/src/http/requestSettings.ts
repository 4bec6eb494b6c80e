import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/** How much a source asks of a host. @public */
export interface RequestSettings {
  /** REST requests at the same time with one token. */
  readonly concurrency: number;
  /** Share of a rate limit that is kept for others, from 0 to 1. */
  readonly reserve: number;
  /** Milliseconds for one request. */
  readonly timeout: number;
}

/**
 * Reads `concurrency`, `reserve` and `timeout` of a source.
 *
 * @param root - Key of the source: `maturity.sources.github`.
 * @throws InputError that names the key of a wrong value.
 * @public
 */
export function readRequestSettings(
  config: Config,
  root: string,
): RequestSettings {
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
  return { concurrency, reserve, timeout: readTimeout(own, root) };
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
