import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

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

/** A part of a published description, as `scripts/extractApi.mjs` writes it. */
interface ApiExtract {
  readonly components: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly parameters?: Readonly<Record<string, Parameter>>;
  };
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly parameters: readonly (Parameter | { readonly $ref: string })[];
        readonly responses: Readonly<
          Record<
            string,
            { readonly content?: Record<string, { readonly schema: Schema }> }
          >
        >;
      }
    >
  >;
}

/** The name of the schemas of a description inside the validator. */
const ID = 'tool';

/**
 * The rules in the published description of a tool's API. A fake of the tool checks
 * by it what it is asked and what it answers.
 */
export class ApiContract {
  readonly #tool: string;
  readonly #api: ApiExtract;
  readonly #ajv = new Ajv({
    strict: false,
    coerceTypes: true,
    // Formats of a tool's own are not checked.
    logger: false,
  });
  readonly #validators = new Map<string, ValidateFunction>();

  /**
   * @param tool - for messages
   * @param extract - JSON that `scripts/extractApi.mjs` wrote
   */
  constructor(tool: string, extract: unknown) {
    this.#tool = tool;
    this.#api = extract as ApiExtract;
    addFormats(this.#ajv);
    const components = toJsonSchema(this.#api.components);
    this.#ajv.addSchema({ $id: ID, components });
  }

  /** The operations of the extract. */
  get operations(): readonly string[] {
    return Object.keys(this.#api.paths);
  }

  /** Throws unless a query has only parameters that the operation knows, with values that it allows. */
  checkRequest(operation: string, query: URLSearchParams): void {
    const known = new Map(
      this.#api.paths[operation]!.parameters.map(each => {
        const parameter =
          '$ref' in each
            ? this.#api.components.parameters![each.$ref.split('/').pop()!]!
            : each;
        return [parameter.name, parameter];
      }),
    );
    for (const name of new Set(query.keys())) {
      const parameter = known.get(name);
      if (parameter?.in !== 'query') {
        throw new Error(`GET ${operation} has no parameter '${name}'`);
      }
      const isList = parameter.schema.type === 'array';
      this.#check(
        `GET ${operation}: '${name}'`,
        () => ({
          type: 'object',
          properties: { value: withGlobalRefs(parameter.schema) },
        }),
        { value: isList ? query.getAll(name) : query.get(name) },
      );
    }
  }

  /** A body that the operation may answer, from the least that is required and what is given. */
  completeAnswer(operation: string, given: unknown): unknown {
    const { schema } =
      this.#api.paths[operation]!.responses['200']!.content![
        'application/json'
      ]!;
    const body = this.#complete(schema, given);
    this.#check(
      `the fake's answer to GET ${operation}`,
      () => withGlobalRefs(schema),
      structuredClone(body),
    );
    return body;
  }

  /** Throws unless a value is as the tool publishes; each schema is compiled once. */
  #check(what: string, schema: () => object, value: unknown): void {
    const validate = this.#validators.get(what) ?? this.#ajv.compile(schema());
    this.#validators.set(what, validate);
    if (!validate(value)) {
      throw new Error(
        `${what} is not as ${this.#tool} describes it: ${this.#ajv.errorsText(
          validate.errors,
        )}`,
      );
    }
  }

  /** Completes a value with all that the schema requires. */
  #complete(declared: Schema, given: unknown): unknown {
    const schema = this.#resolve(declared);
    if (given === undefined && schema.nullable) {
      return null;
    }
    const alternative = schema.oneOf?.[0] ?? schema.anyOf?.[0];
    if (alternative && given === undefined) {
      return this.#complete(alternative, given);
    }
    if (Array.isArray(given)) {
      return given.map(each => this.#complete(schema.items ?? {}, each));
    }
    const isObject = typeof given === 'object' && given !== null;
    if (given !== undefined && !isObject) {
      return given;
    }
    if (schema.type === 'object' || schema.properties || isObject) {
      const all = { ...(given as Record<string, unknown>) };
      for (const [name, value] of Object.entries(all)) {
        all[name] = this.#complete(schema.properties?.[name] ?? {}, value);
      }
      for (const name of schema.required ?? []) {
        all[name] ??= this.#complete(
          schema.properties?.[name] ?? {},
          undefined,
        );
      }
      return all;
    }
    return createLeast(schema);
  }

  /** The schema that a reference leads to, and all that it consists of as one. */
  #resolve(schema: Schema): Schema {
    if (schema.$ref) {
      const path = schema.$ref.split('/').slice(1);
      const found = path.reduce<unknown>(
        (node, name) => Reflect.get(Object(node), name),
        this.#api,
      );
      return this.#resolve(found as Schema);
    }
    const parts = (schema.allOf ?? []).map(part => this.#resolve(part));
    return parts.reduce(
      (whole, part) => ({
        ...part,
        ...whole,
        properties: { ...whole.properties, ...part.properties },
        required: [...(whole.required ?? []), ...(part.required ?? [])],
      }),
      schema,
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

/** References of the description, as the validator knows them by its id. */
function withGlobalRefs<T>(schema: T): T {
  return JSON.parse(
    JSON.stringify(toJsonSchema(schema)).replaceAll('"#/', `"${ID}#/`),
  );
}

const TEXTS: Readonly<Record<string, string>> = {
  'date-time': '2026-01-01T00:00:00Z',
  email: 'somebody@example.com',
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
