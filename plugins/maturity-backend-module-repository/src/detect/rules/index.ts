import { PathRule, PipelineRule } from '../Rule';
import { ciProviderRules } from './ciProviders';
import { dependencyUpdateRules } from './dependencyUpdates';
import { deployWorkflowRules } from './deployWorkflows';
import { documentationRules } from './documentation';
import { governanceRules } from './governance';
import { infrastructureAsCodeRules } from './infrastructureAsCode';
import {
  infrastructureControllerRules,
  infrastructurePipelineRules,
} from './infrastructurePipelines';
import { packagingRules } from './packaging';
import { policyEngineRules, policyPipelineRules } from './policyEngines';
import { securityScannerRules } from './securityScanners';
import { sloDefinitionRules } from './sloDefinitions';
import { testRules } from './tests';

/** Rules on files. */
export const pathRules: readonly PathRule[] = [
  ...ciProviderRules,
  ...infrastructureAsCodeRules,
  ...infrastructureControllerRules,
  ...dependencyUpdateRules,
  ...policyEngineRules,
  ...sloDefinitionRules,
  ...governanceRules,
  ...documentationRules,
  ...testRules,
  ...packagingRules,
];

/** Rules on what pipelines run. */
export const pipelineRules: readonly PipelineRule[] = [
  ...deployWorkflowRules,
  ...infrastructurePipelineRules,
  ...securityScannerRules,
  ...policyPipelineRules,
];
