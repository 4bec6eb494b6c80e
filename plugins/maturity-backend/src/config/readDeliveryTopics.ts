import { z } from 'zod';
import { GitHubSettings } from '../delivery/formats/gitHubSettings';
import { parseAt } from './parseAt';

/** What is read from the events service. */
export interface DeliveryTopicSettings {
  readonly isEnabled: boolean;
  readonly github: GitHubSettings;
}

const text = z.string({ error: 'must be a text' }).min(1, 'must not be empty');

const topics = z
  .strictObject({
    enabled: z.boolean({ error: 'must be true or false' }).optional(),
    github: z
      .strictObject({
        workflows: z
          .array(
            z.strictObject({
              name: text,
              environment: text,
              repository: text.optional(),
            }),
          )
          .optional(),
        releases: z.strictObject({ environment: text }).optional(),
      })
      .optional(),
  })
  .transform(({ enabled = true, github = {} }) => ({
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
