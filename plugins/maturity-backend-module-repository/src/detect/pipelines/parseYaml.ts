import { parseAllDocuments } from 'yaml';
import { NODE_EFFORT, spend, TooLargeError } from './effort';

/**
 * Parses YAML as CI systems do, which take more than the standard says. `undefined`
 * if it cannot be parsed.
 *
 * @remarks
 * Aliases share what they stand for. What follows walks the documents as if it stood
 * there each time, hence so is its effort measured.
 *
 * @throws TooLargeError when the documents are larger than what may be read.
 */
export function parseYaml(text: string): unknown[] | undefined {
  const documents = parse(text, true) ?? parse(text, false);
  if (documents) {
    spend(measure(documents, new Map()));
  }
  return documents;
}

function parse(text: string, merge: boolean): unknown[] | undefined {
  spend(text.length);
  const documents = parseDocuments(text, merge);
  const errors = documents?.flatMap(document => document.errors) ?? [];
  // The stack overflowed: whether it is valid is not known.
  if (errors.some(({ code }) => code === 'RESOURCE_EXHAUSTION')) {
    throw new TooLargeError();
  }
  try {
    return errors.length
      ? undefined
      : documents?.map(document => document.toJS({ maxAliasCount: -1 }));
  } catch {
    return undefined;
  }
}

function parseDocuments(text: string, merge: boolean) {
  try {
    const documents = parseAllDocuments(text, {
      logLevel: 'silent',
      uniqueKeys: false,
      merge,
    });
    return Array.isArray(documents) ? documents : [];
  } catch {
    return undefined;
  }
}

/** The effort of walking a value, in which a shared part counts each time, and is visited once. */
function measure(value: unknown, known: Map<object, number>): number {
  if (typeof value === 'string') {
    return NODE_EFFORT + value.length;
  }
  if (typeof value !== 'object' || value === null) {
    return NODE_EFFORT;
  }
  const before = known.get(value);
  if (before !== undefined) {
    return before;
  }
  // A value that contains itself has no end.
  known.set(value, Number.POSITIVE_INFINITY);
  let effort = NODE_EFFORT;
  for (const [key, inner] of Object.entries(value)) {
    effort += key.length + measure(inner, known);
  }
  known.set(value, effort);
  return effort;
}
