import { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import styles from './SegmentBar.module.css';
import { formatNumber, formatShare } from '../format/numbers';
import {
  Model,
  StageDistribution,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../translation';
import { StageSlice, toSlices, stageTone } from './stageCounts';
import { useEntityWords, useStageWords } from '../names/useEntityWords';

/** The stages of one group as one bar; each segment links to its entities where `linkTo` knows an address. */
export function StackedBar(props: {
  model: Model;
  counts: StageDistribution;
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

/** The look of a segment, and of its swatch in the legend. */
export interface SegmentLook {
  readonly className: string;
  readonly style?: CSSProperties;
  readonly 'data-outcome'?: string;
}

/** One part of a bar. */
export interface Segment {
  readonly id: string;
  readonly count: number;
  /** Describes the segment for screen readers and on hover. */
  readonly label: string;
  readonly look: SegmentLook;
  readonly to?: string;
}

/** Counts side by side as one bar, as wide as they are large. */
export function SegmentBar(props: {
  label: string;
  segments: readonly Segment[];
}) {
  return (
    <ul className={styles.bar} aria-label={props.label}>
      {props.segments.map(({ id, count, label, look, to }) => {
        const common = {
          ...look,
          className: `${styles.segment} ${look.className}`,
          title: label,
          'aria-label': label,
        };
        const number = (
          <span className={styles.number} aria-hidden="true">
            {formatNumber(count)}
          </span>
        );
        return (
          <li key={id} className={styles.item} style={{ flexGrow: count }}>
            {to ? (
              <Link to={to} {...common}>
                {number}
              </Link>
            ) : (
              <span role="img" {...common}>
                {number}
              </span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
