import { Model } from '../types';
import { profiles } from './profiles';
import { retired } from './retired';
import { stage1AdHocScripts } from './stage1AdHocScripts';
import { stage2CicdFoundation } from './stage2CicdFoundation';
import { stage3InfrastructureAsCode } from './stage3InfrastructureAsCode';
import { stage4SelfServePlatform } from './stage4SelfServePlatform';
import { stage5ProductGradePlatform } from './stage5ProductGradePlatform';

/**
 * The built-in model of components: five stages of platform engineering.
 *
 * @public
 */
export const builtInModel: Model = {
  id: 'platform-engineering',
  version: 1,
  title: 'Platform engineering maturity',
  description:
    'How a component is built, run and maintained, in five stages from ad-hoc scripts to a platform run as a product. ' +
    'Tools provide the evidence for each stage. People attest only what no tool can observe.',
  appliesTo: { kind: 'Component' },
  leavesOut: [retired],
  profiles,
  stages: [
    stage1AdHocScripts,
    stage2CicdFoundation,
    stage3InfrastructureAsCode,
    stage4SelfServePlatform,
    stage5ProductGradePlatform,
  ],
};
