/** A link and its parameters, RFC 8288: `<https://…>; rel="next"`. */
const LINK = /<([^<>]*)>((?:\s*;\s*[\w*-]+\s*=\s*(?:"[^"]*"|[^\s;,"]+))*)/g;

/** Reads the address of the next page from a header `Link`. */
export function readNextLink(header: string | undefined): string | undefined {
  for (const [, address, parameters = ''] of (header ?? '').matchAll(LINK)) {
    const rel = readParameter(parameters, 'rel');
    // Sentry always links to a next page, and tells whether anything is on it.
    const isEmpty = readParameter(parameters, 'results') === 'false';
    if (rel?.toLowerCase().split(/\s+/).includes('next') && !isEmpty) {
      return address;
    }
  }
  return undefined;
}

function readParameter(parameters: string, name: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;,"]+))`, 'i').exec(
      parameters,
    ) ?? [];
  return quoted ?? plain;
}
