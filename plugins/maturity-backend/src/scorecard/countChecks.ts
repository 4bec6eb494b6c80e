import {
  CountChecksRequest,
  CountChecksResponse,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { countOutcomes } from './countOutcomes';
import { Ladder } from './Ladder';
import { nextStages } from './nextStages';
import { toRowBits, countCommon } from './rowBits';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from '../catalog/types';

/**
 * What became of each check of a model, for the entities that the filter
 * selects, and how many of them it holds up.
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
    items: ladder.checks.map(({ checkId, stage }, check) => ({
      checkId,
      ...countOutcomes(table, checkId, selected),
      blocks: countCommon(unmet[check], next[stage].rows),
      blocksAlone: countCommon(unmet[check], next[stage].alone),
    })),
  };
}
