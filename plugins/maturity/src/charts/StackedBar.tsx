import {
  Model,
  StageDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import { useStageWords } from '../names/useStageWords';
import { SegmentBar } from './SegmentBar';
import { StageSlice, toSlices } from './stageCounts';
import { formatShare } from '../format/numbers';
import { stageTone } from './tone';
import { useEntityWords } from '../names/useEntityWords';

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
  const t = useTexts();
  const stageWords = useStageWords();
  const words = useEntityWords(model);
  const segments = toSlices(model, counts)
    .filter(slice => slice.count > 0)
    .map(slice => ({
      id: slice.id,
      count: slice.count,
      label: t('org.chart.segment', {
        group,
        entities: words.count(slice.count),
        stage: stageWords(slice),
        share: formatShare(slice.count, counts.total),
      }),
      look: stageTone(slice.rank, model.stages.length),
      to: linkTo(slice),
    }));
  return <SegmentBar label={group} segments={segments} />;
}
