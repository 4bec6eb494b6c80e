import { JsonValue } from '@backstage/types';
import { parseInstant } from '../model/instant';
import { FactType } from '../model/types';

/** Checks whether a value other than null has the declared type of its fact. */
export const hasType: {
  readonly [K in FactType]: (value: JsonValue) => boolean;
} = {
  boolean: value => typeof value === 'boolean',
  number: value => typeof value === 'number' && Number.isFinite(value),
  string: value => typeof value === 'string',
  strings: value =>
    Array.isArray(value) && value.every(item => typeof item === 'string'),
  instant: value =>
    typeof value === 'string' &&
    (value === '' || parseInstant(value) !== undefined),
  object: value =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** Names of the types, for messages. */
export const typeNames: Readonly<Record<FactType, string>> = {
  boolean: 'true or false',
  number: 'a number',
  string: 'text',
  strings: 'a list of texts',
  instant: 'an ISO 8601 instant',
  object: 'an object',
};
