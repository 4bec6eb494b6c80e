import {
  ListMoversResponse,
  Mover,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** A stage change and its direction. */
export interface DirectedMover {
  readonly mover: Mover;
  readonly direction: 'up' | 'down';
}

/** Stage changes for the page; first measurements are apart. */
export interface SortedMovers {
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
