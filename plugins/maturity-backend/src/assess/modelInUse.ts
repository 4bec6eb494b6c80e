import { Entity } from '@backstage/catalog-model';
import {
  CompiledModel,
  compileModel,
  FactSourceDeclaration,
  Model,
  modelAppliesTo,
  RelatedEntity,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** A model with what assessing asks of it again and again. */
export interface ModelInUse {
  readonly compiled: CompiledModel;
  readonly id: string;
  readonly version: number;
  readonly appliesTo: (entity: Entity) => boolean;
  /** The related entities that its checks read. */
  readonly reads: readonly RelatedEntity[];
}

/** Makes a model ready for assessing. */
export function modelInUse(
  model: Model,
  sources: readonly FactSourceDeclaration[],
): ModelInUse {
  return {
    compiled: compileModel(model, { sources }),
    id: model.id,
    version: model.version,
    appliesTo: entity => modelAppliesTo(model, entity),
    reads: relatedReadBy(model),
  };
}

/** The related entities that the checks of a model read, each once. */
export function relatedReadBy(model: Model): RelatedEntity[] {
  const checks = model.stages.flatMap(stage => stage.checks);
  return [...new Set(checks.flatMap(check => check.of ?? []))];
}
