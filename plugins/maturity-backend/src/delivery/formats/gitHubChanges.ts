import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import {
  commitOf,
  instant,
  linkOf,
  optional,
  required,
  titleOf,
} from './fields';
import { GITHUB, gitHubRepository, gitHubSubject } from './gitHubRepository';
import { parsePayload } from './parsePayload';
import { translated, Translation } from './Translation';

const pullRequest = z.object({
  action: required,
  repository: gitHubRepository,
  pull_request: z.object({
    number: z.number({ error: 'must be a number' }),
    title: optional,
    html_url: optional,
    merged: z.boolean().nullish(),
    merged_at: instant.nullish(),
    merge_commit_sha: optional,
    base: z.object({ ref: optional }).optional(),
  }),
});

/**
 * Translates a pull request that was merged into the default branch.
 *
 * @see {@link https://docs.github.com/en/webhooks/webhook-events-and-payloads#pull_request}
 */
export function translatePullRequest(payload: unknown): Translation {
  const event = parsePayload(pullRequest, payload, GITHUB);
  return translated(event.action === 'closed' ? changeOf(event) : undefined);
}

function changeOf({
  repository: into,
  pull_request: request,
}: z.infer<typeof pullRequest>): DeliveryEvent | undefined {
  const isOnMain = request.base?.ref === into.default_branch;
  if (!request.merged || !request.merged_at || !isOnMain) {
    return undefined;
  }
  return {
    kind: 'change',
    source: 'github',
    externalId: `${into.full_name}#${request.number}`,
    target: gitHubSubject(into),
    commit: commitOf(request.merge_commit_sha),
    mergedAt: request.merged_at,
    title: titleOf(request.title),
    url: linkOf(request.html_url),
  };
}
