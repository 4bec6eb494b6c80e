import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildASTSchema,
  DefinitionNode,
  DocumentNode,
  execute,
  FieldDefinitionNode,
  GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { findUnknown } from './findUnknown';
import { measureCost, MAX_NODES } from './measureCost';

let published: DocumentNode | undefined;
const schemas = new Map<string, GraphQLSchema>();

/** Answers as GitHub's GraphQL API does, refusals included. */
export async function answerQuery(
  asked: {
    readonly query: string;
    readonly variables: Record<string, string>;
  },
  options: {
    /** Types, and fields as `Type.field`, that are not known, as in an older version. */
    readonly without: readonly string[];
    readonly rootValue: unknown;
  },
): Promise<{ readonly body: unknown; readonly points: number }> {
  const document = parse(asked.query);
  const schema = readSchema(options.without);
  const unknown = findUnknown(document, schema);
  if (unknown.length > 0) {
    return { body: { errors: unknown }, points: 1 };
  }
  const problems = validate(schema, document);
  if (problems.length > 0) {
    const errors = problems.map(({ message }) => ({ message }));
    return { body: { errors }, points: 1 };
  }
  const { points, nodes } = measureCost(document);
  if (nodes > MAX_NODES) {
    const type = 'MAX_NODE_LIMIT_EXCEEDED';
    const errors = [{ type, message: `${nodes} nodes are too many` }];
    return { body: { errors }, points: 1 };
  }
  const { data, errors } = await execute({
    schema,
    document,
    rootValue: options.rootValue,
    variableValues: asked.variables,
  });
  const body = {
    data,
    ...(errors && {
      errors: errors.map(error => ({
        type: error.extensions.type,
        message: error.message,
        path: error.path,
      })),
    }),
  };
  return { body, points };
}

/** GitHub's published schema, without what an older version does not have; reading it takes half a second, so once. */
function readSchema(without: readonly string[]): GraphQLSchema {
  const key = without.join();
  const known = schemas.get(key);
  if (known) {
    return known;
  }
  published ??= parse(readFileSync(findSchema(), 'utf8'));
  const definitions = published.definitions
    .filter(each => !('name' in each && without.includes(each.name!.value)))
    .map(each => removeParts(each, without));
  const schema = buildASTSchema(
    { ...published, definitions },
    { assumeValid: true },
  );
  schemas.set(key, schema);
  return schema;
}

function removeParts(
  definition: DefinitionNode,
  without: readonly string[],
): DefinitionNode {
  if (definition.kind === 'UnionTypeDefinition') {
    const types = definition.types?.filter(
      ({ name }) => !without.includes(name.value),
    );
    return { ...definition, types };
  }
  if (
    definition.kind === 'ObjectTypeDefinition' ||
    definition.kind === 'InterfaceTypeDefinition'
  ) {
    const fields = definition.fields?.filter(
      ({ name }: FieldDefinitionNode) =>
        !without.includes(`${definition.name.value}.${name.value}`),
    );
    return { ...definition, fields };
  }
  return definition;
}

function findSchema(): string {
  // Its exports hide the file from `require`.
  const file = (require.resolve.paths('@octokit/graphql-schema') ?? [])
    .map(folder => path.join(folder, '@octokit/graphql-schema/schema.graphql'))
    .find(existsSync);
  if (!file) {
    throw new Error('@octokit/graphql-schema is not installed');
  }
  return file;
}
