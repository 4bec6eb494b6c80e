import {
  MeasuredTarget,
  Model,
  StageCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties } from 'react';
import { Link } from 'react-router-dom';
import { ChartPanel } from '../../charts/ChartPanel';
import { DataRow, DataTable } from '../../charts/DataTable';
import { stageTone } from '../../charts/stageCounts';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityTitle } from '../../names/useEntityTitle';
import { useEntityWords } from '../../names/useEntityWords';
import { useFirstServices, useStageChanges } from '../../queries/queries';
import { PanelMessage } from '../../states/Notice';
import { useTargetWords } from '../../targets/useTargetWords';
import { useTexts } from '../../translation';
import { layDots, mostDots, Step } from './dots';
import { Sitting } from './sitting';
import styles from './Staircase.module.css';
import { Subject } from './useSubject';
import { useSubjectLinks } from './useSubjectLinks';

/** Days within which a dot that moved has a trail. */
export const movedDays = 90;
const mostMovers = 100;

/** Above, dots are smaller. */
const manyDots = 60;

/** "3 came up · 1 came down". */
function useMovedWords(): (step: Step) => string {
  const t = useTexts();
  return ({ up, down }) =>
    [
      up > 0 &&
        t('organization.staircase.up', { count: up, shown: formatNumber(up) }),
      down > 0 &&
        t('organization.staircase.down', {
          count: down,
          shown: formatNumber(down),
        }),
    ]
      .filter(Boolean)
      .join(' · ');
}

function Flag(props: { subject: Subject; sitting: Sitting }) {
  const t = useTexts();
  const { subject, sitting } = props;
  const entityTitle = useEntityTitle();
  if (!subject.entityRef) {
    return null;
  }
  const name = entityTitle(subject.entityRef, 'group');
  return (
    <span className={styles.flag}>
      {sitting.next
        ? t('organization.staircase.hereBetween', {
            name,
            met: formatNumber(sitting.next.met),
            total: formatNumber(sitting.next.total),
          })
        : t('organization.staircase.here', { name })}
    </span>
  );
}

/** One stage as a step: its dots stand on it. */
function StairStep(props: {
  step: Step;
  model: Model;
  total: number;
  to: string | undefined;
  flag: React.ReactNode;
  /** Targets of which this is the lowest stage that counts. */
  targets: readonly MeasuredTarget[];
}) {
  const { step, model, total, to, flag, targets } = props;
  const targetWords = useTargetWords([model]);
  const t = useTexts();
  const words = useEntityWords(model);
  const movedWords = useMovedWords();
  const entityTitle = useEntityTitle();
  const tone = stageTone(step.rank, model.stages.length);
  const title = step.title ?? t('common.notAssessed');
  const moved = movedWords(step);
  const text = (
    <>
      <span className={styles.stageName}>
        {step.rank > 0 && (
          <span className={styles.rank}>{formatNumber(step.rank)}</span>
        )}{' '}
        {title}
      </span>{' '}
      <span className={styles.count}>
        {words.count(step.count)} · {formatShare(step.count, total)}
      </span>
    </>
  );
  return (
    <li
      className={styles.step}
      style={{ '--rank': step.rank } as CSSProperties}
      data-apart={step.rank === 0 || undefined}
      data-target={targets.length > 0 || undefined}
    >
      {targets.map(({ target }) => (
        <span key={target.id} className={styles.target}>
          {targetWords.onStairs(target)}
        </span>
      ))}
      {flag}
      <span className={styles.dots} aria-hidden="true">
        {step.dots.map(({ key, entityRef, moved: way }) => (
          <span
            key={key}
            className={`${styles.dot} ${tone.className}`}
            style={tone.style}
            data-moved={way}
            title={entityRef && entityTitle(entityRef, 'component')}
          />
        ))}
      </span>
      <span className={styles.tread}>
        {to ? (
          <Link to={to} className={styles.link}>
            {text}
          </Link>
        ) : (
          <span className={styles.link}>{text}</span>
        )}
        {moved && <span className={styles.moved}>{moved}</span>}
      </span>
    </li>
  );
}

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
  const { filter, memberModel: model } = subject;
  const t = useTexts();
  const words = useEntityWords(model);
  const links = useSubjectLinks(subject);
  const { total } = counts;
  const { data: rows } = useFirstServices(
    total > mostDots ? undefined : filter,
    mostDots,
  );
  const { data: movers } = useStageChanges({
    filter,
    days: movedDays,
    limit: mostMovers,
  });
  const ofModel = movers?.modelId === model.id ? movers : undefined;
  const { steps, perDot } = layDots(model, counts, rows?.items ?? [], ofModel);
  const shown = steps.filter(({ rank, count }) => rank > 0 || count > 0);
  const isCut = [ofModel?.up, ofModel?.down].some(
    way => way && way.total > way.items.length,
  );
  const notes = [
    perDot > 1
      ? t('organization.staircase.perDot', { entities: words.count(perDot) })
      : t('organization.staircase.eachDot'),
    steps.some(({ up, down }) => up + down > 0) &&
      t('organization.staircase.trails', { days: formatNumber(movedDays) }),
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
          <ol
            className={styles.stairs}
            aria-label={t('organization.staircase.label')}
            style={
              {
                '--steps': shown.length,
                '--dot': total > manyDots ? '0.75rem' : '1.1rem',
              } as CSSProperties
            }
          >
            {[...shown]
              .sort((one, other) => one.rank - other.rank)
              .map(step => (
                <StairStep
                  key={step.id}
                  step={step}
                  model={model}
                  total={total}
                  targets={targets.filter(({ rank }) => rank === step.rank)}
                  to={
                    step.count > 0
                      ? links.services({ stage: [step.id] })
                      : undefined
                  }
                  flag={
                    step.rank === sitting.rank &&
                    step.rank > 0 && (
                      <Flag subject={subject} sitting={sitting} />
                    )
                  }
                />
              ))}
          </ol>
          <p className={styles.notes}>{notes.filter(Boolean).join(' ')}</p>
        </>
      )}
    </ChartPanel>
  );
}
