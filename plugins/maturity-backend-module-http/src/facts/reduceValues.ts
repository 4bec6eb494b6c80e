import { JsonValue } from '@backstage/types';
import { FoundValue } from '../declaration/jsonPath';
import { Reducer } from '../declaration/reducers';
import { describePlace, Reading } from './readElement';

const MAX_PLACES = 3;

interface ReducerRule {
  /** Never called without values, unless `ofNone` is there. */
  readonly reduce: (values: readonly JsonValue[]) => JsonValue;
  /** The value where nothing was found; unknown when left out. */
  readonly ofNone?: JsonValue;
  /** Whether more values could not change this one. */
  readonly isSettled: (value: JsonValue) => boolean;
}

const never = () => false;
const always = () => true;

// Which types the values have is checked before.
const rules = {
  one: { reduce: ([value]) => value, isSettled: always },
  first: { reduce: ([value]) => value, isSettled: always },
  count: { reduce: values => values.length, ofNone: 0, isSettled: never },
  max: {
    reduce: values => (values as number[]).reduce((a, b) => Math.max(a, b)),
    isSettled: never,
  },
  min: {
    reduce: values => (values as number[]).reduce((a, b) => Math.min(a, b)),
    isSettled: never,
  },
  sum: {
    reduce: values => (values as number[]).reduce((a, b) => a + b),
    isSettled: never,
  },
  share: {
    reduce: values => values.filter(Boolean).length / values.length,
    isSettled: never,
  },
  any: {
    reduce: values => values.some(Boolean),
    isSettled: value => value === true,
  },
  all: {
    reduce: values => values.every(Boolean),
    isSettled: value => value === false,
  },
  latest: {
    // Instants in one form are ordered as texts.
    reduce: values => (values as string[]).reduce((a, b) => (a > b ? a : b)),
    isSettled: never,
  },
  list: {
    reduce: values => [...new Set(values as string[])].sort(),
    ofNone: [],
    isSettled: never,
  },
} as const satisfies Record<Reducer, ReducerRule>;

/** Makes one value of several. */
export function reduceValues(
  reducer: Reducer,
  found: readonly FoundValue[],
  values: readonly JsonValue[],
): Reading {
  const rule: ReducerRule = rules[reducer];
  if (found.length === 0) {
    return rule.ofNone === undefined
      ? { unknown: 'found nothing' }
      : { value: rule.ofNone };
  }
  if (reducer === 'one' && found.length > 1) {
    const places = found.slice(0, MAX_PLACES).map(describePlace).join(' and ');
    const more = found.length - MAX_PLACES;
    return {
      unknown: `expected one value, found ${found.length}: ${places}${
        more > 0 ? ` and ${more} more` : ''
      }`,
    };
  }
  return { value: rule.reduce(values) };
}

/** Whether a value stays the same, whatever items are missing. */
export function isSettled(reducer: Reducer, value: JsonValue): boolean {
  return rules[reducer].isSettled(value);
}
