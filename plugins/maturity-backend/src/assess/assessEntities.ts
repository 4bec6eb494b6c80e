import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import type { Knex } from 'knex';
import { isEqual } from 'lodash';
import {
  AssessmentDigests,
  AssessmentRecord,
  deleteAssessments,
  readAssessmentDigests,
  isOutdated,
  readApprovedExemptions,
  readFactVersions,
  readVersionedFacts,
  VersionedFacts,
  withRevisionLock,
  writeAssessments,
} from '../database';
import { compareChecks } from './compareChecks';
import {
  evaluateEntity,
  findRelatedRefs,
  Surroundings,
} from './evaluateEntity';
import { FindExemptions, withApproved } from './exemptions';
import { InstalledModel } from './InstalledModel';

/** Approved exemptions by the ref of their entity. */
type ApprovedExemptions = Awaited<ReturnType<typeof readApprovedExemptions>>;

/** Options of an assessment. */
export interface AssessOptions {
  readonly entities: readonly Entity[];
  readonly surroundings: Surroundings;
  readonly models: readonly InstalledModel[];
  readonly findExemptions: FindExemptions;
  readonly now: Date;
  readonly logger: LoggerService;
}

/** The result of assessing, in numbers of assessments. */
export interface AssessedCounts {
  readonly assessed: number;
  readonly written: number;
  readonly stageChanges: number;
  readonly deleted: number;
}

/** An evaluated entity, and the facts that this is by. */
interface EvaluatedEntity {
  readonly entity: Entity;
  readonly entityRef: string;
  /** Refs of all entities whose facts the models read, its own included. */
  readonly readRefs: readonly string[];
  readonly records: readonly AssessmentRecord[];
}

/**
 * Assesses entities: evaluates every model that applies by the stored facts,
 * and saves the assessments that differ. Assessments of models that no longer
 * apply are deleted.
 *
 * @remarks
 * Evaluating yields to the event loop, so it holds neither a transaction nor
 * the revision lock. The lock covers only the comparison and the write. There,
 * versions of facts and the approved exemptions show which were written in between,
 * and those entities are evaluated again. So the newest facts win on every replica: a writer checks
 * under the lock that its facts are the stored ones, and a process that stores
 * newer facts assesses after that.
 */
export async function assessEntities(
  knex: Knex,
  options: AssessOptions,
): Promise<AssessedCounts> {
  const total = { assessed: 0, written: 0, stageChanges: 0, deleted: 0 };
  let entities = options.entities;
  while (entities.length > 0) {
    const evaluated = await evaluateStored(knex, entities, options);
    const { counts, outdated } = await withRevisionLock(knex, tx =>
      writeCurrent(tx, evaluated, options),
    );
    total.assessed += counts.assessed;
    total.written += counts.written;
    total.stageChanges += counts.stageChanges;
    total.deleted += counts.deleted;
    entities = outdated;
  }
  return total;
}

/** Reads the facts of the entities and of those around them, and evaluates. */
async function evaluateStored(
  knex: Knex,
  entities: readonly Entity[],
  options: AssessOptions,
): Promise<{
  evaluated: EvaluatedEntity[];
  stored: VersionedFacts;
  approved: ApprovedExemptions;
}> {
  const inputs = entities.map(entity => {
    const entityRef = stringifyEntityRef(entity);
    const readRefs = [entityRef, ...findRelatedRefs(entity, options)];
    return { entity, entityRef, readRefs };
  });
  const entityRefs = inputs.map(({ entityRef }) => entityRef);
  const [stored, approved] = await Promise.all([
    readVersionedFacts(knex, {
      entityRefs: [...new Set(inputs.flatMap(({ readRefs }) => readRefs))],
    }),
    readApprovedExemptions(knex, { entityRefs }),
  ]);
  const findExemptions = withApproved(options.findExemptions, approved);
  const evaluated: EvaluatedEntity[] = [];
  for await (const input of yieldToEventLoop(inputs)) {
    const records = evaluateEntity(input.entity, stored.facts, {
      ...options,
      findExemptions,
    });
    evaluated.push({ ...input, records });
  }
  return { evaluated, stored, approved };
}

/**
 * Writes the assessments that differ from the stored ones, under the lock.
 *
 * @returns the entities whose facts changed since they were evaluated, of which
 * nothing is written
 */
async function writeCurrent(
  tx: Knex.Transaction,
  { evaluated, stored, approved }: Awaited<ReturnType<typeof evaluateStored>>,
  options: AssessOptions,
): Promise<{ counts: AssessedCounts; outdated: Entity[] }> {
  const digests = await readAssessmentDigests(tx, {
    entityRefs: evaluated.map(({ entityRef }) => entityRef),
  });
  const changed = evaluated.filter(({ entityRef, records }) =>
    records.some(record =>
      isOutdated(digests.get(entityRef)?.get(record.modelId), record.hash),
    ),
  );
  const versions = await readFactVersions(tx, {
    entityRefs: [...new Set(changed.flatMap(({ readRefs }) => readRefs))],
  });
  const approvedNow = await readApprovedExemptions(tx, {
    entityRefs: changed.map(({ entityRef }) => entityRef),
  });
  const outdated = new Set(
    changed.filter(
      ({ entityRef, readRefs }) =>
        readRefs.some(ref => versions.get(ref) !== stored.versions.get(ref)) ||
        !isEqual(approvedNow.get(entityRef), approved.get(entityRef)),
    ),
  );
  const current = evaluated.filter(one => !outdated.has(one));
  const records = current.flatMap(one => one.records);
  const written = await writeAssessments(tx, {
    records,
    stored: digests,
    now: options.now,
    compareChecks,
  });
  const deleted = await deleteInapplicable(
    tx,
    current.map(({ entity }) => entity),
    { digests, options },
  );
  return {
    counts: { assessed: records.length, ...written, deleted },
    outdated: Array.from(outdated, ({ entity }) => entity),
  };
}

/** Deletes assessments of models that do not apply to the entities any more. */
async function deleteInapplicable(
  tx: Knex.Transaction,
  entities: readonly Entity[],
  context: { digests: AssessmentDigests; options: AssessOptions },
): Promise<number> {
  const { digests, options } = context;
  let deleted = 0;
  for (const model of options.models) {
    const entityRefs = entities
      .filter(entity => !model.appliesTo(entity))
      .map(entity => stringifyEntityRef(entity))
      .filter(ref => digests.get(ref)?.has(model.id));
    deleted += await deleteAssessments(tx, {
      modelId: model.id,
      entityRefs,
      now: options.now,
    });
  }
  return deleted;
}
