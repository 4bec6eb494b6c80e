import { ConfigReader, readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { JsonPath } from './jsonPath';

/** A path of RFC 9535, compiled. */
export const path = text.transform((value, context) => {
  try {
    return JsonPath.parse(value);
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message });
    return z.NEVER;
  }
});

/** An address without credentials: errors and logs may repeat it. */
export const webAddress = text.superRefine((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    context.addIssue('must be an http: or https: address');
  } else if (url.username || url.password) {
    context.addIssue('must not contain a user name or password');
  }
});

export const identifier = text.regex(
  /^[a-z][a-zA-Z0-9]*$/,
  'must be camel case',
);

/** A whole number of at least 1, and at most `max`. */
export const count = (max = Number.MAX_SAFE_INTEGER) =>
  z
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(max, `must be at most ${max}`);

export const flag = z.boolean('must be true or false');

export const scalar = z.union([z.string(), z.number(), z.boolean()], {
  error: 'must be a text, a number, true or false',
});

const DURATION =
  "must be a duration such as '2 days', 'PT1H' or { hours: 1 }, longer than nothing";

export const duration = z.unknown().transform((value, context) => {
  try {
    const config = new ConfigReader({ value } as never);
    const parsed = readDurationFromConfig(config, { key: 'value' });
    if (durationToMilliseconds(parsed) > 0) {
      return parsed;
    }
  } catch {
    // The message below says what is expected.
  }
  context.addIssue({ code: 'custom', message: DURATION });
  return z.NEVER;
});

/** An object of named things. */
export function named<T extends z.ZodType>(schema: T) {
  return z.record(identifier, schema, {
    error: issue =>
      issue.code === 'invalid_key' ? 'must be camel case' : 'must be an object',
  });
}

type ExactlyOne<T extends z.ZodRawShape> = {
  [K in keyof T]: { readonly [P in K]: z.output<T[K]> };
}[keyof T];

/** An object with exactly one of these settings. */
export function exactlyOne<T extends z.ZodRawShape>(shape: T) {
  const names = Object.keys(shape);
  const optional = Object.fromEntries(
    names.map(name => [name, z.optional(shape[name])]),
  );
  return settings(optional)
    .refine(
      value =>
        names.filter(name => Reflect.get(value, name) !== undefined).length ===
        1,
      `must have exactly one of ${names.join(', ')}`,
    )
    .transform(value => value as unknown as ExactlyOne<T>);
}
