import { useCallback } from 'react';
import { useTexts } from '../translation';

/** The words for a stage: "Stage 2: CI/CD foundation", or "Not assessed" for rank 0. */
export function useStageWords(): (stage: {
  readonly rank: number;
  readonly title?: string;
}) => string {
  const t = useTexts();
  return useCallback(
    ({ rank, title = '' }) =>
      rank === 0
        ? t('common.notAssessed')
        : t('org.stageTitle', { rank: formatRank(rank), title }),
    [t],
  );
}

function formatRank(rank: number): string {
  return String(rank);
}
