import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityFacts,
  Related,
  RelatedEntity,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  AssessmentColumns,
  AssessmentRecord,
  NamedRefs,
  textFields,
  toAssessmentRecord,
  toEntityTexts,
} from '../database';
import { FindExemptions } from './exemptions';
import { InstalledModel } from './InstalledModel';

/** The entities around the assessed ones, loaded before. */
export interface Surroundings {
  get(entityRef: string): Entity | undefined;
  /** The refs that the entity names as its own, whether they exist or not. */
  namedRefs(entity: Entity): NamedRefs;
  relatedRef(
    entity: Entity,
    of: RelatedEntity,
  ): ({ readonly ref: string } | { readonly missing: string }) & {
    readonly restsOn?: readonly string[];
  };
}

/** Refs of the related entities that the models read for the entity. */
export function findRelatedRefs(
  entity: Entity,
  options: {
    readonly models: readonly InstalledModel[];
    readonly surroundings: Surroundings;
  },
): string[] {
  return options.models
    .filter(model => model.appliesTo(entity))
    .flatMap(model => model.reads)
    .flatMap(of => {
      const related = options.surroundings.relatedRef(entity, of);
      return 'ref' in related ? related.ref : [];
    });
}

/** Evaluates each model that applies to the entity, by the facts at hand. */
export function evaluateEntity(
  entity: Entity,
  facts: ReadonlyMap<string, EntityFacts>,
  options: {
    readonly models: readonly InstalledModel[];
    readonly surroundings: Surroundings;
    readonly findExemptions: FindExemptions;
    readonly now: Date;
    readonly logger: Pick<LoggerService, 'error'>;
  },
): AssessmentRecord[] {
  const { models, surroundings, findExemptions, now, logger } = options;
  const entityRef = stringifyEntityRef(entity);
  const columns = toColumns(entity, surroundings.namedRefs(entity));
  return models
    .filter(model => model.appliesTo(entity))
    .flatMap(model => {
      try {
        const related = readRelated(entity, model, facts, surroundings);
        const evaluation = model.compiled.evaluate({
          entity,
          facts: facts.get(entityRef) ?? {},
          related,
          exemptions: findExemptions(entityRef, model.id),
          now,
        });
        return toAssessmentRecord({
          entityRef,
          modelId: model.id,
          modelVersion: model.version,
          columns,
          evaluation,
          sources: listSourceStatus(
            [entityRef, ...listExisting(related)],
            facts,
          ),
        });
      } catch (error) {
        // One entity that cannot be evaluated hides none of the others.
        logger.error(
          `Could not assess ${entityRef} by model '${model.id}', its assessment stays as it was: ${error}`,
        );
        return [];
      }
    });
}

type RelatedByName = { readonly [K in RelatedEntity]?: Related };

function readRelated(
  entity: Entity,
  model: InstalledModel,
  facts: ReadonlyMap<string, EntityFacts>,
  surroundings: Surroundings,
): RelatedByName {
  return Object.fromEntries(
    model.reads.map((of): [RelatedEntity, Related] => {
      const found = surroundings.relatedRef(entity, of);
      const related = 'ref' in found ? surroundings.get(found.ref) : undefined;
      const { restsOn } = found;
      if ('ref' in found && related) {
        const own = facts.get(found.ref) ?? {};
        return [of, { entity: related, facts: own, restsOn }];
      }
      return [
        of,
        'missing' in found
          ? found
          : { missing: `${found.ref} is not there`, restsOn },
      ];
    }),
  );
}

function listExisting(related: RelatedByName): string[] {
  return Object.values(related).flatMap(one =>
    'entity' in one ? stringifyEntityRef(one.entity) : [],
  );
}

function listSourceStatus(
  refs: readonly string[],
  facts: ReadonlyMap<string, EntityFacts>,
): SourceStatus[] {
  return [...new Set(refs)].flatMap(entityRef =>
    Object.entries(facts.get(entityRef) ?? {}).flatMap(([sourceId, source]) =>
      source
        ? {
            sourceId,
            entityRef,
            observedAt: source.observedAt,
            error: source.error,
          }
        : [],
    ),
  );
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The columns that lists and counts group an entity by. */
function toColumns(entity: Entity, named: NamedRefs): AssessmentColumns {
  const { metadata } = entity;
  const tags: unknown[] = Array.isArray(metadata.tags) ? metadata.tags : [];
  return {
    ...toEntityTexts(field => readText(textFields[field].read(entity, named))),
    namespace: metadata.namespace ?? 'default',
    name: metadata.name,
    title: readText(metadata.title),
    owners: named.owners,
    domainFrom: named.domain ? named.domainFrom : undefined,
    tags: [...new Set(tags.filter(tag => typeof tag === 'string'))],
  };
}
