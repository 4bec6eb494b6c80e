/**
 * The address as it may be linked to, or undefined when it is not an absolute
 * `http:` or `https:` address. Evidence and remedies come from repositories
 * and tools: nothing else may become a link.
 */
export function safeHref(address: string | undefined): string | undefined {
  if (address === undefined) {
    return undefined;
  }
  try {
    const { protocol, href } = new URL(address);
    return protocol === 'https:' || protocol === 'http:' ? href : undefined;
  } catch {
    return undefined;
  }
}
