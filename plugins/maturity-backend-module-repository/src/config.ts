import { resolve } from 'node:path';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import { ReadLimits } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { JudgeLimits } from './judge/RepositoryJudge';

const root = 'maturity.sources.repository';

/** Configuration at `maturity.sources.repository`. */
export interface RepositoryConfig {
  readonly limits: ReadLimits;
  readonly judgeLimits: JudgeLimits;
  /** Milliseconds for one repository. */
  readonly timeout: number;
  /** Repositories that are read at the same time. */
  readonly concurrency: number;
  /** Absolute directories by root id. */
  readonly localRoots: ReadonlyMap<string, string>;
}

/**
 * Reads the configuration of the module.
 *
 * @param directory - Base of relative local roots.
 * @throws InputError that names the key of a wrong value.
 */
export function readRepositoryConfig(
  config: Config,
  directory: string,
): RepositoryConfig {
  const own = config.getOptionalConfig(root);
  const limits = own?.getOptionalConfig('limits');
  const positive = (from: Config | undefined, key: string, other: number) => {
    const value = from?.getOptionalNumber(key) ?? other;
    if (!Number.isInteger(value) || value < 1) {
      const path = from === own ? `${root}.${key}` : `${root}.limits.${key}`;
      throw new InputError(
        `${path}: expected a whole number of at least 1, got ${value}`,
      );
    }
    return value;
  };
  return {
    limits: {
      files: positive(limits, 'files', 100_000),
      fileSize: positive(limits, 'fileSize', 256 * 1024),
      contents: positive(limits, 'contents', 2_000),
      totalSize: positive(limits, 'totalSize', 32 * 1024 * 1024),
    },
    judgeLimits: {
      judgeTimeout: readTimeout(limits, 'judgeTimeout', 20_000),
      judgeMemory: positive(limits, 'judgeMemory', 512),
    },
    timeout: readTimeout(limits, 'timeout', 60_000),
    concurrency: positive(own, 'concurrency', 3),
    localRoots: readLocalRoots(own, directory),
  };
}

function readTimeout(
  limits: Config | undefined,
  key: string,
  otherwise: number,
): number {
  if (!limits?.has(key)) {
    return otherwise;
  }
  const timeout = durationToMilliseconds(
    readDurationFromConfig(limits, { key }),
  );
  // Node cuts the delay of a timer that is longer than this down to 1 ms.
  if (timeout < 1 || timeout > 2 ** 31 - 1) {
    throw new InputError(
      `${root}.limits.${key}: expected a duration between 1 millisecond and 24 days`,
    );
  }
  return timeout;
}

function readLocalRoots(
  own: Config | undefined,
  directory: string,
): ReadonlyMap<string, string> {
  const roots = own?.getOptionalConfig('localRoots');
  return new Map(
    roots?.keys().map(id => {
      if (!/^[a-z0-9][a-z0-9-]*$/i.test(id)) {
        throw new InputError(
          `${root}.localRoots: '${id}' is no root id, which is letters, digits and dashes`,
        );
      }
      return [id, resolve(directory, roots.getString(id))];
    }),
  );
}
