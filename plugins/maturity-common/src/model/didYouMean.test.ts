import { didYouMean } from './didYouMean';

describe('didYouMean', () => {
  it.each([
    ['$and', ['$any', '$all', '$not'], '$any'],
    ['tilte', ['text', 'tilted', 'title'], 'tilted'],
    ['Condition', ['condition'], 'condition'],
    ['condtion', ['condition', 'conditions'], 'condition'],
    ['githb/ci', ['github/ci', 'gitlab/ci'], 'github/ci'],
    ['a', ['b'], 'b'],
    // Of equals the first.
    ['bat', ['cat', 'rat'], 'cat'],
    // The closest, wherever it stands.
    ['stages', ['stage', 'stages', 'states'], 'stages'],
  ])('%s of %j: %s', (word, candidates, meant) => {
    expect(didYouMean(word, candidates)).toBe(`; did you mean '${meant}'?`);
  });

  it.each<[string, string[]]>([
    ['version', ['title', 'checks']],
    ['xyz', ['title']],
    ['ab', ['cdef']],
    ['', ['title']],
    ['title', []],
  ])('%s of %j: nothing that is close', (word, candidates) => {
    expect(didYouMean(word, candidates)).toBe('');
  });

  it('allows a third of the letters to differ, and at least one', () => {
    expect(didYouMean('abcdef', ['abcdxy'])).not.toBe('');
    expect(didYouMean('abcdef', ['abcxyz'])).toBe('');
    expect(didYouMean('ab', ['ax'])).not.toBe('');
    expect(didYouMean('ab', ['xy'])).toBe('');
  });

  it('reads candidates of any kind once', () => {
    const candidates = new Set(['first', 'second']).values();
    expect(didYouMean('secnd', candidates)).toContain('second');
  });
});
