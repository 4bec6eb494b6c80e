import { VisuallyHidden } from '@backstage/ui';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { useTexts } from '../translation';
import { RelativeTime } from '../format/RelativeTime';
import { EntityName } from '../names/EntityName';
import { useStageWords } from '../names/useStageWords';
import { DirectedMover } from './movers';
import styles from './Movers.module.css';
import { useCauses } from './useCauses';
import { formatNumber } from '../format/numbers';

const shownChecks = 2;
const icons = { up: RiArrowUpLine, down: RiArrowDownLine } as const;

/** One stage change, with the checks that caused it. */
export function MoverRow(props: { model: Model; moved: DirectedMover }) {
  const { model, moved } = props;
  const { mover, direction } = moved;
  const t = useTexts();
  const stageWords = useStageWords();
  const cause = useCauses(model);
  const findRank = (id: string | undefined) =>
    model.stages.findIndex(stage => stage.id === id) + 1;
  const toWords = (rank: number) =>
    stageWords({ rank, title: model.stages[rank - 1]?.title });
  const [from, to] = [findRank(mover.from), findRank(mover.to)];
  const words = t(`overview.movers.${direction}FromTo`, {
    from: toWords(from),
    to: toWords(to),
  });
  const Icon = icons[direction];
  const more = mover.checks.length - shownChecks;

  return (
    <li className={styles.mover}>
      <span className={styles.move} title={words}>
        <Icon aria-hidden className={styles.icon} />
        <span aria-hidden="true">
          {from || '–'} → {to || '–'}
        </span>
        <VisuallyHidden>{words}</VisuallyHidden>
      </span>
      <div className={styles.who}>
        <span className={styles.head}>
          <EntityName entityRef={mover.entityRef} />
          <span className={styles.quiet}>
            <RelativeTime instant={mover.at} />
          </span>
        </span>
        <ul className={styles.causes}>
          {mover.checks.slice(0, shownChecks).map(change => (
            <li key={change.id}>{cause(change)}</li>
          ))}
          {more > 0 && (
            <li>
              {t('overview.movers.moreChecks', {
                count: more,
                shown: formatNumber(more),
              })}
            </li>
          )}
        </ul>
      </div>
    </li>
  );
}
