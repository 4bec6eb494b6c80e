import { JsonValue } from '@backstage/types';
import { shorten } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { FoundValue } from '../declaration/jsonPath';
import { HttpFactType } from '../declaration/reducers';
import { parseTime } from './parseTime';

const MAX_PLACE = 120;
const MAX_QUOTE = 60;

/** A value, or why there is none. */
export type Reading<T extends JsonValue = JsonValue> =
  | { readonly value: T }
  | { readonly unknown: string };

/** How a value of a tool is read. */
export interface ElementOptions {
  readonly type: HttpFactType | 'anything';
  readonly means?: { readonly [word: string]: string | number | boolean };
  /** Milliseconds since 1970. */
  readonly now: number;
}

const expected = {
  boolean: 'true or false',
  number: 'a number',
  string: 'a text',
  strings: 'a list of texts',
} as const;

const readers = {
  boolean: value => (typeof value === 'boolean' ? value : undefined),
  // Several tools write decimal numbers as texts, so that none is rounded.
  number: value =>
    typeof value === 'number' || isDecimal(value) ? Number(value) : undefined,
  string: value => (typeof value === 'string' ? value : undefined),
  strings: value =>
    Array.isArray(value) && value.every(each => typeof each === 'string')
      ? value
      : undefined,
} as const satisfies Record<
  Exclude<HttpFactType, 'instant'>,
  (value: JsonValue) => JsonValue | undefined
>;

/** Reads one value of a tool as the type that a fact needs. */
export function readElement(
  found: FoundValue,
  { type, means, now }: ElementOptions,
): Reading {
  const { value } = found;
  if (type === 'anything') {
    return { value };
  }
  if (means) {
    return translate(found, means);
  }
  if (type === 'instant') {
    const { instant, problem } = parseTime(value, now);
    return instant !== undefined
      ? { value: instant }
      : { unknown: `${describePlace(found)}: ${problem}` };
  }
  const read = readers[type](value);
  return read !== undefined
    ? { value: read }
    : {
        unknown: `${describePlace(found)}: expected ${
          expected[type]
        }, found ${describeValue(value)}`,
      };
}

function isDecimal(value: JsonValue): boolean {
  return typeof value === 'string' && /^-?\d{1,15}(\.\d{1,15})?$/.test(value);
}

function translate(
  found: FoundValue,
  means: NonNullable<ElementOptions['means']>,
): Reading {
  const { value } = found;
  const word = typeof value === 'object' && value ? undefined : String(value);
  return word !== undefined && Object.hasOwn(means, word)
    ? { value: means[word] }
    : {
        unknown: `${describePlace(found)}: nothing says what ${describeValue(
          value,
        )} means`,
      };
}

/** Returns the path to a value, for people. */
export function describePlace({ at }: FoundValue): string {
  return shorten(at, MAX_PLACE);
}

function describeValue(value: JsonValue): string {
  if (Array.isArray(value)) {
    return 'a list';
  }
  return typeof value === 'object' && value !== null
    ? 'an object'
    : shorten(JSON.stringify(value), MAX_QUOTE);
}
