import { Text } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { CSSProperties } from 'react';
import { useTexts } from '../translation';
import styles from './StageLadder.module.css';
import { StageStanding } from './standing';
import { formatNumber } from '../format/numbers';
import stageLadderMiniStyles from './StageLadderMini.module.css';

/** A ladder small enough for a table cell. `label` says it in words. */
export function StageLadderMini(props: {
  rank: number;
  count: number;
  label: string;
}) {
  const { rank, count, label } = props;
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={stageLadderMiniStyles.ladder}
    >
      {Array.from({ length: count }, (_, index) => (
        <span
          key={index}
          className={stageLadderMiniStyles.rung}
          data-reached={index < rank || undefined}
        />
      ))}
    </span>
  );
}

function Caption(props: { standing: StageStanding }) {
  const t = useTexts();
  const { position, required } = props.standing;
  if (position === 'next' && required.total > 0) {
    return (
      <>
        {t('entity.ladder.progress', {
          met: formatNumber(required.met),
          total: formatNumber(required.total),
        })}
      </>
    );
  }
  const words = {
    reached: t('entity.ladder.reached'),
    here: t('entity.ladder.here'),
    next: t('entity.ladder.ahead'),
    ahead: t('entity.ladder.ahead'),
  } as const satisfies Record<StageStanding['position'], string>;
  return <>{words[position]}</>;
}

/** The stages of a model as a ladder, with where an entity stands on it. */
export function StageLadder(props: { standing: readonly StageStanding[] }) {
  const t = useTexts();
  return (
    <div className={styles.root}>
      <ol
        className={styles.ladder}
        aria-label={t('entity.ladder.label')}
        style={{ '--stages': props.standing.length } as CSSProperties}
      >
        {props.standing.map(standing => {
          const { stage, rank, position, required } = standing;
          const share = required.total ? required.met / required.total : 0;
          return (
            <li
              key={stage.id}
              className={styles.stage}
              data-position={position}
              aria-current={position === 'here' ? 'step' : undefined}
              style={{ '--share': share } as CSSProperties}
            >
              <span className={styles.marker} aria-hidden>
                {position === 'reached' ? (
                  <RiCheckLine className={styles.tick} />
                ) : (
                  formatNumber(rank)
                )}
              </span>
              <span className={styles.text}>
                <Text
                  variant="body-medium"
                  weight={position === 'here' ? 'bold' : 'regular'}
                  className={styles.title}
                >
                  {stage.title}
                </Text>
                <Text
                  variant="body-small"
                  color="secondary"
                  className={styles.caption}
                >
                  <Caption standing={standing} />
                </Text>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
