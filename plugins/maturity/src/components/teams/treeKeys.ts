import { KeyboardEvent } from 'react';
import { GridPlace } from './gridMoves';
import { TeamRow } from './teamRows';

/** The row of the team that a row hangs below, if it hangs below one. */
function findParent(
  rows: readonly TeamRow[],
  index: number,
): number | undefined {
  for (let above = index - 1; above >= 0; above--) {
    if (rows[above].level < rows[index].level) {
      return above;
    }
  }
  return undefined;
}

/**
 * The keys of the names: right opens a team, left closes it or goes to the team
 * above, space does either, Enter leads to the team's page.
 *
 * @returns the place to go to, true when the key is dealt with, false when not
 */
export function keyInTree(
  event: Pick<KeyboardEvent, 'key' | 'target'>,
  options: {
    place: GridPlace;
    rows: readonly TeamRow[];
    onToggle: (ownerRef: string) => void;
  },
): GridPlace | boolean {
  const { place, rows, onToggle } = options;
  const row = rows[place.row];
  if (!row || place.column !== 0) {
    return false;
  }
  const { ownerRef, isOpen } = row;
  const canToggle = ownerRef !== undefined && isOpen !== undefined;
  const { key } = event;
  if (key === 'Enter' && event.target instanceof HTMLElement) {
    event.target.querySelector('a')?.click();
    return true;
  }
  if (
    canToggle &&
    (key === ' ' ||
      (key === 'ArrowRight' && !isOpen) ||
      (key === 'ArrowLeft' && isOpen))
  ) {
    onToggle(ownerRef);
    return true;
  }
  if (key === 'ArrowLeft') {
    const parent = findParent(rows, place.row);
    return parent === undefined ? true : { row: parent, column: 0 };
  }
  return false;
}
