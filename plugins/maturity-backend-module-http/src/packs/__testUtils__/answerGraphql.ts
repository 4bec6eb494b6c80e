import { buildSchema, parse, execute, validate } from 'graphql';

/**
 * Answers a query of GraphQL by a schema, whose fields are those of a value.
 *
 * @throws Error for a query that the schema does not allow
 */
export function answerGraphql(
  sdl: string,
  sent: unknown,
  rootValue: unknown,
): { readonly body: unknown } {
  const { query, variables } = sent as { query: string; variables: object };
  const schema = buildSchema(sdl);
  const document = parse(query);
  const [problem] = validate(schema, document);
  if (problem) {
    throw problem;
  }
  const variableValues = variables as Record<string, unknown>;
  const body = execute({ schema, document, rootValue, variableValues });
  const [error] = 'errors' in body ? body.errors ?? [] : [];
  if (error) {
    throw error;
  }
  return { body };
}
