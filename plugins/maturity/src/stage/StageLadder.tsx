import { Text } from '@backstage/ui';
import { RiCheckLine } from '@remixicon/react';
import { CSSProperties } from 'react';
import { useTexts } from '../translation';
import styles from './StageLadder.module.css';
import { isOpenUpwards, StageRange } from './range';
import { StageStanding } from './standing';
import { formatNumber } from '../format/numbers';
import stageLadderMiniStyles from './StageLadderMini.module.css';

/**
 * A ladder small enough for a table cell. `label` says it in words. Stages that
 * are not ruled out are outlined.
 */
export function StageLadderMini(
  props: StageRange & {
    count: number;
    label: string;
  },
) {
  const { rank, highestRank, count, label } = props;
  const open = isOpenUpwards(props) ? highestRank ?? rank : rank;
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
          data-open={(index >= rank && index < open) || undefined}
        />
      ))}
    </span>
  );
}

function Caption(props: { standing: StageStanding; isAtLeast: boolean }) {
  const t = useTexts();
  const { standing, isAtLeast } = props;
  const { position, required, isOpen } = standing;
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
    here: t(isAtLeast ? 'entity.ladder.atLeast' : 'entity.ladder.here'),
    next: t('entity.ladder.ahead'),
    ahead: t(isOpen ? 'entity.ladder.open' : 'entity.ladder.ahead'),
  } as const satisfies Record<StageStanding['position'], string>;
  return <>{words[position]}</>;
}

/** The stages of a model as a ladder, with where an entity stands on it. */
export function StageLadder(props: { standing: readonly StageStanding[] }) {
  const t = useTexts();
  const isAtLeast = props.standing.some(({ isOpen }) => isOpen);
  return (
    <div className={styles.root}>
      <ol
        className={styles.ladder}
        aria-label={t('entity.ladder.label')}
        style={{ '--stages': props.standing.length } as CSSProperties}
      >
        {props.standing.map(standing => {
          const { stage, rank, position, required, isOpen } = standing;
          const share = required.total ? required.met / required.total : 0;
          return (
            <li
              key={stage.id}
              className={styles.stage}
              data-position={position}
              data-open={isOpen || undefined}
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
                  <Caption standing={standing} isAtLeast={isAtLeast} />
                </Text>
              </span>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
