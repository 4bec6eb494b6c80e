import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  EntityFacts,
  Related,
  RelatedEntity,
  SourceStatus,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import {
  AssessmentDigests,
  AssessmentRecord,
  deleteAssessments,
  inTurn,
  readAssessmentDigests,
  readFacts,
  toAssessmentRecord,
  writeAssessments,
} from '../database';
import { pauses } from '../pauses';
import { columnsOf } from './columnsOf';
import { ExemptionsOf } from './exemptionsOf';
import { ModelInUse } from './modelInUse';

/** What is around the assessed entities, loaded before. */
export interface Surroundings {
  get(entityRef: string): Entity | undefined;
  /** What the entity names as its own, whether it exists or not. */
  namedRefs(entity: Entity): {
    owner?: string;
    system?: string;
    domain?: string;
  };
  relatedRef(
    entity: Entity,
    of: RelatedEntity,
  ): { readonly ref: string } | { readonly missing: string };
}

/** What entities are assessed by. */
export interface AssessOptions {
  readonly entities: readonly Entity[];
  readonly surroundings: Surroundings;
  readonly models: readonly ModelInUse[];
  readonly exemptionsOf: ExemptionsOf;
  readonly now: Date;
  readonly logger: LoggerService;
}

/** What came of assessing, in numbers of assessments. */
export interface AssessedCounts {
  readonly assessed: number;
  readonly written: number;
  readonly stageChanges: number;
  readonly deleted: number;
}

/**
 * Assesses entities: loads what is stored of them and of what is around them,
 * evaluates every model that applies, and saves what differs. Assessments of
 * models that no longer apply are deleted.
 */
export async function assessEntities(
  knex: Knex,
  options: AssessOptions,
): Promise<AssessedCounts> {
  const { entities, now } = options;
  if (entities.length === 0) {
    return { assessed: 0, written: 0, stageChanges: 0, deleted: 0 };
  }
  const refs = entities.map(entity => stringifyEntityRef(entity));
  return inTurn(knex, async tx => {
    const facts = await readFacts(tx, {
      entityRefs: [...new Set([...refs, ...relatedRefs(options)])],
    });
    const records = await evaluateAll(facts, options);
    const stored = await readAssessmentDigests(tx, { entityRefs: refs });
    const written = await writeAssessments(tx, { records, stored, now });
    const deleted = await deleteObsolete(tx, { stored, options });
    return { assessed: records.length, ...written, deleted };
  });
}

function relatedRefs(options: AssessOptions): string[] {
  const { entities, models, surroundings } = options;
  return entities.flatMap(entity =>
    models
      .filter(model => model.appliesTo(entity))
      .flatMap(model => model.reads)
      .flatMap(of => {
        const related = surroundings.relatedRef(entity, of);
        return 'ref' in related ? related.ref : [];
      }),
  );
}

async function evaluateAll(
  facts: ReadonlyMap<string, EntityFacts>,
  options: AssessOptions,
): Promise<AssessmentRecord[]> {
  const records: AssessmentRecord[] = [];
  for await (const entity of pauses(options.entities)) {
    records.push(...evaluate(entity, facts, options));
  }
  return records;
}

function evaluate(
  entity: Entity,
  facts: ReadonlyMap<string, EntityFacts>,
  options: AssessOptions,
): AssessmentRecord[] {
  const entityRef = stringifyEntityRef(entity);
  const columns = columnsOf(entity, options.surroundings.namedRefs(entity));
  return options.models
    .filter(model => model.appliesTo(entity))
    .flatMap(model => {
      try {
        const related = relatedOf(entity, model, facts, options.surroundings);
        const evaluation = model.compiled.evaluate({
          entity,
          facts: facts.get(entityRef) ?? {},
          related,
          exemptions: options.exemptionsOf(entityRef, model.id),
          now: options.now,
        });
        return toAssessmentRecord({
          entityRef,
          modelId: model.id,
          modelVersion: model.version,
          columns,
          evaluation,
          sources: statusOf([entityRef, ...existing(related)], facts),
        });
      } catch (error) {
        // One entity that cannot be judged hides none of the others.
        options.logger.error(
          `Could not assess ${entityRef} by model '${model.id}', its assessment stays as it was: ${error}`,
        );
        return [];
      }
    });
}

type RelatedByName = { readonly [K in RelatedEntity]?: Related };

function relatedOf(
  entity: Entity,
  model: ModelInUse,
  facts: ReadonlyMap<string, EntityFacts>,
  surroundings: Surroundings,
): RelatedByName {
  return Object.fromEntries(
    model.reads.map((of): [RelatedEntity, Related] => {
      const found = surroundings.relatedRef(entity, of);
      const related = 'ref' in found ? surroundings.get(found.ref) : undefined;
      if ('ref' in found && related) {
        return [of, { entity: related, facts: facts.get(found.ref) ?? {} }];
      }
      return [
        of,
        'missing' in found ? found : { missing: `${found.ref} is not there` },
      ];
    }),
  );
}

function existing(related: RelatedByName): string[] {
  return Object.values(related).flatMap(one =>
    'entity' in one ? stringifyEntityRef(one.entity) : [],
  );
}

function statusOf(
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

async function deleteObsolete(
  knex: Knex,
  context: {
    stored: AssessmentDigests;
    options: AssessOptions;
  },
): Promise<number> {
  const { stored, options } = context;
  let deleted = 0;
  for (const model of options.models) {
    const entityRefs = options.entities
      .filter(entity => !model.appliesTo(entity))
      .map(entity => stringifyEntityRef(entity))
      .filter(ref => stored.get(ref)?.has(model.id));
    deleted += await deleteAssessments(knex, {
      modelId: model.id,
      entityRefs,
      now: options.now,
    });
  }
  return deleted;
}
