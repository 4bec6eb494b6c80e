import { Model } from '../types';
import { apiModel } from './apiModel';
import { builtInModel } from './builtInModel';
import { organizationModel } from './organizationModel';
import { resourceModel } from './resourceModel';

/**
 * The built-in models: of components, APIs, resources and organisations. They are used when
 * no model is configured. `docs/built-in-model.md` is generated from them.
 *
 * @public
 */
export const builtInModels: readonly Model[] = [
  builtInModel,
  apiModel,
  resourceModel,
  organizationModel,
];
