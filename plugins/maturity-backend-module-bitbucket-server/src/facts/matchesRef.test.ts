import { matchesRef } from './matchesRef';

describe('matchesRef', () => {
  it.each<[string, string, string, boolean | undefined]>([
    ['ANY_REF', 'ANY_REF_MATCHER_ID', 'refs/heads/main', true],
    ['BRANCH', 'refs/heads/main', 'refs/heads/main', true],
    ['BRANCH', 'refs/heads/main', 'refs/heads/domain', false],
    ['PATTERN', 'main', 'refs/heads/main', true],
    ['PATTERN', 'main', 'refs/heads/domain', false],
    ['PATTERN', 'refs/heads/*', 'refs/heads/main', true],
    ['PATTERN', '*', 'refs/heads/team/main', true],
    ['PATTERN', '**', 'refs/heads/team/main', true],
    ['PATTERN', 'team/', 'refs/heads/team/a/main', true],
    ['PATTERN', 'team/*', 'refs/heads/team/a/main', false],
    ['PATTERN', 'team/**/main', 'refs/heads/team/main', true],
    ['PATTERN', 'm?in', 'refs/heads/main', true],
    ['PATTERN', 'm.in', 'refs/heads/main', false],
    ['PATTERN', 'release/*', 'refs/heads/main', false],
    ['MODEL_BRANCH', 'production', 'refs/heads/main', undefined],
    ['MODEL_CATEGORY', 'RELEASE', 'refs/heads/main', undefined],
  ])('matches %s %s with %s: %s', (type, id, ref, expected) => {
    expect(matchesRef({ type, id }, ref)).toBe(expected);
  });
});
