import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import githubApi from '../__fixtures__/githubApi.json';

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly schema: Schema;
};

const api = githubApi as unknown as {
  readonly components: {
    readonly schemas: Record<string, Schema>;
    readonly parameters: Record<string, Parameter>;
  };
  readonly paths: Record<
    string,
    {
      readonly parameters: readonly (Parameter | { readonly $ref: string })[];
      readonly responses: Record<
        string,
        { readonly content?: Record<string, { readonly schema: Schema }> }
      >;
    }
  >;
};

const ajv = new Ajv({
  strict: false,
  coerceTypes: true,
});
addFormats(ajv);
ajv.addSchema({
  $id: 'github',
  components: toJsonSchema(api.components),
});

/** The operations that GitHub publishes of its REST API. */
export const operations = Object.keys(api.paths);

/** Throws unless a query has only parameters that the operation knows, with values that it allows. */
export function checkRequest(operation: string, query: URLSearchParams): void {
  const known = new Map(
    api.paths[operation]!.parameters.map(each => {
      const parameter =
        '$ref' in each
          ? api.components.parameters[each.$ref.split('/').pop()!]!
          : each;
      return [parameter.name, parameter];
    }),
  );
  for (const [name, value] of query) {
    const parameter = known.get(name);
    if (parameter?.in !== 'query') {
      throw new Error(`GET ${operation} has no parameter '${name}'`);
    }
    check(
      `GET ${operation}: '${name}'`,
      () => ({
        type: 'object',
        properties: { value: withGlobalRefs(parameter.schema) },
      }),
      { value },
    );
  }
}

/** A body that the operation may answer, from the least that is required and what is given. */
export function completeAnswer(operation: string, given: unknown): unknown {
  const { schema } =
    api.paths[operation]!.responses['200']!.content!['application/json']!;
  const body = complete(schema, given);
  check(
    `the fake's answer to GET ${operation}`,
    () => withGlobalRefs(schema),
    structuredClone(body),
  );
  return body;
}

const validators = new Map<string, ValidateFunction>();

/** Throws unless a value is as GitHub publishes; each schema is compiled once. */
function check(what: string, schema: () => object, value: unknown): void {
  const validate = validators.get(what) ?? ajv.compile(schema());
  validators.set(what, validate);
  if (!validate(value)) {
    throw new Error(
      `${what} is not as GitHub describes it: ${ajv.errorsText(
        validate.errors,
      )}`,
    );
  }
}

/** A schema of OpenAPI 3.0 as JSON Schema: null is a type there, and no keyword. */
function toJsonSchema<T>(node: T): T {
  if (Array.isArray(node)) {
    return node.map(each => toJsonSchema(each)) as T;
  }
  if (typeof node !== 'object' || node === null) {
    return node;
  }
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, toJsonSchema(value)]),
  );
  return (nullable === true ? { anyOf: [{ type: 'null' }, rest] } : rest) as T;
}

/** References of the description, as the validator knows it by its id. */
function withGlobalRefs<T>(schema: T): T {
  return JSON.parse(
    JSON.stringify(toJsonSchema(schema)).replaceAll('"#/', '"github#/'),
  );
}

/** Completes a value with all that the schema requires. */
function complete(schema: Schema, given: unknown): unknown {
  const { $ref } = schema;
  if ($ref) {
    const found = api.components.schemas[$ref.split('/').pop()!]!;
    return complete(found, given);
  }
  if (given === undefined && schema.nullable) {
    return null;
  }
  const alternative = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (alternative && given === undefined) {
    return complete(alternative, given);
  }
  if (schema.allOf && given === undefined) {
    return complete(schema.allOf[0], given);
  }
  if (Array.isArray(given)) {
    return given.map(each => complete(schema.items ?? {}, each));
  }
  const isObject = typeof given === 'object' && given !== null;
  if (given !== undefined && !isObject) {
    return given;
  }
  if (schema.type === 'object' || schema.properties || isObject) {
    const all = { ...(given as Record<string, unknown>) };
    for (const [name, value] of Object.entries(all)) {
      all[name] = complete(schema.properties?.[name] ?? {}, value);
    }
    for (const name of schema.required ?? []) {
      all[name] ??= complete(schema.properties?.[name] ?? {}, undefined);
    }
    return all;
  }
  return createLeast(schema);
}

const TEXTS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  email: 'octocat@example.com',
};

function createLeast(schema: Schema): unknown {
  if (schema.enum) {
    return schema.enum[0];
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'string') {
    return TEXTS[schema.format ?? ''] ?? 'https://example.com/';
  }
  const least: Record<string, unknown> = {
    array: [],
    boolean: false,
    integer: 1,
    number: 1,
  };
  return least[String(type)] ?? null;
}
