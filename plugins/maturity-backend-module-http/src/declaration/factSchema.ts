import {
  factTypeSchema,
  gradeSchema,
  isUtcInstant,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { JsonPath } from './jsonPath';
import { DeclarationProblem } from './problems';
import {
  HttpFactType,
  readElementType,
  reducers,
  reducerTypes,
} from './reducers';
import { duration, identifier, path, scalar } from './values';

/** Keys cannot change the host that a link leads to. */
const LINK = /^(?:\{server\}|https?:\/\/[^/?#{}@]+)(?:[/?#]|$)/;

/** An address with placeholders. */
export const linkTemplate = text.refine(
  value => LINK.test(value.replace(/\{parameters\.\w+\}/g, 'x')),
  'must start with {server}, or with http:// or https:// and a host',
);

/** A template, or a path into the items. */
const evidenceUrl = text.transform((value, context): JsonPath | string => {
  const parsed = (value.startsWith('$') ? path : linkTemplate).safeParse(value);
  if (parsed.success) {
    return parsed.data;
  }
  parsed.error.issues.forEach(({ message }) => context.addIssue(message));
  return z.NEVER;
});

export const factSchema = settings({
  title: text,
  description: text,
  type: factTypeSchema.exclude(['object']),
  maxAge: duration,
  grade: gradeSchema.optional(),
  /** Id of a request. */
  from: identifier,
  /** Into the list of the items that belong to the entity. */
  value: path,
  /** The meanings of the tool's values: `{ OK: true, ERROR: false }`. Any other is unknown. */
  means: z.record(z.string(), scalar, 'must be an object').optional(),
  reduce: z.enum(reducers).default('one'),
  /** When the tool saw it: an instant, or milliseconds or seconds since 1970. Default: now. */
  observedAt: path.optional(),
  /** The value where a complete list has no item of the entity: `unknown`, or the value. */
  absent: z.union([scalar, z.array(z.string())], {
    error:
      'must say what it means that there is no item: `unknown`, or the value',
  }),
  evidence: settings({
    title: text,
    /**
     * With `{key}`, `{server}` and `{parameters.…}`, or a path into the items. Of a query of
     * PromQL by default: the page that shows it.
     */
    url: evidenceUrl.optional(),
  }),
});

/** A fact, and where its value is in what a request answered. */
export type HttpFactDeclaration = z.infer<typeof factSchema>;

/** Finds contradictions between the settings of a fact. */
export function* findFactProblems(
  fact: HttpFactDeclaration,
): Iterable<DeclarationProblem> {
  const { type, reduce, means = {}, absent } = fact;
  const fits: readonly HttpFactType[] = reducerTypes[reduce].fits;
  if (!fits.includes(type)) {
    const types = fits.join(' or ');
    yield {
      at: ['reduce'],
      problem: `'${reduce}' makes a fact of type ${types}, not ${type}`,
    };
    return;
  }
  if (absent !== 'unknown' && !hasType(type, absent)) {
    yield {
      at: ['absent'],
      problem: `must be \`unknown\` or a value of type ${type}`,
    };
  }
  const element = readElementType(fact);
  for (const [word, meaning] of Object.entries(means)) {
    if (element === 'anything') {
      yield { at: ['means'], problem: `has no use with '${reduce}'` };
      return;
    }
    if (!hasType(element, meaning)) {
      yield {
        at: ['means', word],
        problem: `must be a value of type ${element}`,
      };
    }
  }
}

function hasType(type: HttpFactType, value: unknown): boolean {
  switch (type) {
    case 'instant':
      return isUtcInstant(value);
    case 'strings':
      return Array.isArray(value);
    default:
      return typeof value === type;
  }
}
