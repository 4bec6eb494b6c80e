import { z } from 'zod';
import { didYouMean } from './didYouMean';
import { Report } from './Problems';

/** Every key of a model, of its stages, checks and fixes. */
const KEYS = (
  'id version title description appliesTo stages summary advice checks why fix ' +
  'condition required of enforceFrom notApplicable text docs template effort'
).split(' ');

/** What a value has to be, in words. */
const KINDS: Readonly<Record<string, string | undefined>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
};

/** Reports what the schema has found, key by key. */
export function reportSchemaProblems(error: z.ZodError, report: Report): void {
  for (const issue of error.issues) {
    if (issue.code !== 'unrecognized_keys') {
      report(issue.path, issue.message);
      continue;
    }
    for (const key of issue.keys) {
      report(issue.path, `unknown key '${key}'${didYouMean(key, KEYS)}`);
    }
  }
}

/** Words for the problems that the schema itself does not name. */
export function schemaMessage(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.input === undefined
        ? 'is missing'
        : `must be one of ${issue.values.join(', ')}`;
    case 'too_big':
      return `must not be more than ${issue.maximum}${unitOf(issue.origin)}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${unitOf(issue.origin)}`;
    default:
      return undefined;
  }
}

function unitOf(origin: string): string {
  return { array: ' items', string: ' characters' }[origin] ?? '';
}
