import { InputError } from '@backstage/errors';
import { checkLadder } from './checkLadder';
import { copyJson } from './copyJson';
import { createFactLookup } from './FactLookup';
import { createModelSchema } from './modelSchema';
import { reportSchemaProblems, schemaMessage } from './schemaProblems';
import { Problems } from './Problems';
import { FactSourceDeclaration, Model } from './types';

/**
 * Options of {@link parseModel}.
 *
 * @public
 */
export interface ParseModelOptions {
  /**
   * The installed fact sources. If set, facts that neither they nor {@link
   * wellKnownSources} provide are errors, and so are operators that do not fit
   * the type of their fact. If not set, facts are not validated.
   */
  readonly sources?: Iterable<FactSourceDeclaration>;
  /** Ids of sources that may declare more facts later: a model may name any of theirs. */
  readonly openSources?: readonly string[];
  /** The path of the model in messages, e.g. `maturity.models[0]`. */
  readonly path?: string;
}

/**
 * Parses untrusted input to a {@link Model}: validates all of it and sets
 * default values.
 *
 * @param input - a model in the form of {@link ModelInput}
 * @returns a model that shares no objects with the input
 * @throws InputError with every problem and its path, and no other errors
 * @public
 */
export function parseModel(
  input: unknown,
  options: ParseModelOptions = {},
): Model {
  const problems = new Problems(options.path);
  const json = copyJson(input, problems.report);
  problems.throwIfAny();

  const schema = createModelSchema(
    createFactLookup(options.sources, options.openSources),
  );
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
