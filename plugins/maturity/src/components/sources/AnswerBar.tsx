import { SourceHealth } from '@platform-maturity/backstage-plugin-maturity-common';
import { Legend } from '../../charts/Legend';
import { SegmentBar, SegmentLook } from '../../charts/SegmentBar';
import { formatNumber } from '../../format/numbers';
import { useTexts } from '../../translation';
import styles from './Sources.module.css';

const answers = ['facts', 'nothing', 'failed'] as const;

function toLook(answer: (typeof answers)[number]): SegmentLook {
  return { className: `${styles.answer} ${styles[answer]}` };
}

/** The entities by the answer of the source in its last run, as a bar. */
export function AnswerBar(props: {
  source: Pick<SourceHealth, 'title' | 'lastRun'>;
}) {
  const { title, lastRun } = props.source;
  const t = useTexts();
  if (!lastRun || lastRun.asked === 0) {
    return null;
  }
  const { asked, withFacts, failed } = lastRun;
  const counts = {
    facts: withFacts,
    nothing: asked - withFacts - failed,
    failed,
  };
  const segments = answers
    .filter(answer => counts[answer] > 0)
    .map(answer => ({
      id: answer,
      count: counts[answer],
      label: t('sources.segment', {
        answer: t(`sources.answer.${answer}`),
        shown: formatNumber(counts[answer]),
        total: formatNumber(asked),
      }),
      look: toLook(answer),
    }));
  return (
    <SegmentBar
      label={t('sources.bar', { source: title })}
      segments={segments}
    />
  );
}

/** The legend of the bars. */
export function AnswerLegend() {
  const t = useTexts();
  const entries = answers.map(answer => ({
    id: answer,
    text: t(`sources.answer.${answer}`),
    look: toLook(answer),
  }));
  return <Legend label={t('sources.legend')} entries={entries} />;
}
