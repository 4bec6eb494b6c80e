import { Entity } from '@backstage/catalog-model';
import {
  CompiledModel,
  compileModel,
  FactSourceDeclaration,
  listCheckFactIds,
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
  /** Ids of the sources whose facts its checks read of related entities. */
  readonly sourcesOfRelated: ReadonlySet<string>;
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
    sourcesOfRelated: listSourcesOfRelated(model),
  };
}

/** The related entities that the checks of a model read, each once. */
export function listRelatedReads(model: Model): RelatedEntity[] {
  const checks = model.stages.flatMap(stage => stage.checks);
  return [...new Set(checks.flatMap(check => check.of ?? []))];
}

function listSourcesOfRelated(model: Model): ReadonlySet<string> {
  const checks = model.stages
    .flatMap(stage => stage.checks)
    .filter(({ of }) => of);
  const factIds = checks.flatMap(listCheckFactIds);
  return new Set(factIds.map(id => id.split('/', 1)[0]));
}
