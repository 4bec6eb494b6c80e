import { Config } from '@backstage/config';
import { z } from 'zod';
import { GonePolicy } from '../pipeline/settleGone';
import {
  parseAt,
  settings,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { readDuration } from './readDuration';

const PATH = 'maturity.goneEntities';

/** Longer than a catalog takes to be repaired over a weekend. */
const KEEP_FOR = { days: 7 };

const SHARE = 'must be a number from 0 to 1';

const goneEntities = settings({
  // Read below, as all durations are.
  keepFor: z.unknown().optional(),
  confirmAbove: z
    .number({ error: SHARE })
    .min(0, SHARE)
    .max(1, SHARE)
    .default(0.2),
});

/**
 * Reads `maturity.goneEntities` of the configuration.
 *
 * @throws InputError with the path of every problem
 */
export function readGonePolicy(config: Config): GonePolicy {
  const { confirmAbove } = parseAt(
    goneEntities,
    config.getOptional(PATH) ?? {},
    PATH,
  );
  const keepFor = readDuration(config, `${PATH}.keepFor`, KEEP_FOR);
  return { keepFor, confirmAbove };
}
