/** Whether a file is known to hold nothing but spaces and comments. */
export function isBlank(path: string, text: string | undefined): boolean {
  if (text === undefined) {
    return false;
  }
  return /\.(?:md|mdx|markdown|rst|adoc|asciidoc|org|txt|erb)$/i.test(path)
    ? !/\S/.test(text)
    : !/^[ \t]*(?![#\s]|\/\/|---|\.\.\.)\S/m.test(text);
}
