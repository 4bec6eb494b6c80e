import { parseAllDocuments } from 'yaml';

/**
 * Parses YAML as CI systems do, which take more than the standard says. `undefined`
 * if it cannot be parsed. Aliases share what they stand for, so that no document
 * grows beyond its text.
 */
export function parseYaml(text: string): unknown[] | undefined {
  return parse(text, true) ?? parse(text, false);
}

function parse(text: string, merge: boolean): unknown[] | undefined {
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'silent',
      uniqueKeys: false,
      merge,
    });
    if (!Array.isArray(documents)) {
      return [];
    }
    return documents.some(document => document.errors.length)
      ? undefined
      : documents.map(document => document.toJS({ maxAliasCount: -1 }));
  } catch {
    return undefined;
  }
}
