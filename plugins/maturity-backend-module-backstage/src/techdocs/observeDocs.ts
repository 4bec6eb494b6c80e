import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { FactName } from '../declarations';
import { Docs } from './readDocs';

/** Revisions of Git, also shortened. Stores of files tell other things. */
const REVISION = /^[0-9a-f]{7,64}$/i;

/** Observes the pages of an entity, and when they were built from what. */
export function observeDocs(
  docs: Docs,
  options: {
    readonly evidence: readonly Evidence[];
    /** Refs of others whose pages they are. */
    readonly restsOn?: readonly string[];
  },
): Partial<Record<FactName, FactObservation>> {
  const { evidence, restsOn } = options;
  const about = restsOn && { restsOn };
  if ('unknown' in docs) {
    const unknown = { unknown: docs.unknown, ...about };
    return { docsBuilt: unknown, docsBuiltAt: unknown, docsRevision: unknown };
  }
  if (!docs.isBuilt) {
    const unknown = { unknown: 'the pages were never built', ...about };
    return {
      docsBuilt: { value: false, ...about },
      docsBuiltAt: unknown,
      docsRevision: unknown,
    };
  }
  const observe = (value: string | undefined, none: string) =>
    value === undefined
      ? { unknown: none, ...about }
      : { value, evidence, ...about };
  const { builtAt, etag } = docs;
  return {
    docsBuilt: { value: true, evidence, ...about },
    docsBuiltAt: observe(builtAt, 'the pages do not tell when they were built'),
    docsRevision: observe(
      etag && REVISION.test(etag) ? etag : undefined,
      'the pages do not tell the commit that they were built from',
    ),
  };
}
