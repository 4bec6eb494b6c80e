import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { SuggestedFactSource } from '@platform-maturity/backstage-plugin-maturity-common';
import { FactSource } from './FactSource';

/** Where modules add their fact sources. @public */
export interface MaturityFactSourcesExtensionPoint {
  /**
   * Adds sources. One that is not valid, or whose id is taken, fails the module
   * that added it when the plugin starts, and leaves the others in place.
   */
  addFactSource(...sources: FactSource[]): void;
  /**
   * Names sources that a module can add once they are configured. People are shown
   * which of them would tell the most. One whose id is taken is not shown.
   */
  suggestFactSource(...suggestions: SuggestedFactSource[]): void;
}

/** Where modules add their fact sources. @public */
export const maturityFactSourcesExtensionPoint =
  createExtensionPoint<MaturityFactSourcesExtensionPoint>({
    id: 'maturity.factSources',
  });
