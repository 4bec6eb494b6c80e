/**
 * Frontend of the maturity plugin: entity tab, entity card and organisation
 * page. This entry serves the legacy frontend system, `./alpha` the new one.
 *
 * @packageDocumentation
 */

export {
  maturityPlugin,
  MaturityPage,
  EntityMaturityContent,
  EntityMaturityCard,
  EntityMaturityPartsCard,
  MaturityMyTeamsCard,
} from './plugin';
export { isMaturityAvailable } from './isMaturityAvailable';
export { maturityApiRef } from './api';
export { maturityTranslationRef } from './translation';
