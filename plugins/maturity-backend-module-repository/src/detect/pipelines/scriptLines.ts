/** Characters of a line that are read. */
export const maxLineLength = 2_000;
const maxTextLines = 30;

/** The lines of a script; those that end in a backslash or within a text go on. */
export function readLines(script: string): readonly string[] {
  const lines = script.replace(/\\\r?\n[ \t]*/g, ' ').split('\n');
  const joined: string[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const end = findTextEnd(lines, index);
    joined.push(lines.slice(index, end + 1).join(' '));
    index = end;
  }
  return joined;
}

/** The line in which a text ends that is open at the end of a line, or that line. */
function findTextEnd(lines: readonly string[], start: number): number {
  let quote = endQuote(lines[start]!, '');
  for (let end = start; quote && end < start + maxTextLines; ) {
    end += 1;
    if (end >= lines.length) {
      break;
    }
    quote = endQuote(lines[end]!, quote);
    if (!quote) {
      return end;
    }
  }
  return start;
}

/** The quote that is open after a line, or empty. */
function endQuote(line: string, open: string): string {
  if (!open && /^\s*(?:#|\/\/)/.test(line)) {
    return '';
  }
  let quote = open;
  for (
    let index = 0;
    index < Math.min(line.length, maxLineLength);
    index += 1
  ) {
    const char = line[index]!;
    if (char === '\\') {
      index += 1;
    } else if (quote) {
      quote = char === quote ? '' : quote;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if (char === '#' && /^\s?$/.test(line.slice(index - 1, index))) {
      break;
    }
  }
  return quote;
}
