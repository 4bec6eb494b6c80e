import { endpoints } from './endpoints';
import { createOpenApiDocument } from './openApiDocument';

interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
}

interface Operation {
  readonly parameters: readonly Parameter[];
  readonly responses: object;
  readonly requestBody?: object;
}

interface Schema {
  readonly [key: string]: unknown;
  readonly properties: { readonly [name: string]: { readonly items: unknown } };
}

const document = createOpenApiDocument() as unknown as {
  readonly paths: {
    readonly [path: string]: {
      readonly parameters: readonly Parameter[];
      readonly get: Operation;
      readonly post: Operation;
    };
  };
  readonly components: {
    readonly parameters: { readonly [name: string]: Parameter };
    readonly schemas: { readonly [name: string]: Schema };
  };
};

/** The objects of the document that have a field of this name. */
function collect(name: string): unknown[] {
  return collectFrom(document, name);
}

function collectFrom(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  const own = Object.hasOwn(value, name) ? [Reflect.get(value, name)] : [];
  return [
    ...own,
    ...Object.values(value).flatMap(inner => collectFrom(inner, name)),
  ];
}

describe('createOpenApiDocument', () => {
  it('shows a read with a filter as GET and as POST', () => {
    const { get } = document.paths['/fixes'];
    expect(get).toMatchObject({
      operationId: 'planFixes',
      tags: ['Scorecard'],
      summary: 'Plan the fixes with the highest impact',
      responses: {
        200: {
          description:
            'The plan, first fix first, and how close it is to the best possible',
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/PlanFixesResponse' },
            },
          },
        },
        400: { $ref: '#/components/responses/Error' },
        403: { $ref: '#/components/responses/Error' },
      },
    });
    expect(get.parameters.at(0)).toEqual({
      $ref: '#/components/parameters/modelId',
    });
    expect(get.parameters.at(-1)).toEqual({
      name: 'limit',
      in: 'query',
      description: 'Maximum number of fixes in the plan',
      schema: { type: 'integer', minimum: 1, maximum: 20, default: 5 },
    });
    expect(document.paths['/fixes/query'].post.requestBody).toEqual({
      required: true,
      content: {
        'application/json': {
          schema: { $ref: '#/components/schemas/PlanFixesRequest' },
        },
      },
    });
  });

  it('shows what is one text in a URL as a text there, and as an object in a body', () => {
    const { parameters, schemas } = document.components;
    expect(parameters.check).toMatchObject({
      in: 'query',
      schema: { type: 'array', items: { type: 'string' } },
      example: ['pipeline:fail'],
    });
    expect(schemas.AssessmentFilter.properties.check.items).toMatchObject({
      type: 'object',
      required: ['id', 'outcome'],
      properties: { outcome: { $ref: '#/components/schemas/Outcome' } },
    });
    const sort = document.paths['/assessments'].get.parameters.find(
      ({ name }) => name === 'sort',
    );
    expect(sort).toMatchObject({
      schema: { type: 'string' },
      example: 'measured:desc',
    });
  });

  it('shows fields of a path as parameters, and not in the body', () => {
    const path = document.paths['/exports/{subject}'];
    expect(path.parameters).toEqual([
      expect.objectContaining({
        name: 'subject',
        in: 'path',
        required: true,
        schema: {
          type: 'string',
          enum: [
            'assessments',
            'counts',
            'checks',
            'fixes',
            'deliveryMetrics',
            'deliveries',
          ],
        },
      }),
    ]);
    const { properties, required } = document.components.schemas.ExportRequest;
    expect(properties).not.toHaveProperty('subject');
    expect(required).toEqual(['format']);
    const names = path.get.parameters.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['format', 'groupBy', 'days', 'entityRef']),
    );
    expect(names).not.toContain('subject');
  });

  it('names an entity by three parts of the path', () => {
    const path =
      document.paths['/assessments/by-name/{kind}/{namespace}/{name}/history'];
    expect(path.parameters).toEqual([
      { $ref: '#/components/parameters/entityKind' },
      { $ref: '#/components/parameters/entityNamespace' },
      { $ref: '#/components/parameters/entityName' },
    ]);
    expect(path.get.parameters).toEqual([
      expect.objectContaining({ name: 'modelId', in: 'query' }),
    ]);
    expect(Object.keys(path.get.responses)).toContain('404');
  });

  it('shows objects without other fields, and unions by name', () => {
    const { schemas } = document.components;
    expect(schemas.CountChecksRequest).toEqual({
      type: 'object',
      additionalProperties: false,
      properties: { filter: { $ref: '#/components/schemas/AssessmentFilter' } },
    });
    expect(schemas.DeliveryEvent.oneOf).toEqual(
      ['DeploymentEvent', 'ChangeEvent', 'IncidentEvent', 'HeartbeatEvent'].map(
        name => ({ $ref: `#/components/schemas/${name}` }),
      ),
    );
    expect(schemas.GroupByField).toEqual({
      type: 'string',
      enum: ['owner', 'system', 'domain', 'type', 'lifecycle', 'tag', 'kind'],
    });
  });

  it('has every endpoint once, each with an id of its own', () => {
    const ids = collect('operationId');
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(endpoints)));
  });

  it('refers to what it contains', () => {
    for (const reference of new Set(collect('$ref') as string[])) {
      const target = reference
        .split('/')
        .slice(1)
        .reduce<unknown>((inner, part) => Object(inner)[part], document);
      expect({ reference, target }).toMatchObject({ target: {} });
    }
  });

  it('uses every component', () => {
    const used = new Set(collect('$ref') as string[]);
    const { schemas, parameters } = document.components;
    const unused = [
      ...Object.keys(schemas).map(name => `#/components/schemas/${name}`),
      ...Object.keys(parameters).map(name => `#/components/parameters/${name}`),
    ].filter(reference => !used.has(reference));
    expect(unused).toEqual([]);
  });

  it('has nothing that is of use to the parser only', () => {
    expect(collect('readOnly')).toEqual([]);
    expect(collect('propertyNames')).not.toContainEqual({ type: 'string' });
    expect(collect('maximum')).not.toContain(Number.MAX_SAFE_INTEGER);
    expect(collect('$schema')).toEqual([]);
  });

  it('describes every parameter and every response', () => {
    const lists = collect('parameters').filter(Array.isArray).flat();
    const shared = Object.values(document.components.parameters);
    const bare = [...lists, ...shared].filter(
      parameter => !parameter.$ref && !parameter.description,
    );
    expect(bare).toEqual([]);
    expect(collect('description')).not.toContain(undefined);
  });

  it('is the same each time', () => {
    expect(createOpenApiDocument()).toEqual(document);
  });
});
