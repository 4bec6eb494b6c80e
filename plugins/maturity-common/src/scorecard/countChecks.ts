import {
  CountChecksRequest,
  CountChecksResponse,
} from '../client/scorecardTypes';
import { Model } from '../model/types';
import { CheckTally } from './CheckTally';
import { Ladder } from './Ladder';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from './types';

/**
 * What became of each check of a model, for the entities that the filter
 * selects, and how many of them it holds up.
 *
 * @public
 */
export function countChecks(
  table: ScorecardTable,
  request: CountChecksRequest,
  options: { model: Model; visibility: EntityVisibility; now: Date },
): CountChecksResponse {
  const { model, visibility, now } = options;
  const ladder = new Ladder(table, model, now);
  const tally = new CheckTally(table, ladder.places, ladder.checks.length);
  const blocks = new Int32Array(ladder.checks.length);
  const blocksAlone = new Int32Array(ladder.checks.length);

  const filter = { ...request.filter, modelId: model.id };
  const rows = selectRows(table, filter, visibility);
  for (const row of rows) {
    tally.addRow(row);
    const unmet = ladder.unmetOf(row);
    const next = unmet.filter(
      check => ladder.checks[check].stage === ladder.checks[unmet[0]].stage,
    );
    for (const check of next) {
      blocks[check]++;
    }
    if (next.length === 1) {
      blocksAlone[next[0]]++;
    }
  }

  return {
    modelId: model.id,
    total: rows.length,
    items: ladder.checks.map(({ checkId }, check) => ({
      checkId,
      ...tally.countsOf(check),
      blocks: blocks[check],
      blocksAlone: blocksAlone[check],
    })),
  };
}
