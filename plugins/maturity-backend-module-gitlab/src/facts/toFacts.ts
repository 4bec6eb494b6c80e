import { SeenRepository } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GitlabFacts } from '../declarations';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';
import { toBasicFacts, toReviewFacts } from './basics';
import { toContentFacts } from './contents';
import { toDeliveryFacts } from './deliveries';
import { readPipelineFacts } from './pipelines';
import { toProtectionFacts } from './protection';
import { toSecurityFacts } from './security';

/**
 * Reads all facts of a project.
 *
 * @param now - Milliseconds since 1970.
 */
export function toFacts(
  seen: SeenRepository<ProjectAnswer> & { readonly details: ProjectDetails },
  now: number,
): GitlabFacts {
  const { answer, details, withheld } = seen;
  return {
    ...toBasicFacts(answer, details),
    ...toReviewFacts(answer, withheld),
    ...readPipelineFacts(answer, withheld, now),
    ...toProtectionFacts(answer, withheld),
    ...toSecurityFacts(answer, withheld, now),
    ...toDeliveryFacts(answer, details, withheld, now),
    ...toContentFacts(answer, withheld),
  };
}
