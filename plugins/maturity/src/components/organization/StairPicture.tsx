import {
  MeasuredTarget,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { CSSProperties, ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { stageTone } from '../../charts/stageCounts';
import { formatNumber, formatShare } from '../../format/numbers';
import { useEntityTitle } from '../../names/useEntityTitle';
import { useEntityWords } from '../../names/useEntityWords';
import { useTargetWords } from '../../targets/useTargetWords';
import { useTexts } from '../../translation';
import { Step } from './dots';
import { Sitting } from './sitting';
import styles from './Staircase.module.css';
import { Subject } from './useSubject';

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
  flag: ReactNode;
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

/** The stages as stairs, from the lowest to the highest, with the flag of the subject. */
export function StairPicture(props: {
  subject: Subject;
  sitting: Sitting;
  steps: readonly Step[];
  total: number;
  /** Targets to draw on the stairs. */
  targets?: readonly MeasuredTarget[];
  /** The address of the services of a stage; no links when left out. */
  toStage?: (stage: string) => string;
}) {
  const { subject, sitting, steps, total, targets = [], toStage } = props;
  const t = useTexts();
  return (
    <ol
      className={styles.stairs}
      aria-label={t('organization.staircase.label')}
      style={
        {
          '--steps': steps.length,
          '--dot': total > manyDots ? '0.75rem' : '1.1rem',
        } as CSSProperties
      }
    >
      {[...steps]
        .sort((one, other) => one.rank - other.rank)
        .map(step => (
          <StairStep
            key={step.id}
            step={step}
            model={subject.memberModel}
            total={total}
            targets={targets.filter(({ rank }) => rank === step.rank)}
            to={step.count > 0 ? toStage?.(step.id) : undefined}
            flag={
              step.rank === sitting.rank &&
              step.rank > 0 && <Flag subject={subject} sitting={sitting} />
            }
          />
        ))}
    </ol>
  );
}
