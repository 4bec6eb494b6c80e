import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { checkLadder } from './checkLadder';
import { copyJson } from './copyJson';
import { didYouMean } from './didYouMean';
import { createFactLookup } from './FactLookup';
import { createModelSchema } from './modelSchema';
import { Problems } from './Problems';
import { FactSourceDeclaration, Model } from './types';

/**
 * What {@link parseModel} can be told besides the model.
 *
 * @public
 */
export interface ParseModelOptions {
  /**
   * The installed fact sources. With them, a fact that neither they nor
   * {@link wellKnownSources} can bring is a problem, and so is an operator that
   * does not fit the type of its fact. Without, facts are not looked up.
   */
  readonly sources?: Iterable<FactSourceDeclaration>;
  /** Where the model stands, for messages, e.g. `maturity.models[0]`. */
  readonly path?: string;
}

/**
 * Makes a {@link Model} of untrusted input: checks all of it, and fills in what
 * has a default.
 *
 * @param input - a model as it is written, see {@link ModelInput}
 * @returns a model that shares nothing with the input
 * @throws InputError, and never anything else, that tells every problem with
 *   its exact path
 * @public
 */
export function parseModel(
  input: unknown,
  options: ParseModelOptions = {},
): Model {
  const problems = new Problems(options.path);
  const json = copyJson(input, problems.report);
  problems.throwIfAny();

  const schema = createModelSchema(createFactLookup(options.sources));
  const result = schema.safeParse(json, { error: messageOf });
  for (const issue of result.error?.issues ?? []) {
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) {
        problems.report(
          issue.path,
          `unknown key '${key}'${didYouMean(key, KEYS)}`,
        );
      }
    } else {
      problems.report(issue.path, issue.message);
    }
  }
  checkLadder(json, problems.report);
  problems.throwIfAny();
  if (!result.success) {
    throw new InputError(result.error.message);
  }
  return result.data;
}

const KEYS = [
  ...['id', 'version', 'title', 'description', 'appliesTo', 'stages'],
  ...['summary', 'advice', 'checks', 'why', 'fix', 'condition', 'required'],
  ...[
    'of',
    'enforceFrom',
    'notApplicable',
    'text',
    'docs',
    'template',
    'effort',
  ],
];

/** Words for the problems that the schema itself does not name. */
function messageOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? 'is missing'
        : `must be ${ARTICLES[issue.expected] ?? issue.expected}`;
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

const ARTICLES: Readonly<Record<string, string | undefined>> = {
  array: 'a list',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  string: 'text',
};

function unitOf(origin: string): string {
  return { array: ' items', string: ' characters' }[origin] ?? '';
}
