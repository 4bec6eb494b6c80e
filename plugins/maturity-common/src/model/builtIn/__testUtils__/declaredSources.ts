import { azureDevOpsFacts } from '../../../../../maturity-backend-module-azure-devops/src/declarations';
import { bitbucketFacts as bitbucketServerFacts } from '../../../../../maturity-backend-module-bitbucket-server/src/declarations';
import { giteaFacts } from '../../../../../maturity-backend-module-gitea/src/declarations';
import { bitbucketFacts as bitbucketCloudFacts } from '../../../../../maturity-backend-module-bitbucket-cloud/src/declarations';
import { githubFacts } from '../../../../../maturity-backend-module-github/src/declarations';
import { gitlabFacts } from '../../../../../maturity-backend-module-gitlab/src/declarations';
import { repositoryFacts } from '../../../../../maturity-backend-module-repository/src/declarations';
import { catalogFacts } from '../../../../../maturity-backend/src/collect/catalogFacts';
import { deliveryFacts } from '../../../../../maturity-backend/src/delivery/deliveryFacts';
import { memberFacts } from '../../../../../maturity-backend/src/members/memberFacts';
import { surveyFacts } from '../../../../../maturity-backend/src/survey/surveyFacts';
import { listFactIds } from '../../listFactIds';
import { FactDeclaration, FactSourceDeclaration } from '../../types';
import { ATTESTATION_SOURCE } from '../../wellKnownSources';
import { builtInModels } from '../builtInModels';

const prefix = `${ATTESTATION_SOURCE}/`;

/** One fact for each statement that a built-in model reads. */
const attestationFacts = [...new Set(builtInModels.flatMap(listFactIds))]
  .filter(id => id.startsWith(prefix))
  .map(
    (id): FactDeclaration => ({
      name: id.slice(prefix.length),
      title: id,
      description: id,
      type: 'boolean',
      maxAge: { days: 1 },
    }),
  );

const facts: Readonly<Record<string, readonly FactDeclaration[]>> = {
  [ATTESTATION_SOURCE]: attestationFacts,
  'azure-devops': azureDevOpsFacts,
  'bitbucket-cloud': bitbucketCloudFacts,
  catalog: catalogFacts,
  delivery: deliveryFacts,
  'bitbucket-server': bitbucketServerFacts,
  gitea: giteaFacts,
  github: githubFacts,
  gitlab: gitlabFacts,
  repository: repositoryFacts,
  scorecard: memberFacts,
  survey: surveyFacts,
};

/** All sources of this repository, with the facts that they declare. */
export const declaredSources: readonly FactSourceDeclaration[] = Object.entries(
  facts,
).map(([id, own]) => ({ id, title: id, description: id, facts: own }));
