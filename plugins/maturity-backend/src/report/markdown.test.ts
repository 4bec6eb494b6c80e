import { toLink, toTable, toText } from './markdown';

describe('Markdown of a report', () => {
  it.each([
    ['a name', 'a name'],
    ['two\n\n# lines', 'two \\# lines'],
    ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
    ['[a](b) | c', '\\[a\\](b) \\| c'],
    ['`*_~&amp;', '\\`\\*\\_\\~\\&amp;'],
  ])('means nothing but the text %j', (text, written) => {
    expect(toText(text)).toBe(written);
  });

  it.each([
    ['https://docs.example/a b', '[Guide](<https://docs.example/a%20b>)'],
    ['https://docs.example/>(x)', '[Guide](<https://docs.example/%3E(x)>)'],
    [['javascript', 'alert(1)'].join(':'), 'Guide'],
    ['not an address', 'Guide'],
  ])('links to %s only if that is a page', (address, written) => {
    expect(toLink('Guide', address)).toBe(written);
  });

  it('has tables', () => {
    expect(toTable(['a', 'b'], [['1', '2']])).toBe(
      '| a | b |\n| --- | --- |\n| 1 | 2 |',
    );
  });
});
