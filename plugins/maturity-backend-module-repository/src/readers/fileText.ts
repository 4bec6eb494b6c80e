const decoder = new TextDecoder('utf-8', { fatal: true });

/** The text of a file, or `undefined` if it is binary or not UTF-8. */
export function fileText(content: Uint8Array): string | undefined {
  if (content.includes(0)) {
    return undefined;
  }
  try {
    return decoder.decode(content);
  } catch {
    return undefined;
  }
}
