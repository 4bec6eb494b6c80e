import { GithubFacts } from '../facts';
import { RepositoryAnswer } from '../query/RepositoryAnswer';
import { RepositoryDetails } from '../query/RepositoryDetails';
import { basicFacts, reviewFacts } from './basics';
import { deliveryFacts } from './deliveries';
import { ownershipFacts } from './ownership';
import { pipelineFacts } from './pipelines';
import { protectionFacts } from './protection';
import { securityFacts } from './security';
import { Withheld } from './Withheld';

/** What was seen of a repository. */
export interface SeenRepository {
  readonly answer: RepositoryAnswer;
  readonly details: RepositoryDetails;
  readonly withheld: Withheld;
}

/**
 * All facts of a repository.
 *
 * @param now - Milliseconds since 1970.
 */
export function factsOf(
  { answer, details, withheld }: SeenRepository,
  now: number,
): GithubFacts {
  return {
    ...basicFacts(answer),
    ...reviewFacts(answer, withheld, now),
    ...pipelineFacts(answer, details.runs),
    ...protectionFacts(answer, details.isProtected, withheld),
    ...securityFacts(answer, details, withheld, now),
    ...deliveryFacts(answer, withheld, now),
    ...ownershipFacts(answer, withheld),
  };
}
