import { ExportRequest } from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityVisibility } from '../catalog/types';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import {
  assessmentColumns,
  checkColumns,
  fixColumns,
  groupColumns,
} from './exportColumns';
import { fileChunks } from './fileChunks';

/**
 * The text of a file with all that the caller may see of what is asked for, in
 * chunks.
 */
export async function exportScorecard(
  request: ExportRequest,
  options: {
    readonly scorecard: ScorecardReader;
    readonly visibility: EntityVisibility;
  },
): Promise<AsyncIterable<string>> {
  const { subject, format, filter, limit, groupBy = 'owner' } = request;
  const { scorecard, visibility } = options;
  if (subject === 'assessments') {
    const pages = await scorecard.page({ filter }, visibility);
    return fileChunks(format, { pages, columns: assessmentColumns });
  }
  if (subject === 'checks') {
    const { items } = await scorecard.countChecks({ filter }, visibility);
    return fileChunks(format, { pages: [items], columns: checkColumns });
  }
  if (subject === 'fixes') {
    const { items } = await scorecard.planFixes({ filter, limit }, visibility);
    return fileChunks(format, { pages: [items], columns: fixColumns });
  }
  const { all, groups } = await scorecard.count(
    { filter, groupBy },
    visibility,
  );
  const stages = all.byStage.map(({ stage }) => stage);
  return fileChunks(format, {
    pages: [groups],
    columns: groupColumns({ groupBy, stages }),
  });
}
