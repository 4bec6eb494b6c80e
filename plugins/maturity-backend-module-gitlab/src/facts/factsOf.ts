import { GitlabFacts } from '../facts';
import { ProjectAnswer } from '../query/ProjectAnswer';
import { ProjectDetails } from '../query/readDetails';
import { WithheldGroups } from '../query/withheldGroups';
import { basicFacts, reviewFacts } from './basics';
import { contentFacts } from './contents';
import { deliveryFacts } from './deliveries';
import { pipelineFacts } from './pipelines';
import { protectionFacts } from './protection';
import { securityFacts } from './security';

/** What was seen of a project. */
export interface WholeProject {
  readonly answer: ProjectAnswer;
  readonly details: ProjectDetails;
  readonly withheld: WithheldGroups;
}

/**
 * All facts of a project.
 *
 * @param now - Milliseconds since 1970.
 */
export function factsOf(
  { answer, details, withheld }: WholeProject,
  now: number,
): GitlabFacts {
  return {
    ...basicFacts(answer, details),
    ...reviewFacts(answer, withheld),
    ...pipelineFacts(answer, withheld, now),
    ...protectionFacts(answer, withheld),
    ...securityFacts(answer, withheld, now),
    ...deliveryFacts(answer, details, withheld, now),
    ...contentFacts(answer, withheld),
  };
}
