import { ciSystemCases } from './ciSystems';
import { claimCases } from './claims';
import { CorpusCase, CorpusRepository } from './CorpusCase';
import { deploymentCases } from './deployments';
import { environmentCases } from './environments';
import { fileCases } from './files';
import { hiddenCases } from './hidden';
import { indirectionCases } from './indirection';
import { kindCases } from './kinds';
import { licenceCases } from './licences';
import { nameCases } from './names';
import { pipelinePartCases } from './pipelineParts';
import { placeCases } from './places';
import { platformRepositories } from './platformRepositories';
import { repositories } from './repositories';
import { commandCases } from './readCommands';
import { recipeCases } from './recipes';
import { reuseCases } from './reuse';
import { scriptCases } from './scripts';
import { stepCases } from './steps';
import { storeCases } from './stores';
import { switchedOffCases } from './switchedOff';
import { unseenCases } from './unseen';

/** Inputs of which one fact is judged. */
export const corpusCases: readonly CorpusCase[] = [
  ...fileCases,
  ...environmentCases,
  ...stepCases,
  ...ciSystemCases,
  ...pipelinePartCases,
  ...switchedOffCases,
  ...deploymentCases,
  ...reuseCases,
  ...licenceCases,
  ...nameCases,
  ...scriptCases,
  ...recipeCases,
  ...unseenCases,
  ...kindCases,
  ...indirectionCases,
  ...claimCases,
  ...placeCases,
  ...hiddenCases,
  ...commandCases,
  ...storeCases,
];

/** Small repositories of which all facts are judged. */
export const corpusRepositories: readonly CorpusRepository[] = [
  ...repositories,
  ...platformRepositories,
];
