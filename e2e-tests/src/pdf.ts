import { inflateSync } from 'node:zlib';

/** The content of a PDF file, as far as the tests need it. */
export interface PdfContent {
  readonly title: string;
  /** The text of each page without spaces, as lines are broken anywhere. */
  readonly pages: readonly string[];
  /** Addresses that links lead to. */
  readonly links: readonly string[];
}

/** An object of the file: a dictionary, maybe with a stream. */
interface PdfObject {
  readonly dictionary: string;
  readonly stream?: Buffer;
}

/** Reads a PDF file of Chromium; others are written in ways that it does not know. */
export function readPdf(file: Buffer): PdfContent {
  const objects = readObjects(file);
  const all = [...objects.values()].map(({ dictionary }) => dictionary);
  const pages = all.filter(text => /\/Type \/Page\b/.test(text));
  return {
    title: all.flatMap(text => readStrings(text, 'Title'))[0] ?? '',
    pages: pages.map(page => readPage(page, objects)),
    links: all.flatMap(text => readStrings(text, 'URI')),
  };
}

function readObjects(file: Buffer): Map<string, PdfObject> {
  const text = file.toString('latin1');
  const objects = new Map<string, PdfObject>();
  const begin = /^(\d+) 0 obj\n/gm;
  for (let match = begin.exec(text); match; match = begin.exec(text)) {
    const from = begin.lastIndex;
    const stream = text.indexOf(' stream\n', from);
    const end = text.indexOf('endobj', from);
    const hasStream = stream >= 0 && stream < end;
    const dictionary = text.slice(from, hasStream ? stream : end);
    const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1]);
    const data = stream + ' stream\n'.length;
    objects.set(match[1], {
      dictionary,
      ...(hasStream && { stream: file.subarray(data, data + length) }),
    });
    begin.lastIndex = hasStream ? data + length : end;
  }
  return objects;
}

function readStrings(dictionary: string, key: string): string[] {
  const strings = new RegExp(`/${key} \\(((?:\\\\.|[^\\\\)])*)\\)`, 'g');
  return [...dictionary.matchAll(strings)].map(([, text]) =>
    text.replace(/\\(.)/g, '$1'),
  );
}

/** The text of a stream that may be packed. */
function unpack({ dictionary, stream }: PdfObject): string {
  const data = stream ?? Buffer.alloc(0);
  const isPacked = dictionary.includes('/FlateDecode');
  return (isPacked ? inflateSync(data) : data).toString('latin1');
}

function readPage(page: string, objects: Map<string, PdfObject>): string {
  const find = (number = '') =>
    objects.get(number) ?? { dictionary: '', stream: undefined };
  const fonts = new Map(
    [...page.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, number]) => {
      const font = find(number).dictionary;
      const map = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1];
      return [name, readCharacters(unpack(find(map)))];
    }),
  );
  const content = unpack(find(/\/Contents (\d+) 0 R/.exec(page)?.[1]));
  let font = new Map<number, string>();
  let text = '';
  for (const [, name, glyphs] of content.matchAll(
    /\/(F\d+) [\d.]+ Tf|<([0-9A-Fa-f]+)>/g,
  )) {
    font = name ? fonts.get(name) ?? new Map() : font;
    for (const glyph of glyphs?.match(/.{4}/g) ?? []) {
      text += font.get(parseInt(glyph, 16)) ?? '';
    }
  }
  return text.normalize('NFKC').replace(/\s/g, '');
}

/** The characters of the glyphs of a font, from its map. */
function readCharacters(map: string): Map<number, string> {
  const characters = new Map<number, string>();
  const toText = (hex: string) =>
    Buffer.from(hex, 'hex').swap16().toString('utf16le');
  const parts = map.matchAll(/begin(bfchar|bfrange)([^]*?)end/g);
  for (const [, kind, part] of parts) {
    const numbers = [...part.matchAll(/<([0-9A-Fa-f]+)>/g)].map(hit => hit[1]);
    const width = kind === 'bfchar' ? 2 : 3;
    for (let index = 0; index + width <= numbers.length; index += width) {
      const first = parseInt(numbers[index], 16);
      const last = parseInt(numbers[index + width - 2], 16);
      const start = toText(numbers[index + width - 1]);
      for (let glyph = first; glyph <= last; glyph++) {
        const code = start.charCodeAt(start.length - 1) + glyph - first;
        characters.set(glyph, start.slice(0, -1) + String.fromCharCode(code));
      }
    }
  }
  return characters;
}
