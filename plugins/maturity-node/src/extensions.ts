import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { FactSource } from './FactSource';

/** Where modules add their fact sources. @public */
export interface MaturityFactSourcesExtensionPoint {
  /**
   * Adds sources. One that is not valid, or whose id is taken, fails the module
   * that added it when the plugin starts, and leaves the others in place.
   */
  addFactSource(...sources: FactSource[]): void;
}

/** Where modules add their fact sources. @public */
export const maturityFactSourcesExtensionPoint =
  createExtensionPoint<MaturityFactSourcesExtensionPoint>({
    id: 'maturity.factSources',
  });
