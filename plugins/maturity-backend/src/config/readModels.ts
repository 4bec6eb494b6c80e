import { InputError } from '@backstage/errors';
import {
  AddedProof,
  addProofs,
  builtInModels,
  FactSourceDeclaration,
  Model,
  parseModel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { parse } from 'yaml';
import { ConfigProblems } from '@platform-maturity/backstage-plugin-maturity-node/config';

/**
 * The models in use: those of the configuration, else the built-in ones.
 *
 * @param value - a model, a list of them, or their YAML text (from `$file`)
 * @throws InputError with the path of every problem
 */
export function readModels(options: {
  value: unknown;
  /** Adds the built-in models to those of the configuration. */
  builtIn: boolean;
  /** Their proofs are added to the built-in models. */
  sources: readonly (FactSourceDeclaration & {
    readonly proofs?: readonly AddedProof[];
  })[];
  /** Ids of those that may declare more facts later. */
  openSources?: readonly string[];
}): Model[] {
  const { value, builtIn, sources, openSources } = options;
  const path = 'maturity.models';
  const own = value === undefined ? [] : asList(fromText(value, path));
  if (value !== undefined && own.length === 0) {
    throw new InputError(
      `Invalid configuration: ${path}: name at least one model, or leave it out for the built-in ones`,
    );
  }
  const problems = new ConfigProblems();
  const models = own.flatMap((input, index) => {
    const at = `${path}[${index}]`;
    return problems.attempt(
      () => [
        parseModel(fromText(input, at), { sources, openSources, path: at }),
      ],
      [],
    );
  });
  problems.throwIfAny();
  if (builtIn || value === undefined) {
    const proofs = sources.flatMap(source => source.proofs ?? []);
    models.unshift(
      ...builtInModels.map(model =>
        parseModel(addProofs(model, proofs), {
          sources,
          path: `the built-in model ${model.id}`,
        }),
      ),
    );
  }
  checkIds(models);
  return models;
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function fromText(value: unknown, path: string): unknown {
  if (typeof value !== 'string') {
    return value;
  }
  try {
    return parse(value);
  } catch (error) {
    throw new InputError(`Invalid configuration: ${path}: ${error}`);
  }
}

function checkIds(models: readonly Model[]): void {
  const ids = models.map(({ id }) => id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice) {
    throw new InputError(
      `Invalid configuration: maturity.models: there are two models with the id '${twice}'`,
    );
  }
}
