import { z } from 'zod';
import {
  WellKnownAnnotations,
  wellKnownAnnotations,
  withOwnAnnotations,
} from '../collect/wellKnownAnnotations';
import {
  parseAt,
  settings,
} from '@platform-maturity/backstage-plugin-maturity-node/config';

const keys = z.array(
  z
    .string({ error: 'must be a text' })
    .regex(
      /^([a-z0-9.-]+\/)?[\w.-]{1,63}$/i,
      'must be an annotation key like example.com/runbook',
    ),
);

const own = settings(
  Object.fromEntries(
    Object.keys(wellKnownAnnotations).map(category => [
      category,
      keys.optional(),
    ]),
  ),
);

/** The annotation keys to find, including those of the configuration. */
export function readAnnotations(value: unknown): WellKnownAnnotations {
  return withOwnAnnotations(
    parseAt(own, value ?? {}, 'maturity.wellKnownAnnotations'),
  );
}
