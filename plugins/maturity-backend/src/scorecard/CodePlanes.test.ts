import { Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { OUTCOME_CODES, packOutcomes } from '../database';
import { CodePlanes } from './CodePlanes';
import { countCommon, hasRow } from './rowBits';

const checkIds = ['a', 'b'];

function rowsWith(planes: CodePlanes, id: string, outcome: Outcome) {
  const plane = planes.rowsWith(id, OUTCOME_CODES[outcome]);
  return Array.from({ length: plane.length * 32 }, (_, row) => row).filter(
    row => hasRow(plane, row),
  );
}

describe('CodePlanes', () => {
  it('tells the rows of each outcome, however far down they are', () => {
    const planes = new CodePlanes();
    planes.add(0, checkIds, packOutcomes(['pass', 'fail']));
    planes.add(70_000, checkIds, packOutcomes(['pass', 'unknown']));

    expect(rowsWith(planes, 'a', 'pass')).toEqual([0, 70_000]);
    expect(rowsWith(planes, 'b', 'fail')).toEqual([0]);
    expect(rowsWith(planes, 'b', 'unknown')).toEqual([70_000]);
    expect(rowsWith(planes, 'b', 'pass')).toEqual([]);
    expect(rowsWith(planes, 'of no model', 'pass')).toEqual([]);
  });

  it('forgets what a row had', () => {
    const planes = new CodePlanes();
    planes.add(5, checkIds, packOutcomes(['pass', 'exempt']));
    planes.add(6, ['b'], packOutcomes(['exempt']));
    planes.remove(5, checkIds, packOutcomes(['pass', 'exempt']));

    expect(rowsWith(planes, 'b', 'exempt')).toEqual([6]);
    const passed = planes.rowsWith('a', OUTCOME_CODES.pass);
    expect(countCommon(passed, passed)).toBe(0);
  });
});
