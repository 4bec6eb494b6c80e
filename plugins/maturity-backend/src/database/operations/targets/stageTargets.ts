import { StageTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { DbStageTargetsRow } from '../../tables';
import { toIso, toOptionalText, toText } from '../../values';

/** Ended targets that are read of an entity, the latest first. */
const ENDED_AT_MOST = 20;

/** The fields of a target that can be changed. */
export type TargetContent = Pick<
  StageTarget,
  'stageId' | 'share' | 'lifecycle' | 'owner' | 'startsOn' | 'dueOn' | 'note'
>;

/** A target that nobody has changed yet. */
export interface NewTarget extends TargetContent {
  readonly id: string;
  readonly entityRef: string;
  readonly modelId: string;
  readonly createdBy: string;
}

/**
 * Stores a target, unless one with its id is stored.
 *
 * @returns the stored one
 */
export async function createTarget(
  knex: Knex,
  options: { readonly target: NewTarget; readonly now: Date },
): Promise<StageTarget> {
  const { target, now } = options;
  const { id, entityRef, modelId, createdBy } = target;
  await knex<DbStageTargetsRow>('stage_targets')
    .insert({
      id,
      entity_ref: toText(entityRef),
      model_id: toText(modelId),
      ...toColumns(target),
      version: 1,
      created_at: now,
      created_by: createdBy,
      updated_at: now,
      updated_by: createdBy,
      ended_at: null,
      end_reason: null,
    })
    .onConflict('id')
    .ignore();
  const [row] = await selectById(knex, id);
  return toTarget(row);
}

/** Reads a target; `undefined` if there is none with this id. */
export async function findTarget(
  knex: Knex,
  options: { readonly id: string },
): Promise<StageTarget | undefined> {
  const [row] = await selectById(knex, options.id);
  return row && toTarget(row);
}

/**
 * Changes or ends an open target, if it still has the version that the writer saw.
 *
 * @returns the stored target, whether it was changed or not; `undefined` if it is gone
 */
export async function updateTarget(
  knex: Knex,
  options: {
    readonly id: string;
    readonly version: number;
    readonly change:
      | { readonly content: TargetContent }
      | { readonly endReason: string };
    readonly updatedBy: string;
    readonly now: Date;
  },
): Promise<{ readonly isWritten: boolean; readonly stored?: StageTarget }> {
  const { id, version, change, updatedBy, now } = options;
  // One statement, so that of two writers at the same time only one finds the version.
  const written = await knex<DbStageTargetsRow>('stage_targets')
    .where({ id, version })
    .whereNull('ended_at')
    .update({
      ...('content' in change
        ? toColumns(change.content)
        : { ended_at: now, end_reason: toText(change.endReason) }),
      version: version + 1,
      updated_at: now,
      updated_by: updatedBy,
    });
  return {
    isWritten: written > 0,
    stored: await findTarget(knex, { id }),
  };
}

/** Counts the open targets of an entity. */
export async function countOpenTargets(
  knex: Knex,
  options: { readonly entityRef: string },
): Promise<number> {
  const [{ total }] = await knex<DbStageTargetsRow>('stage_targets')
    .where({ entity_ref: options.entityRef })
    .whereNull('ended_at')
    .count<{ total: number | string }[]>({ total: '*' });
  return Number(total);
}

/** Reads the open targets of entities, in the order of their due days. */
export async function readOpenTargets(
  knex: Knex,
  options: { readonly entityRefs: readonly string[] },
): Promise<StageTarget[]> {
  const rows: DbStageTargetsRow[] = await whereInList(
    knex<DbStageTargetsRow>('stage_targets').whereNull('ended_at'),
    { knex, column: 'entity_ref', values: options.entityRefs },
  )
    .select('*')
    .orderBy(['due_on', 'created_at', 'id']);
  return rows.map(toTarget);
}

/** Reads the latest ended targets of an entity, the latest first. */
export async function readEndedTargets(
  knex: Knex,
  options: { readonly entityRef: string },
): Promise<StageTarget[]> {
  const rows = await knex<DbStageTargetsRow>('stage_targets')
    .where({ entity_ref: options.entityRef })
    .whereNotNull('ended_at')
    .orderBy([
      { column: 'ended_at', order: 'desc' },
      { column: 'id', order: 'asc' },
    ])
    .limit(ENDED_AT_MOST);
  return rows.map(toTarget);
}

function selectById(knex: Knex, id: string) {
  return knex<DbStageTargetsRow>('stage_targets').where({ id }).select('*');
}

function toColumns(content: TargetContent) {
  const { lifecycle } = content;
  return {
    stage_id: toText(content.stageId),
    share: content.share,
    lifecycles: lifecycle ? toText(JSON.stringify(lifecycle)) : null,
    owner_ref: toText(content.owner),
    starts_on: content.startsOn,
    due_on: content.dueOn,
    note: toOptionalText(content.note),
  };
}

function toTarget(row: DbStageTargetsRow): StageTarget {
  const updatedAt = toIso(row.updated_at);
  return {
    id: row.id,
    entityRef: row.entity_ref,
    modelId: row.model_id,
    stageId: row.stage_id,
    share: Number(row.share),
    ...(row.lifecycles !== null && { lifecycle: JSON.parse(row.lifecycles) }),
    owner: row.owner_ref,
    startsOn: row.starts_on,
    dueOn: row.due_on,
    ...(row.note !== null && { note: row.note }),
    version: row.version,
    createdAt: toIso(row.created_at),
    createdBy: row.created_by,
    updatedAt,
    updatedBy: row.updated_by,
    ...(row.ended_at !== null && {
      ended: {
        at: toIso(row.ended_at),
        by: row.updated_by,
        reason: row.end_reason ?? '',
      },
    }),
  };
}
