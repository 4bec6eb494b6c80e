import { Outcome } from './outcome';
import { check, ladder } from './__fixtures__/tiny';
import { PASS } from './__fixtures__/evaluateTiny';
import { findStanding } from './findStanding';

const LETTERS: { [letter: string]: Outcome } = {
  p: 'pass',
  f: 'fail',
  u: 'unknown',
  n: 'notApplicable',
  e: 'exempt',
};

/**
 * The standing of an entity by its outcomes, a word for each stage above the
 * starting stage and a letter for each check; a capital is a check that does
 * not block.
 */
function stand(...stages: string[]) {
  const model = ladder(
    ...stages.map((letters, stage) =>
      Array.from(letters, (_, place) => check(`c${stage}-${place}`, PASS)),
    ),
  );
  const checks = stages.flatMap((letters, stage) =>
    Array.from(letters, (letter, place) => ({
      checkId: `c${stage}-${place}`,
      outcome: LETTERS[letter.toLowerCase()],
      ...(/[pf]/i.test(letter) && { grade: 'observed' as const }),
      blocking: letter === letter.toLowerCase(),
      proofs: [],
    })),
  );
  const { blockers, measured, highestRank, ...standing } = findStanding(
    model,
    checks,
  );
  return {
    ...standing,
    range: highestRank,
    measured: `${measured.observed}/${measured.applicable}`,
    blockers: blockers.map(({ checkId }) => checkId),
  };
}

describe('findStanding', () => {
  it.each<[string[], number, string[], string]>([
    // Reached: all blocking checks of it and of all below are met.
    [['p'], 2, [], '1/1'],
    [['pp', 'p', 'p'], 4, [], '4/4'],
    [['f'], 1, ['c0-0'], '1/1'],
    [['p', 'f', 'p'], 2, ['c1-0'], '3/3'],
    [['f', 'p', 'p'], 1, ['c0-0'], '3/3'],
    // Unknown checks block like failing checks, but are counted separately.
    [['pu'], 1, ['c0-1'], '1/2'],
    [['p', 'u'], 2, ['c1-0'], '1/2'],
    [['p', 'u', 'p'], 2, ['c1-0'], '2/3'],
    [['pf', 'u'], 1, ['c0-1'], '2/3'],
    // Checks that do not apply or are exempt block nothing.
    [['n', 'p'], 3, [], '1/1'],
    [['e', 'p'], 3, [], '1/1'],
    [['pn', 'fe'], 2, ['c1-0'], '2/2'],
    // Nor does what is recommended, or not in force yet.
    [['pF', 'p'], 3, [], '3/3'],
    [['pU', 'p'], 3, [], '2/3'],
    [['pFU', 'fU'], 2, ['c1-0'], '3/5'],
    // Every blocker of the next stage is named, and none of a later one.
    [['p', 'fuf', 'f'], 2, ['c1-0', 'c1-1', 'c1-2'], '4/5'],
    [['p', 'fpu', 'ffff'], 2, ['c1-0', 'c1-2'], '7/8'],
  ])('%j: rank %d, held by %j, measured %s', (stages, rank, held, measured) => {
    const top = stages.length + 1;
    expect(stand(...stages)).toMatchObject({
      rank,
      stage: `stage-${rank}`,
      measured,
      blockers: held,
      ...(rank < top && { nextStage: `stage-${rank + 1}` }),
    });
  });

  it.each<[string[], string[], string]>([
    [['u'], ['c0-0'], '0/1'],
    [['uu', 'u'], ['c0-0', 'c0-1'], '0/3'],
    [['nu', 'u'], ['c0-1'], '0/2'],
    [['eu'], ['c0-1'], '0/1'],
    // A pass that nobody measured is none: no stage is made of exemptions.
    [['U', 'u'], ['c1-0'], '0/2'],
  ])('%j: not assessed, held by %j, measured %s', (stages, held, measured) => {
    const { stage, rank, ...rest } = stand(...stages);
    expect([stage, rank]).toEqual([undefined, 0]);
    expect(rest).toMatchObject({ blockers: held, measured });
  });

  it.each<[string[], number, number]>([
    [['p', 'p'], 3, 3],
    [['u', 'p'], 1, 3],
    [['pu', 'f'], 1, 2],
    [['f', 'u'], 1, 1],
    [['pF', 'U'], 3, 3],
    [['p', 'u', 'u', 'f'], 2, 4],
    [['u', 'u'], 0, 3],
  ])('%j: at least %d, at most %d', (stages, rank, highestRank) => {
    expect(stand(...stages)).toMatchObject({ rank, range: highestRank });
  });

  it('has no stage and no next one where nothing applies', () => {
    expect(stand('n', 'ne')).toEqual({
      rank: 0,
      range: 3,
      measured: '0/0',
      blockers: [],
    });
  });
});
