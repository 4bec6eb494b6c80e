import { Entity } from '@backstage/catalog-model';
import { evaluateFilterPredicate } from '@backstage/filter-predicates';
import { Model } from '../model/types';

/**
 * Whether a model is for an entity, as the catalog would decide it.
 *
 * @public
 */
export function modelAppliesTo(model: Model, entity: Entity): boolean {
  return evaluateFilterPredicate(model.appliesTo, entity);
}
