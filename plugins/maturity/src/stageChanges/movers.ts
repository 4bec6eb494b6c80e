import {
  ListMoversResponse,
  Mover,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** A mover and where to. */
export interface DirectedMover {
  readonly mover: Mover;
  readonly direction: 'up' | 'down';
}

/** Movers for the page: those that are only better measured stand apart. */
export interface SortedMovers {
  readonly up: readonly DirectedMover[];
  readonly down: readonly DirectedMover[];
  readonly measured: readonly DirectedMover[];
}

/** Sorts movers by direction, the latest first. */
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
