import { Config } from '@backstage/config';
import { z } from 'zod';
import { parseAt } from '@platform-maturity/backstage-plugin-maturity-node/config';

/** Tasks of a replica: the work over all entities, requests, or both. */
const roles = ['all', 'api', 'worker'] as const;

/** See {@link roles}. */
export type Role = (typeof roles)[number];

const role = z
  .enum(roles, { error: `must be one of ${roles.join(', ')}` })
  .default('all');

/**
 * Reads `maturity.role`.
 *
 * @throws InputError that names the key
 */
export function readRole(config: Config): Role {
  const key = 'maturity.role';
  return parseAt(role, config.getOptional(key), key);
}
