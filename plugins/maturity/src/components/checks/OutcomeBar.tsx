import {
  Outcome,
  OutcomeCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { outcomes } from '../../outcome/outcomes';
import { Legend } from '../../charts/Legend';
import { SegmentBar, SegmentLook } from '../../charts/SegmentBar';
import { outcomeOrder } from './checkRows';
import styles from './OutcomeBar.module.css';
import { formatNumber, formatShare } from '../../format/numbers';

function toLook(outcome: Outcome): SegmentLook {
  return { className: styles.tone, 'data-outcome': outcome };
}

/** The outcomes of one check as a bar; each segment links to its entities. */
export function OutcomeBar(props: {
  /** Of which check, for those who do not see the bar. */
  title: string;
  counts: OutcomeCounts;
  linkTo: (outcome: Outcome) => string;
}) {
  const { title, counts, linkTo } = props;
  const t = useTexts();
  const total = outcomeOrder.reduce((sum, id) => sum + counts[id], 0);
  const segments = outcomeOrder
    .filter(id => counts[id] > 0)
    .map(id => ({
      id,
      count: counts[id],
      label: t('checks.segment', {
        check: title,
        outcome: t(outcomes[id].word),
        shown: formatNumber(counts[id]),
        share: formatShare(counts[id], total),
      }),
      look: toLook(id),
      to: linkTo(id),
    }));
  return <SegmentBar label={title} segments={segments} />;
}

/** The legend of the bars. */
export function OutcomeLegend() {
  const t = useTexts();
  const entries = outcomeOrder.map(id => ({
    id,
    text: t(outcomes[id].word),
    look: toLook(id),
  }));
  return <Legend label={t('checks.legend')} entries={entries} />;
}
