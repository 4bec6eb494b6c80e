import { ChangeEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import { readNodes } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { DeliveryOrigin } from './DeliveryOrigin';

/** Turns merge requests that were merged into the default branch into events. */
export function toChanges(
  { basics_repository, merges_latest }: ProjectAnswer,
  { fullPath, target }: DeliveryOrigin,
): ChangeEvent[] {
  return readNodes(merges_latest).flatMap(request => {
    const isOnMain = request.targetBranch === basics_repository?.rootRef;
    if (!isOnMain || !request.mergedAt) {
      return [];
    }
    const [first] = readNodes(request.commits);
    return [
      {
        kind: 'change',
        source: 'gitlab',
        externalId: `${fullPath}!${request.iid}`,
        target,
        commit: request.mergeCommitSha || request.diffHeadSha || undefined,
        committedAt: first?.committedDate ?? undefined,
        mergedAt: request.mergedAt,
        title: request.title,
        url: request.webUrl ?? undefined,
      },
    ];
  });
}
