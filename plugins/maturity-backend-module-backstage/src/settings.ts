import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import {
  parseAt,
  settings,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import {
  readRequestSettings,
  RequestSettings,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';

const ROOT = 'maturity.sources.backstage';

const DAY = 24 * 3_600_000;

/** A number of things from 1 to the maximum. */
function count(max: number) {
  const error = `must be a whole number from 1 to ${max}`;
  return z.int({ error }).min(1, error).max(max, error);
}

const schema = settings({
  maxTasks: count(1_000_000).default(10_000),
  maxDocs: count(1_000_000).default(2_000),
  maxOutputs: count(1_000_000).default(500),
});

/** Limits of a run. */
export interface ReadSettings extends z.infer<typeof schema> {
  /** Milliseconds. Older tasks are left out. */
  readonly window: number;
}

/** The settings of the source besides `enabled` and `schedule`. */
export interface BackstageSettings extends ReadSettings {
  readonly requests: RequestSettings;
}

export const SETTINGS = [
  'window',
  ...Object.keys(schema.shape),
  'concurrency',
  'reserve',
  'timeout',
];

/**
 * Reads `maturity.sources.backstage`.
 *
 * @throws InputError that names each wrong setting
 */
export function readSettings(config: Config): BackstageSettings {
  const own = config.getOptional<Record<string, unknown>>(ROOT) ?? {};
  const given = Object.keys(schema.shape)
    .filter(name => name in own)
    .map(name => [name, own[name]]);
  return {
    ...parseAt(schema, Object.fromEntries(given), ROOT),
    window: readWindow(config.getOptionalConfig(ROOT)),
    requests: readRequestSettings(config, ROOT),
  };
}

/**
 * Reads the ref of the organisation. The maturity plugin tells what is wrong with one
 * that is none.
 */
export function readOrganization(config: Config): string | undefined {
  try {
    const ref = config.getOptionalString('maturity.organization');
    return (
      ref && stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'Group' }))
    );
  } catch {
    return undefined;
  }
}

function readWindow(own: Config | undefined): number {
  if (!own?.has('window')) {
    return 400 * DAY;
  }
  const window = durationToMilliseconds(
    readDurationFromConfig(own, { key: 'window' }),
  );
  if (window < DAY) {
    throw new InputError(
      `Invalid configuration: ${ROOT}.window: must be at least a day`,
    );
  }
  return window;
}
