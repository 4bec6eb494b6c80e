import { fixtureAssessment, fixtureModel } from '../__fixtures__';
import { readOutcome, toStanding } from './standing';

describe('toStanding', () => {
  it('places every stage and counts the required checks that apply', () => {
    expect(
      toStanding(fixtureModel, fixtureAssessment).map(
        ({ rank, position, required }) =>
          `${rank} ${position} ${required.met}/${required.total}`,
      ),
    ).toEqual([
      '1 reached 0/0',
      '2 here 3/3', // one of four is not applicable
      '3 next 3/5', // an exempt check counts, a recommended one does not
      '4 ahead 1/3',
      '5 ahead 0/2',
    ]);
  });

  it('leaves open what is not ruled out, and nothing of what was not assessed', () => {
    const readOpen = (rank: number, highestRank: number) =>
      toStanding(fixtureModel, { ...fixtureAssessment, rank, highestRank })
        .filter(({ isOpen }) => isOpen)
        .map(stage => stage.rank);
    expect(readOpen(2, 4)).toEqual([3, 4]);
    expect(readOpen(2, 2)).toEqual([]);
    expect(readOpen(0, 5)).toEqual([]);
  });

  it('has nothing reached without an assessment', () => {
    const standing = toStanding(fixtureModel, undefined);
    expect(standing.map(({ position }) => position)).toEqual([
      'next',
      'ahead',
      'ahead',
      'ahead',
      'ahead',
    ]);
    expect(standing[1].checks.map(readOutcome)).toEqual(
      Array(4).fill('unknown'),
    );
  });

  it('keeps a check that is newer than the assessment, as not measured', () => {
    const [first] = fixtureAssessment.checks;
    const standing = toStanding(fixtureModel, {
      ...fixtureAssessment,
      checks: fixtureAssessment.checks.filter(check => check !== first),
    });
    expect(standing[1].checks[0]).toEqual({
      check: fixtureModel.stages[1].checks[0],
      result: undefined,
    });
    expect(readOutcome(standing[1].checks[0])).toBe('unknown');
  });
});
