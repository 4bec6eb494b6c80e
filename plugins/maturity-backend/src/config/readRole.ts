import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** Tasks of a replica: the work over all entities, requests, or both. */
export const roles = ['all', 'api', 'worker'] as const;

/** See {@link roles}. */
export type Role = (typeof roles)[number];

/**
 * Reads `maturity.role`.
 *
 * @throws InputError that names the key
 */
export function readRole(config: Config): Role {
  const value = config.getOptional('maturity.role') ?? 'all';
  const role = roles.find(one => one === value);
  if (!role) {
    throw new InputError(
      `Invalid configuration: maturity.role: must be one of ${roles.join(
        ', ',
      )}`,
    );
  }
  return role;
}
