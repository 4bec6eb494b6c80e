import { codeAt } from '../database';
import { addRow, noBits, RowBits } from './rowBits';

/** Number of rows by which a plane grows at least. */
const ROOM = 1_024;

/** The rows of each outcome, or grade, by check. Counts use them and need no loop over rows. */
export class CodePlanes {
  readonly #planes = new Map<string, RowBits[]>();

  /** The rows in which the check has this code. */
  rowsWith(checkId: string, code: number): RowBits {
    return this.#planes.get(checkId)?.[code] ?? noBits(0);
  }

  /** @param packed - The code of each check; empty if none is known. */
  add(row: number, checkIds: readonly string[], packed: string) {
    for (let place = 0; place < packed.length; place++) {
      const planes = this.#findPlanes(checkIds[place]);
      const code = codeAt(packed, place);
      planes[code] = withRoomFor(row, planes[code] ?? noBits(0));
      addRow(planes[code], row);
    }
  }

  remove(row: number, checkIds: readonly string[], packed: string) {
    for (let place = 0; place < packed.length; place++) {
      const plane = this.rowsWith(checkIds[place], codeAt(packed, place));
      plane[row >>> 5] &= ~(1 << (row & 31));
    }
  }

  #findPlanes(checkId: string): RowBits[] {
    let planes = this.#planes.get(checkId);
    if (!planes) {
      planes = [];
      this.#planes.set(checkId, planes);
    }
    return planes;
  }
}

function withRoomFor(row: number, plane: RowBits): RowBits {
  if (row >>> 5 < plane.length) {
    return plane;
  }
  const wider = noBits(row + Math.max(ROOM, row >>> 1));
  wider.set(plane);
  return wider;
}
