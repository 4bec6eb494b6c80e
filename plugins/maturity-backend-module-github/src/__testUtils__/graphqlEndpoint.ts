import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, execute, GraphQLSchema, parse, validate } from 'graphql';

let schema: GraphQLSchema | undefined;

/** Answers as GitHub's GraphQL API does, refusals included. */
export async function answerQuery(
  asked: {
    readonly query: string;
    readonly variables: Record<string, string>;
  },
  options: {
    /** A field that is not known, as in an older version. */
    readonly unknownField: string | undefined;
    readonly rootValue: unknown;
  },
): Promise<unknown> {
  const { unknownField, rootValue } = options;
  if (unknownField && asked.query.includes(`${unknownField}(`)) {
    return {
      errors: [
        {
          message: `Field '${unknownField}' doesn't exist on type 'Ref'`,
          path: ['fragment fields', 'rules_branch', unknownField],
          extensions: { code: 'undefinedField', fieldName: unknownField },
        },
      ],
    };
  }
  const document = parse(asked.query);
  const problems = validate(publishedSchema(), document);
  if (problems.length > 0) {
    return { errors: problems.map(({ message }) => ({ message })) };
  }
  const { data, errors } = await execute({
    schema: publishedSchema(),
    document,
    rootValue,
    variableValues: asked.variables,
  });
  return {
    data,
    ...(errors && {
      errors: errors.map(error => ({
        type: error.extensions.type,
        message: error.message,
        path: error.path,
      })),
    }),
  };
}

/** GitHub's published schema; reading it takes half a second, so once. */
function publishedSchema(): GraphQLSchema {
  if (!schema) {
    // Its exports hide the file from `require`.
    const file = (require.resolve.paths('@octokit/graphql-schema') ?? [])
      .map(folder =>
        path.join(folder, '@octokit/graphql-schema/schema.graphql'),
      )
      .find(existsSync);
    if (!file) {
      throw new Error('@octokit/graphql-schema is not installed');
    }
    const text = readFileSync(file, 'utf8');
    schema = buildSchema(text, { assumeValid: true });
  }
  return schema;
}
