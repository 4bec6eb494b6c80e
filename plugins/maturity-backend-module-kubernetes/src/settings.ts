import { Config } from '@backstage/config';
import {
  parseAt,
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import {
  readRequestSettings,
  RequestSettings,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';

export const ROOT = 'maturity.sources.kubernetes';

/** The label that the Kubernetes plugin looks for. */
const LABEL = 'backstage.io/kubernetes-id';

const schema = settings({
  labelKey: text.default(LABEL),
  excludedNamespaces: z
    .array(text, { error: 'must be a list of namespaces' })
    .default([]),
  objectUrl: text
    .refine(
      url => URL.canParse(url) && /^https?:/.test(url),
      'must be an address that starts with https:// or http://',
    )
    .optional(),
});

/** The settings of the source besides `enabled` and `schedule`. */
export interface KubernetesSettings extends z.infer<typeof schema> {
  readonly requests: RequestSettings;
}

export const SETTINGS = [
  ...Object.keys(schema.shape),
  'concurrency',
  'reserve',
  'timeout',
];

/**
 * Reads `maturity.sources.kubernetes`.
 *
 * @throws InputError that names each wrong setting
 */
export function readSettings(config: Config): KubernetesSettings {
  const own = config.getOptional<Record<string, unknown>>(ROOT) ?? {};
  const given = Object.keys(schema.shape)
    .filter(name => name in own)
    .map(name => [name, own[name]]);
  return {
    ...parseAt(schema, Object.fromEntries(given), ROOT),
    requests: readRequestSettings(config, ROOT),
  };
}
