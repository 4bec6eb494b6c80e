/** The parts of an OpenAPI document that the reference shows. */
interface Schema {
  $ref?: string;
  type?: string;
  enum?: string[];
  anyOf?: Schema[];
  allOf?: Schema[];
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
}

/** The parts of an OpenAPI document that the reference needs. */
export interface ShownDocument {
  info: { description: string };
  paths: { [path: string]: PathItem };
  components: {
    parameters: { [name: string]: Parameter };
    schemas: { [name: string]: Schema };
  };
}

const lastPart = (reference: string) => reference.split('/').at(-1) ?? '';

/** Formats a table cell: one line, with escaped bars. */
const cell = (text: string) =>
  text.trim().replace(/\s+/g, ' ').replaceAll('|', '\\|');

function formatType(schema: Schema): string {
  if (schema.$ref) {
    const name = lastPart(schema.$ref);
    return `[${name}](#${name.toLowerCase()})`;
  }
  if (schema.anyOf) {
    return schema.anyOf.map(formatType).join(' or ');
  }
  if (schema.enum) {
    return schema.enum.map(value => `\`${value}\``).join(', ');
  }
  if (schema.type === 'array') {
    return `list of ${schema.items ? formatType(schema.items) : 'any'}`;
  }
  return schema.type ?? 'any JSON value';
}

function formatBounds({ minimum, maximum, default: value }: Schema): string {
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

function toRows(
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
        type: formatType(property) + formatBounds(property),
        description: property.description ?? '',
      },
      ...toRows(inner, `${own}${suffix}`),
    ];
  });
}

function schemaSection([name, schema]: [string, Schema]): string {
  const parts = [schema, ...(schema.allOf ?? [])];
  const whole = parts.find(({ $ref }) => $ref);
  const rows = parts.flatMap(part => toRows(part, ''));
  return [
    `### ${name}`,
    schema.description ?? '',
    whole ? `All of ${formatType(whole)}${rows.length ? ', and:' : '.'}` : '',
    rows.length > 0
      ? [
          '| field | type | |',
          '| --- | --- | --- |',
          ...rows.map(
            row =>
              `| ${row.path} | ${cell(row.type)} | ${cell(row.description)} |`,
          ),
        ].join('\n')
      : '',
    rows.length === 0 && !whole ? formatType(schema) : '',
  ]
    .filter(Boolean)
    .join('\n\n');
}

function formatBody({ content = {} }: Content): string {
  return Object.entries(content)
    .map(([type, { schema }]) => `${formatType(schema)} (\`${type}\`)`)
    .join(' or ');
}

function operationSection(
  method: string,
  path: string,
  operation: Operation,
  parameters: Parameter[],
): string {
  const { requestBody, responses } = operation;
  const answers = Object.keys(responses).filter(status => status !== '200');
  return [
    `### ${operation.summary}`,
    `\`${method.toUpperCase()} /api/maturity${path}\``,
    operation.description.trim(),
    parameters.length > 0
      ? [
          '| parameter | in | type | |',
          '| --- | --- | --- | --- |',
          ...parameters.map(({ name, schema, ...parameter }) => {
            const type = cell(formatType(schema) + formatBounds(schema));
            const description = cell(parameter.description ?? '');
            return `| \`${name}\` | ${parameter.in} | ${type} | ${description} |`;
          }),
        ].join('\n')
      : '',
    requestBody ? `Body: ${formatBody(requestBody)}` : '',
    `Answer: ${formatBody(responses['200'])}. Errors: ${answers.join(', ')}.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** Renders the reference of an HTTP API from its OpenAPI document. */
export function openApiToMarkdown(document: ShownDocument): string {
  const { components, paths } = document;
  const resolved = (parameters: Parameter[] = []) =>
    parameters.map(parameter =>
      parameter.$ref
        ? components.parameters[lastPart(parameter.$ref)]
        : parameter,
    );
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post'] as const).flatMap(method => {
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
    '<!-- Generated from plugins/maturity-backend/src/schema/openapi.yaml: change that, and run `yarn docs`. -->',
    document.info.description.trim(),
    'The same as an OpenAPI 3.1 document is served at `/api/maturity/openapi.json` and `/api/maturity/openapi.yaml`. From code, use `MaturityClient` of `@platform-maturity/backstage-plugin-maturity-common`.',
    '## Requests',
    ...operations,
    '## Shapes',
    'Fields marked with an asterisk are always there.',
    ...Object.entries(components.schemas).map(schemaSection),
  ].join('\n\n');
}
