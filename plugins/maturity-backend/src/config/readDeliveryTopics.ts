import { z } from 'zod';
import { GitHubSettings } from '../delivery/formats/gitHubDeployments';
import {
  parseAt,
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';

/** The topics that are read from the events service. */
export interface DeliveryTopicSettings {
  readonly isEnabled: boolean;
  readonly github: GitHubSettings;
}

const topics = settings({
  enabled: z.boolean({ error: 'must be true or false' }).optional(),
  github: settings({
    workflows: z
      .array(
        settings({
          name: text,
          environment: text,
          repository: text.optional(),
          entityRef: text.optional(),
        }),
      )
      .optional(),
    releases: settings({ environment: text }).optional(),
  }).optional(),
}).transform(({ enabled = true, github = {} }) => ({
  isEnabled: enabled,
  github: { workflows: github.workflows ?? [], releases: github.releases },
}));

/**
 * The settings of `maturity.delivery.events`.
 *
 * @throws `InputError` that names the place of each problem
 */
export function readDeliveryTopics(value: unknown): DeliveryTopicSettings {
  return parseAt(topics, value ?? {}, 'maturity.delivery.events');
}
