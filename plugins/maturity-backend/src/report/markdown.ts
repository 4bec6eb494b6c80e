/** Characters that Markdown or HTML in it would take for more than themselves. */
const SPECIAL = /[\\`*_{}[\]<>|#~!&]/g;

/** A text of somebody else, in one line, that means nothing but itself. */
export function toText(text: string): string {
  return text.replace(/\s+/g, ' ').trim().replace(SPECIAL, '\\$&');
}

/** A link to a page; the title alone where the address is of no page. */
export function toLink(title: string, address: string): string {
  const isPage =
    URL.canParse(address) && /^https?:/.test(new URL(address).protocol);
  return isPage
    ? `[${toText(title)}](<${new URL(address).href.replace(/[<>]/g, '')}>)`
    : toText(title);
}

/** A table; the cells are Markdown already. */
export function toTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const toRow = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [columns, columns.map(() => '---'), ...rows].map(toRow).join('\n');
}
