import { VisuallyHidden } from '@backstage/ui';
import {
  Model,
  CheckChange,
  ListMoversResponse,
  Mover,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { RiArrowDownLine, RiArrowUpLine } from '@remixicon/react';
import { useTexts } from '../translation';
import { RelativeTime } from '../format/RelativeTime';
import { EntityName } from '../names/EntityName';
import styles from './Movers.module.css';
import { formatNumber } from '../format/numbers';
import { useCallback } from 'react';
import { outcomes } from '../outcome/OutcomeFace';
import { findCheck } from '../names/CheckText';
import { useStageWords } from '../names/useEntityWords';

/** A stage change and its direction. */
export interface DirectedMover {
  readonly mover: Mover;
  readonly direction: 'up' | 'down';
}

/** Stage changes for the page; first measurements are apart. */
interface SortedMovers {
  readonly up: readonly DirectedMover[];
  readonly down: readonly DirectedMover[];
  readonly measured: readonly DirectedMover[];
}

/** Groups stage changes by direction, the latest first. */
export function sortMovers({ up, down }: ListMoversResponse): SortedMovers {
  const direct = (
    direction: DirectedMover['direction'],
    items: readonly Mover[],
  ) => items.map(mover => ({ mover, direction }));
  const risen = direct('up', up.items);
  const fallen = direct('down', down.items);
  const isEarned = ({ mover }: DirectedMover) => !mover.firstMeasured;
  return {
    up: risen.filter(isEarned),
    down: fallen.filter(isEarned),
    measured: [...risen, ...fallen]
      .filter(({ mover }) => mover.firstMeasured)
      .sort((one, other) => (one.mover.at < other.mover.at ? 1 : -1)),
  };
}

/** Describes the change of a check: "Runs tests: Not met, now Met". */
export function useCauses(model: Model): (change: CheckChange) => string {
  const t = useTexts();
  return useCallback(
    ({ id, from, to }) => {
      const check = findCheck(model, id)?.title ?? id;
      if (to === undefined) {
        return t('overview.movers.gone', { check });
      }
      const after = t(outcomes[to].word);
      return from === undefined
        ? t('overview.movers.appeared', { check, to: after })
        : t('overview.movers.changed', {
            check,
            from: t(outcomes[from].word),
            to: after,
          });
    },
    [model, t],
  );
}

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
