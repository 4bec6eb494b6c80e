import { createExtensionPoint } from '@backstage/backend-plugin-api';
import { FactSource } from './FactSource';

/**
 * Where modules add their fact sources.
 *
 * @public
 */
export interface MaturityFactSourcesExtensionPoint {
  addFactSource(...sources: FactSource[]): void;
}

/**
 * Where modules add their fact sources.
 *
 * @public
 */
export const maturityFactSourcesExtensionPoint =
  createExtensionPoint<MaturityFactSourcesExtensionPoint>({
    id: 'maturity.factSources',
  });
