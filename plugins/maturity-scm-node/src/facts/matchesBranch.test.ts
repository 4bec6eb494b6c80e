import { matchesBranch } from './matchesBranch';

describe('matchesBranch', () => {
  it.each([
    ['main', 'main', true],
    ['main', 'main2', false],
    ['m.in', 'main', false],
    ['*', 'feature/a', true],
    ['release/**', 'release/1/a', true],
    ['release/*', 'hotfix/release/1', false],
    ['*-(x)+[1]', 'a-(x)+[1]', true],
    ['', 'main', false],
  ])('%s of %s: %s', (pattern, branch, expected) => {
    expect(matchesBranch(pattern, branch)).toBe(expected);
  });
});
