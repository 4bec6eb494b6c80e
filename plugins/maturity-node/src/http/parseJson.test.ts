import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { parseJson } from './parseJson';

const parse = (text: string, maxValues?: number) =>
  parseJson(Buffer.from(text), { maxValues, maxItems: 20_000 });

async function* toChunks(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) {
    yield bytes.subarray(at, at + size);
  }
}

/** Reads the result, or why there is none. Whatever is no JSON is refused alike. */
async function readOutcome(run: () => unknown) {
  try {
    return { value: await run() };
  } catch (error) {
    return {
      refused:
        error instanceof SyntaxError
          ? 'The body is not JSON'
          : (error as Error).message,
    };
  }
}

describe('parseJson', () => {
  it.each([
    '{"items":[]}',
    '{"items":[ ]}',
    '{"items":[1]}',
    '{"items":[[1,[2]],{"a":[3]}],"b":[],"c":{"d":[4]}}',
    '[]',
    '[[1],[2,3]]',
    ' [ {"a":"]"} , "\\"[" ] ',
    '"a, [b] {c}"',
    '17',
    'null',
    '{"a":[1],"a":[2]}',
    '{"__proto__":[1]}',
  ])('parses %s as JSON.parse does', async text => {
    expect(JSON.stringify(await parse(text))).toBe(
      JSON.stringify(JSON.parse(text)),
    );
  });

  it('parses any JSON as JSON.parse does', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.array(fc.jsonValue()).map(items => JSON.stringify({ items })),
        ),
        async text => {
          expect(await parse(text)).toEqual(JSON.parse(text));
        },
      ),
    );
  });

  it('refuses whatever JSON.parse refuses', async () => {
    const marks = fc.constantFrom(...'{}[],:"1a\\ ');
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: marks, maxLength: 12 }),
        async text => {
          expect(await readOutcome(() => parse(text))).toEqual(
            await readOutcome(() => JSON.parse(text)),
          );
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('refuses what is nested deeper than 50 levels, even where it does not end', async () => {
    const nest = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await parse(nest(50))).toEqual(JSON.parse(nest(50)));
    const message = 'nested more than 50 levels deep';
    await expect(parse(nest(51))).rejects.toThrow(message);
    await expect(parse('{"a":['.repeat(1_000_000))).rejects.toThrow(message);
  });

  it('parses what comes in parts, cut anywhere', async () => {
    const text = '{"a":["é😀\\u00e9",-1.5e3,true,null,{"b":[]}]}';
    for (let size = 1; size < text.length; size += 1) {
      expect(await parseJson(toChunks(text, size))).toEqual(JSON.parse(text));
    }
  });

  it('passes on why the parts ended', async () => {
    async function* broken() {
      yield Buffer.from('[1');
      throw new Error('socket hang up');
    }
    await expect(parseJson(broken())).rejects.toThrow('socket hang up');
  });

  it('takes many values when they are in parts', async () => {
    const text = `[${'[1,2],'.repeat(5_000)}[3]]`;
    expect(await parse(text, 5)).toEqual(JSON.parse(text));
  });

  it.each([
    ['values in an item', '{"items":[[1,2,3,4,5,6]]}', 'than 5 values'],
    ['values apart from items', '{"a":{"b":[1,2,3,4,5,6]}}', 'than 5 values'],
    ['items', `[${'1,'.repeat(20_000)}1]`, 'than 20000 items'],
  ])('bounds the number of %s', async (_, text, message) => {
    await expect(parse(text, 5)).rejects.toThrow(message);
  });

  it('lets others in while it parses a large body', async () => {
    const items = Array.from({ length: 10_000 }, (_, index) => ({
      index,
      text: 'x'.repeat(1_000),
      labels: { a: 'b', c: ['d', 'e'] },
    }));
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) {
        setImmediate(count);
      }
    };
    setImmediate(count);
    const began = performance.now();
    expect(await parse(JSON.stringify({ items }))).toEqual({ items });
    isDone = true;
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(turns).toBeGreaterThan(10);
  });
});
