/**
 * Backend of the maturity plugin.
 *
 * @packageDocumentation
 */

export { maturityPlugin as default } from './plugin';
export {
  createMaturityConditionalDecision,
  maturityConditions,
  maturityEntityResourceRef,
} from './permissions/maturityEntityRules';
export type { MaturityEntity } from './permissions/maturityEntityRules';
