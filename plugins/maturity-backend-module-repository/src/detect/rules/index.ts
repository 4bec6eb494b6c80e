import { PathRule, PipelineRule } from '../Rule';
import { buildAndTestRules } from './buildsAndTests';
import {
  dependencyUpdatePipelineRules,
  dependencyUpdateRules,
} from './dependencyUpdates';
import {
  deployWorkflowRules,
  infrastructureControllerRules,
  infrastructurePipelineRules,
  sshDeploymentRules,
} from './deployments';
import { documentationRules } from './documentation';
import { governanceRules } from './governance';
import { infrastructureAsCodeRules } from './infrastructureAsCode';
import { manifestTemplateRules } from './manifestTemplates';
import { packagingRules } from './packaging';
import { policyEngineRules, policyPipelineRules } from './policyEngines';
import { securityScannerRules } from './securityScanners';
import { sloDefinitionRules } from './sloDefinitions';
import { testRules } from './tests';

/** Rules on files. */
export const pathRules: readonly PathRule[] = [
  ...infrastructureAsCodeRules,
  ...manifestTemplateRules,
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
  ...buildAndTestRules,
  ...deployWorkflowRules,
  ...sshDeploymentRules,
  ...infrastructurePipelineRules,
  ...securityScannerRules,
  ...policyPipelineRules,
  ...dependencyUpdatePipelineRules,
];
