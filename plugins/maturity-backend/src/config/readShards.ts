import { Config } from '@backstage/config';
import { z } from 'zod';
import { MAX_SHARDS } from '../catalog/shards';
import { parseAt } from '@platform-maturity/backstage-plugin-maturity-node/config';

const isCount = (value: unknown) =>
  Number.isInteger(value) && Number(value) >= 1 && Number(value) <= MAX_SHARDS;

const shards = z.custom<number>(isCount, {
  error: `must be a whole number from 1 to ${MAX_SHARDS}`,
});

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
  return parseAt(shards, config.getOptional(key) ?? fallback, key);
}
