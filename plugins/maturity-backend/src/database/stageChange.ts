import { StageChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { DbStageChangesRow } from './tables';
import { toIso } from './values';

/** A stored stage change as it is handed out. */
export function toStageChange(row: DbStageChangesRow): StageChange {
  return {
    entityRef: row.entity_ref,
    modelId: row.model_id,
    modelVersion: row.model_version,
    at: toIso(row.changed_at),
    from: row.from_stage ?? undefined,
    to: row.to_stage ?? undefined,
    checks: JSON.parse(row.checks),
  };
}
