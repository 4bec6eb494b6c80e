import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildSchema,
  execute,
  getOperationAST,
  GraphQLError,
  GraphQLSchema,
  parse,
  validate,
} from 'graphql';
import { BlobRule, countComplexity } from './complexity';

const MAX_COMPLEXITY = 250;
const MAX_QUERY_LENGTH = 10_000;
/** GitLab tells no more of what is wrong with a query. */
const MAX_ERRORS = 5;

const schemas = new Map<string, GraphQLSchema>();

/** Answers as GitLab's GraphQL API does, refusals included. */
export async function answerQuery(
  asked: {
    readonly query: string;
    readonly variables: Record<string, unknown>;
  },
  options: {
    readonly edition: 'ce' | 'ee';
    readonly blobRule: BlobRule;
    readonly rootValue: unknown;
  },
): Promise<{ readonly content: unknown; readonly complexity?: number }> {
  const { query, variables } = asked;
  if (query.length > MAX_QUERY_LENGTH) {
    return { content: { errors: [{ message: 'Query too large' }] } };
  }
  const schema = readSchema(options.edition);
  const document = parse(query);
  const problems = validate(schema, document);
  if (problems.length > 0) {
    const errors = problems.slice(0, MAX_ERRORS).map(toProblem);
    return { content: { errors } };
  }
  const complexity = countComplexity(getOperationAST(document)!, schema, {
    variables,
    blobRule: options.blobRule,
  });
  if (complexity > MAX_COMPLEXITY) {
    const message = `Query has complexity of ${complexity}, which exceeds max complexity of ${MAX_COMPLEXITY}`;
    return { content: { errors: [{ message }] }, complexity };
  }
  const { data, errors } = await execute({
    schema,
    document,
    rootValue: options.rootValue,
    variableValues: variables,
  });
  const told = errors?.map(({ message, path: at }) => ({ message, path: at }));
  return { complexity, content: { data, ...(told && { errors: told }) } };
}

function readSchema(edition: 'ce' | 'ee'): GraphQLSchema {
  const known = schemas.get(edition);
  if (known) {
    return known;
  }
  const file = path.join(__dirname, '../__fixtures__/gitlabApi.graphql');
  const text = readFileSync(file, 'utf8')
    .split('\n')
    .filter(line => edition === 'ee' || !/# EE$/.test(line))
    .join('\n');
  const schema = buildSchema(text);
  schemas.set(edition, schema);
  return schema;
}

/** Writes a problem of graphql-js as graphql-ruby does. */
function toProblem({ message, nodes }: GraphQLError): unknown {
  const [, field, type] =
    /^Cannot query field "(\w+)" on type "(\w+)"/.exec(message) ?? [];
  if (!field) {
    return { message };
  }
  const node = nodes?.[0] as { alias?: { value: string } } | undefined;
  return {
    message: `Field '${field}' doesn't exist on type '${type}'`,
    path: ['query', 'projects', 'nodes', node?.alias?.value ?? field],
    extensions: { code: 'undefinedField', typeName: type, fieldName: field },
  };
}
