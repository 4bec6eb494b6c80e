import { mapValues } from 'lodash';
import {
  CountChecksRequest,
  CountChecksResponse,
  Model,
  OutcomeCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Ladder } from './Ladder';
import { nextStages } from './nextStages';
import { toRowBits, countCommon, RowBits } from './rowBits';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from '../catalog/types';
import { OUTCOME_CODES } from '../database';

/**
 * Counts the outcomes of each check of a model for the selected entities, and
 * the entities that it blocks.
 */
export function countChecks(
  table: ScorecardTable,
  request: CountChecksRequest,
  options: { model: Model; visibility: EntityVisibility; now: Date },
): CountChecksResponse {
  const { model, visibility, now } = options;
  const ladder = new Ladder(table, model, now);
  const filter = { ...request.filter, modelId: model.id };
  const rows = selectRows(table, filter, visibility);
  const selected = toRowBits(rows, table);
  const unmet = ladder.unmetBy(rows);
  const next = nextStages(ladder, unmet);

  return {
    modelId: model.id,
    total: rows.length,
    items: ladder.checks.map(({ checkId, stage, of }, check) => ({
      checkId,
      ...(of && { of }),
      ...mapValues(countOutcomes(table, checkId, selected), counted =>
        // All entities read the one outcome of their organisation.
        of === 'organization' ? Math.min(counted, 1) : counted,
      ),
      blocks: countCommon(unmet[check], next[stage].rows),
      blocksAlone: countCommon(unmet[check], next[stage].alone),
    })),
  };
}

/** Counts the outcomes of a check in a set of rows. */
export function countOutcomes(
  { outcomes }: ScorecardTable,
  checkId: string,
  rows: RowBits,
): OutcomeCounts {
  const countCode = (code: number) =>
    countCommon(outcomes.rowsWith(checkId, code), rows);
  return {
    pass: countCode(OUTCOME_CODES.pass),
    fail: countCode(OUTCOME_CODES.fail),
    unknown: countCode(OUTCOME_CODES.unknown),
    notApplicable: countCode(OUTCOME_CODES.notApplicable),
    exempt: countCode(OUTCOME_CODES.exempt),
  };
}
