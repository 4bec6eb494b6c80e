import {
  Outcome,
  OutcomeCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useTexts } from '../../translation';
import { Legend } from '../../charts/Legend';
import { SegmentBar, SegmentLook } from '../../charts/SegmentBar';
import { CheckRow, isOfOrganization, outcomeOrder } from './checkRows';
import styles from './OutcomeBar.module.css';
import { formatNumber, formatShare } from '../../format/numbers';
import { outcomes } from '../../outcome/OutcomeFace';
import { DataRow, DataTable } from '../../charts/DataTable';

/** The bars as a table. */
export function OutcomeTable(props: { rows: readonly CheckRow[] }) {
  const t = useTexts();
  return (
    <DataTable
      isNumeric
      columns={[
        t('org.field.check'),
        t('org.field.stage'),
        ...outcomeOrder.map(id => t(outcomes[id].word)),
        t('checks.blocks'),
        t('checks.blocksAlone'),
      ]}
    >
      {props.rows.map(row => {
        const { check, rank, counts } = row;
        return (
          <DataRow
            key={check.id}
            cells={[
              isOfOrganization(row)
                ? `${check.title} · ${t('checks.organization')}`
                : check.title,
              ...[rank, ...outcomeOrder.map(id => counts[id])].map(
                formatNumber,
              ),
              formatNumber(counts.blocks),
              formatNumber(counts.blocksAlone),
            ]}
          />
        );
      })}
    </DataTable>
  );
}

function toLook(outcome: Outcome): SegmentLook {
  return { className: styles.tone, 'data-outcome': outcome };
}

/** The outcomes of one check as a bar; each segment links to its entities. */
export function OutcomeBar(props: {
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
