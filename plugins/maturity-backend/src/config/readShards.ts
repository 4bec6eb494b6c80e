import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { MAX_SHARDS } from '../catalog/shards';

/**
 * Reads in how many shards a task is done.
 *
 * @param fallback - when the key is left out
 * @throws InputError that names the key
 */
export function readShards(
  config: Config,
  key: string,
  fallback: number,
): number {
  const shards = config.getOptional(key) ?? fallback;
  if (
    typeof shards === 'number' &&
    Number.isInteger(shards) &&
    shards >= 1 &&
    shards <= MAX_SHARDS
  ) {
    return shards;
  }
  throw new InputError(
    `Invalid configuration: ${key}: must be a whole number from 1 to ${MAX_SHARDS}`,
  );
}
