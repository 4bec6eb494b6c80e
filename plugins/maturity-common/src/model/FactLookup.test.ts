import { sources } from '../evaluate/__fixtures__/tiny';
import { createFactLookup, FactId, parseFactId } from './FactLookup';

describe('parseFactId', () => {
  it.each<[string, string, string]>([
    ['github/branchProtected', 'github', 'branchProtected'],
    ['a/b', 'a', 'b'],
    ['my-tool2/some.fact_1', 'my-tool2', 'some.fact_1'],
    ['attestation/org-attested', 'attestation', 'org-attested'],
    ['test/7days', 'test', '7days'],
  ])('%s is of %s', (text, source, name) => {
    expect(parseFactId(text)).toEqual({ source, name });
  });

  it.each([
    ...['', 'github', '/ci', 'github/', 'GitHub/ci', '1st/ci', 'a b/c'],
    ...['a/b/c', 'a/-b', 'a/.b', 'a/b ', ' a/b', '$any', 'a/b\n'],
  ])('%j is none', text => {
    expect(parseFactId(text)).toBeUndefined();
  });
});

describe('createFactLookup', () => {
  const id = (text: string): FactId => {
    const [source, name] = text.split('/');
    return { source, name };
  };
  const known = createFactLookup(sources);

  it('knows any fact of a source that may declare more', () => {
    const open = createFactLookup(sources, ['test']);
    expect(open(id('test/number'))).toEqual({ type: 'number' });
    expect(open(id('test/later'))).toEqual({ type: undefined });
    expect(open(id('tests/later'))).toHaveProperty('problem');
  });

  it.each([
    ['test/number', { type: 'number' }],
    ['test/strings', { type: 'strings' }],
    // People attest checks, which no source declares.
    ['attestation/anything-at-all', { type: 'boolean' }],
    // Known before it is installed, so its types are not.
    ['github/whatever', {}],
  ])('knows %s: %j', (text, found) => {
    expect(known(id(text))).toEqual(found);
  });

  it.each([
    ['test/numbr', "unknown fact 'test/numbr'; did you mean 'test/number'?"],
    ['test/nothingLikeIt', "unknown fact 'test/nothingLikeIt'"],
    ['githb/ci', "unknown fact 'githb/ci'; did you mean 'github/…'?"],
    ['tset/number', "unknown fact 'tset/number'"],
    ['entit/kind', "unknown fact 'entit/kind'; did you mean 'entity/…'?"],
    ['unheard-of/x', "unknown fact 'unheard-of/x'"],
    // Names that every object has are none that a source declares.
    ['toString/x', "unknown fact 'toString/x'"],
    ['test/hasOwnProperty', "unknown fact 'test/hasOwnProperty'"],
    ['__proto__/x', "unknown fact '__proto__/x'"],
  ])('does not know %s', (text, problem) => {
    expect(known(id(text))).toEqual({ problem });
  });

  it('takes every fact for known where nobody says which there are', () => {
    const any = createFactLookup();
    expect(any(id('unheard-of/x'))).toEqual({});
    expect(any(id('attestation/x'))).toEqual({ type: 'boolean' });
  });

  it('goes by an installed source, where it has the name of a well-known one', () => {
    const [test] = sources;
    const github = createFactLookup([{ ...test, id: 'github' }]);
    expect(github(id('github/number'))).toEqual({ type: 'number' });
    expect(github(id('github/branchProtected'))).toEqual({
      problem: "unknown fact 'github/branchProtected'",
    });
  });
});
