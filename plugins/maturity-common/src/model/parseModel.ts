import { InputError } from '@backstage/errors';
import { checkLadder } from './checkLadder';
import { copyJson } from './copyJson';
import { createFactLookup } from './FactLookup';
import { createModelSchema } from './modelSchema';
import { reportSchemaProblems, schemaMessage } from './schemaProblems';
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
  const result = schema.safeParse(json, { error: schemaMessage });
  if (result.error) {
    reportSchemaProblems(result.error, problems.report);
  }
  checkLadder(json, problems.report);
  problems.throwIfAny();
  if (!result.success) {
    throw new InputError(result.error.message);
  }
  return result.data;
}
