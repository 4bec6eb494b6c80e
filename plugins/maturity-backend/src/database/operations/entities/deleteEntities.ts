import { Knex } from 'knex';
import { whereInList } from '../../batches';
import { deleteListed } from '../../deletions';
import { releaseDeliveries } from '../../deliveryDeletions';
import {
  DbAttestationsRow,
  DbExemptionsRow,
  DbFactsRow,
  DbGoneEntitiesRow,
  DbStageChangesRow,
  DbStageTargetsRow,
} from '../../tables';

/**
 * Deletes all that is stored of entities that left the catalog: facts,
 * assessments, stage changes, delivery reports, targets, attestations and
 * exemptions.
 *
 * @remarks
 * The history is deleted too, because a later entity of the same name is another
 * one. Delivery events stay as events without an entity.
 */
export async function deleteEntities(
  knex: Knex,
  options: { entityRefs: readonly string[]; now: Date },
): Promise<void> {
  const { entityRefs, now } = options;
  if (entityRefs.length === 0) {
    return;
  }
  await knex.transaction(async tx => {
    const ofEntities = {
      knex: tx,
      column: 'entity_ref',
      values: entityRefs,
    } as const;
    await deleteListed(tx, {
      select: query => whereInList(query, ofEntities),
      now,
    });
    await whereInList(tx<DbFactsRow>('facts'), ofEntities).delete();
    await whereInList(
      tx<DbStageChangesRow>('stage_changes'),
      ofEntities,
    ).delete();
    await whereInList(
      tx<DbAttestationsRow>('attestations'),
      ofEntities,
    ).delete();
    await whereInList(tx<DbExemptionsRow>('exemptions'), ofEntities).delete();
    await whereInList(
      tx<DbStageTargetsRow>('stage_targets'),
      ofEntities,
    ).delete();
    await whereInList(
      tx<DbGoneEntitiesRow>('gone_entities'),
      ofEntities,
    ).delete();
    await releaseDeliveries(tx, { entityRefs, now });
  });
}
