import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Model,
  StageDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { maturityTranslationRef } from '../translation';
import { formatNumber } from '../format/format';
import { formatShareOf } from '../format/shares';
import { useStageWords } from '../names/useStageWords';
import { SegmentBar } from './SegmentBar';
import { slicesOf, StageSlice } from './stageCounts';
import { toneOf } from './tone';

/**
 * How one group is spread over the stages, as one bar. Each segment leads to
 * the services behind it, where `linkTo` knows an address.
 */
export function StackedBar(props: {
  model: Model;
  counts: StageDistribution;
  /** Name of the group, for those who do not see the bar. */
  group: string;
  linkTo: (slice: StageSlice) => string | undefined;
}) {
  const { model, counts, group, linkTo } = props;
  const { t } = useTranslationRef(maturityTranslationRef);
  const stageWords = useStageWords();
  const segments = slicesOf(model, counts)
    .filter(slice => slice.count > 0)
    .map(slice => ({
      id: slice.id,
      count: slice.count,
      label: t('org.chart.segment', {
        count: slice.count,
        shown: formatNumber(slice.count),
        group,
        stage: stageWords(slice),
        share: formatShareOf(slice.count, counts.total),
      }),
      look: toneOf(slice.rank, model.stages.length),
      to: linkTo(slice),
    }));
  return <SegmentBar label={group} segments={segments} />;
}
