import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import {
  toCommit,
  instant,
  toLink,
  optional,
  required,
  toTitle,
} from './fields';
import { GITHUB, gitHubRepository, toGitHubTarget } from './gitHubRepository';
import { parsePayload, toParsedPayload, ParsedPayload } from './parsePayload';

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
export function parsePullRequest(payload: unknown): ParsedPayload {
  const event = parsePayload(pullRequest, payload, GITHUB);
  return toParsedPayload(
    event.action === 'closed' ? toChange(event) : undefined,
  );
}

function toChange({
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
    target: toGitHubTarget(into),
    commit: toCommit(request.merge_commit_sha),
    mergedAt: request.merged_at,
    title: toTitle(request.title),
    url: toLink(request.html_url),
  };
}
