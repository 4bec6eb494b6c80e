import { z } from 'zod';
import { didYouMean } from './didYouMean';
import { Report } from './Problems';

/** All keys of models, stages, checks and fixes. */
const KEYS = (
  'id version title description appliesTo stages summary advice checks why fix ' +
  'condition required of enforceFrom notApplicable text docs template effort'
).split(' ');

/** Names of the expected types, for messages. */
const KINDS: Readonly<Record<string, string | undefined>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
};

/** Reports the issues of the schema; each unknown key separately. */
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

/** Messages for the issues that have none in the schema. */
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
      return `must not be more than ${issue.maximum}${formatUnit(
        issue.origin,
      )}`;
    case 'too_small':
      return `must be at least ${issue.minimum}${formatUnit(issue.origin)}`;
    default:
      return undefined;
  }
}

function formatUnit(origin: string): string {
  return { array: ' items', string: ' characters' }[origin] ?? '';
}
