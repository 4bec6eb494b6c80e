import { Entity } from '@backstage/catalog-model';
import {
  CompiledModel,
  compileModel,
  FactSourceDeclaration,
  Model,
  modelAppliesTo,
  RelatedEntity,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** A model made ready for assessing. */
export interface InstalledModel {
  readonly compiled: CompiledModel;
  readonly id: string;
  readonly version: number;
  readonly appliesTo: (entity: Entity) => boolean;
  /** The related entities that its checks read. */
  readonly reads: readonly RelatedEntity[];
}

/** Compiles a model. */
export function installModel(
  model: Model,
  sources: readonly FactSourceDeclaration[],
): InstalledModel {
  return {
    compiled: compileModel(model, { sources }),
    id: model.id,
    version: model.version,
    appliesTo: entity => modelAppliesTo(model, entity),
    reads: listRelatedReads(model),
  };
}

/** The related entities that the checks of a model read, each once. */
export function listRelatedReads(model: Model): RelatedEntity[] {
  const checks = model.stages.flatMap(stage => stage.checks);
  return [...new Set(checks.flatMap(check => check.of ?? []))];
}
