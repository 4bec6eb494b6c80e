import {
  MeasuredTarget,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ChartPanel } from '../../charts/ChartPanel';
import { DataRow, DataTable } from '../../charts/DataTable';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityWords } from '../../names/useEntityWords';
import { PanelMessage } from '../../states/Notice';
import { useTexts } from '../../translation';
import { Step } from './dots';
import { Sitting } from './sitting';
import styles from './Staircase.module.css';
import { StairPicture } from './StairPicture';
import { Subject } from './useSubject';
import { mostMovers, useSteps } from './useSteps';
import { useSubjectLinks } from './useSubjectLinks';

function StairTable(props: { steps: readonly Step[]; total: number }) {
  const t = useTexts();
  const { steps, total } = props;
  const columns = ['stage', 'services', 'share', 'up', 'down'] as const;
  return (
    <DataTable
      isNumeric
      columns={columns.map(name => t(`organization.staircase.column.${name}`))}
    >
      {steps.map(({ id, rank, title, count, up, down }) => (
        <DataRow
          key={id}
          cells={[
            title ? `${formatNumber(rank)} ${title}` : t('common.notAssessed'),
            formatNumber(count),
            formatShare(count, total),
            formatNumber(up),
            formatNumber(down),
          ]}
        />
      ))}
    </DataTable>
  );
}

/** The stages as a staircase, the services as dots on its steps. */
export function Staircase(props: {
  subject: Subject;
  sitting: Sitting;
  counts: StageCounts;
  reached: { readonly rank: number; readonly count: number };
  targets: readonly MeasuredTarget[];
  isStale: boolean;
}) {
  const { subject, sitting, counts, reached, targets, isStale } = props;
  const t = useTexts();
  const words = useEntityWords(subject.memberModel);
  const links = useSubjectLinks(subject);
  const { total } = counts;
  const { shown, perDot, trails, isCut } = useSteps(subject, counts);
  const notes = [
    perDot > 1
      ? t('organization.staircase.perDot', { entities: words.count(perDot) })
      : t('organization.staircase.eachDot'),
    trails,
    isCut &&
      t('organization.staircase.cut', { shown: formatNumber(mostMovers) }),
  ];
  return (
    <ChartPanel
      title={t('org.overview.distribution', { entities: words.title })}
      text={
        total > 0
          ? t('organization.staircase.text', {
              entities: words.count(total),
              share: formatShare(reached.count, total),
              rank: formatNumber(reached.rank),
            })
          : undefined
      }
      isStale={isStale}
      table={total > 0 && <StairTable steps={shown} total={total} />}
    >
      {total === 0 ? (
        <PanelMessage>{t('organization.staircase.empty')}</PanelMessage>
      ) : (
        <>
          <StairPicture
            subject={subject}
            sitting={sitting}
            steps={shown}
            targets={targets}
            total={total}
            toStage={stage => links.services({ stage: [stage] })}
          />
          <p className={styles.notes}>{notes.filter(Boolean).join(' ')}</p>
        </>
      )}
    </ChartPanel>
  );
}
