/** The parts of an OpenAPI document that the reference shows. */
interface Schema {
  $ref?: string;
  type?: string | string[];
  enum?: string[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  description?: string;
  items?: Schema;
  required?: string[];
  properties?: { [name: string]: Schema };
  additionalProperties?: Schema | boolean;
  minimum?: number;
  maximum?: number;
  default?: unknown;
}

interface Parameter {
  $ref?: string;
  name: string;
  in: string;
  description?: string;
  schema: Schema;
}

interface Content {
  content?: { [type: string]: { schema: Schema } };
}

interface Operation {
  summary: string;
  description: string;
  parameters?: Parameter[];
  requestBody?: Content;
  responses: { [status: string]: Content };
}

interface PathItem {
  parameters?: Parameter[];
  get?: Operation;
  post?: Operation;
  put?: Operation;
}

/** An OpenAPI document, as far as the reference shows it. */
export interface ShownDocument {
  info: { description: string };
  paths: { [path: string]: PathItem };
  components: {
    parameters: { [name: string]: Parameter };
    schemas: { [name: string]: Schema };
  };
}

const lastPart = (reference: string) => reference.split('/').at(-1) ?? '';

/** A table cell: one line, and no bar that would end it. */
const cell = (text: string) =>
  text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');

function typeOf(schema: Schema): string {
  if (schema.$ref) {
    const name = lastPart(schema.$ref);
    return `[${name}](#${name.toLowerCase()})`;
  }
  const variants = schema.anyOf ?? schema.oneOf;
  if (variants) {
    return variants.map(typeOf).join(' or ');
  }
  if (schema.const !== undefined) {
    return `\`${schema.const}\``;
  }
  if (schema.enum) {
    return schema.enum.map(value => `\`${value}\``).join(', ');
  }
  if (schema.type === 'array') {
    return `list of ${schema.items ? typeOf(schema.items) : 'any'}`;
  }
  const { additionalProperties: each } = schema;
  if (typeof each === 'object' && each.$ref) {
    return `object of ${typeOf(each)}`;
  }
  return [schema.type ?? 'any JSON value'].flat().join(' or ');
}

function boundsOf({ minimum, maximum, default: value }: Schema): string {
  return [
    minimum !== undefined && maximum !== undefined
      ? `${minimum} to ${maximum}`
      : '',
    value !== undefined ? `\`${value}\` when left out` : '',
  ]
    .filter(Boolean)
    .map(text => `; ${text}`)
    .join('');
}

function rowsOf(
  schema: Schema,
  path: string,
): { path: string; type: string; description: string }[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const isOptional = !schema.required?.includes(name);
    const own = `${path}${name}`;
    const inner = property.items?.properties ? property.items : property;
    const suffix = property.items ? '[].' : '.';
    return [
      {
        path: `\`${own}\`${isOptional ? '' : ' *'}`,
        type: typeOf(property) + boundsOf(property),
        description: property.description ?? '',
      },
      ...rowsOf(inner, `${own}${suffix}`),
    ];
  });
}

function fieldTable(schema: Schema): string {
  const rows = rowsOf(schema, '');
  return [
    '| field | type | |',
    '| --- | --- | --- |',
    ...rows.map(
      row => `| ${row.path} | ${cell(row.type)} | ${cell(row.description)} |`,
    ),
  ].join('\n');
}

function schemaSection([name, schema]: [string, Schema]): string {
  // The variants of a union that have no name are shown one after the other.
  const variants = (schema.oneOf ?? [schema]).filter(
    ({ properties }) => properties,
  );
  return [
    `### ${name}`,
    schema.description ?? '',
    variants.length > 0
      ? variants.map(fieldTable).join('\n\nor\n\n')
      : typeOf(schema),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function bodyOf({ content = {} }: Content): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `${typeOf(schema)} (\`${type}\`)`)
    .join(' or ');
}

function operationSection(
  method: string,
  path: string,
  operation: Operation,
  parameters: Parameter[],
): string {
  const { requestBody, responses } = operation;
  const errors = Object.keys(responses).filter(status => status !== '200');
  return [
    `### ${operation.summary}`,
    `\`${method.toUpperCase()} /api/maturity${path}\``,
    operation.description.trim(),
    parameters.length > 0
      ? [
          '| parameter | in | type | |',
          '| --- | --- | --- | --- |',
          ...parameters.map(({ name, schema, ...parameter }) => {
            const type = cell(typeOf(schema) + boundsOf(schema));
            const description = cell(parameter.description ?? '');
            return `| \`${name}\` | ${parameter.in} | ${type} | ${description} |`;
          }),
        ].join('\n')
      : '',
    requestBody ? `Body: ${bodyOf(requestBody)}` : '',
    `Response: ${bodyOf(responses['200'])}. Errors: ${errors.join(', ')}.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** The reference of an HTTP interface, from its OpenAPI document. */
export function openApiToMarkdown(
  document: ShownDocument,
  origin: string,
): string {
  const { components, paths } = document;
  const resolved = (parameters: Parameter[] = []) =>
    parameters.map(parameter =>
      parameter.$ref
        ? components.parameters[lastPart(parameter.$ref)]
        : parameter,
    );
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'put'] as const).flatMap(method => {
      const operation = item[method];
      const parameters = [
        ...resolved(item.parameters),
        ...resolved(operation?.parameters),
      ];
      return operation
        ? operationSection(method, path, operation, parameters)
        : [];
    }),
  );
  return [
    '# HTTP interface',
    `<!-- ${origin} -->`,
    document.info.description.trim(),
    'The same as an OpenAPI 3.1 document is served at `/api/maturity/openapi.json` and `/api/maturity/openapi.yaml`. From code, use `MaturityClient` of `@platform-maturity/backstage-plugin-maturity-common`.',
    '## Requests',
    ...operations,
    '## Shapes',
    'Fields marked with an asterisk are always there.',
    ...Object.entries(components.schemas).map(schemaSection),
  ].join('\n\n');
}
