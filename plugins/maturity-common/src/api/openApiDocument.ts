import { EndpointDoc, endpointDocs, info, tags } from './endpointDocs';
import { Endpoint, EndpointId, endpoints } from './endpoints';
import { assessmentFilterSchema } from './filter';
import {
  Components,
  componentNames,
  Part,
  Schema,
  toComponents,
  toRef,
  toSchema,
} from './openApiComponents';
import { listPathFields } from './paths';
import { listQueryFields, QueryField } from './queryCodec';
import { responseSchemas } from './responses';

const errorRef = { $ref: '#/components/responses/Error' };
const json = (schema: Schema) => ({ 'application/json': { schema } });

function listEndpoints(): [EndpointId, Endpoint][] {
  return Object.entries(endpoints) as [EndpointId, Endpoint][];
}

/** A field of a request as a query parameter; of pairs, as the text that they are in a URL. */
function toParameter(
  { name, type, isList, codec }: QueryField,
  request: Schema,
  components: Components,
): Part {
  const property = request.properties?.[name] ?? {};
  const { example, ...schema } = property;
  const isRequired = request.required?.includes(name);
  const whole = components[property.$ref?.split('/').at(-1) ?? ''];
  const description = property.description ?? whole?.description;
  delete schema.description;
  const texts = isList
    ? { type: 'array', items: { type: 'string' } }
    : { type: 'string' };
  const isPair = type === 'pair';
  const sample = isPair ? codec.example : example;
  return {
    name,
    in: 'query',
    ...(isRequired && { required: true }),
    description: isPair
      ? `${description} Written as \`${sample}\`.`
      : description,
    schema: isPair ? texts : schema,
    ...(sample !== undefined && {
      example: isPair && isList ? [sample] : sample,
    }),
  };
}

const pathParameters: { [name: string]: Part } = {
  entityKind: {
    name: 'kind',
    in: 'path',
    required: true,
    description: 'Kind of the entity, case-insensitive',
    schema: { type: 'string' },
    example: 'component',
  },
  entityNamespace: {
    name: 'namespace',
    in: 'path',
    required: true,
    description: 'Namespace of the entity',
    schema: { type: 'string' },
    example: 'default',
  },
  entityName: {
    name: 'name',
    in: 'path',
    required: true,
    description: 'Name of the entity',
    schema: { type: 'string' },
    example: 'checkout',
  },
  tool: {
    name: 'tool',
    in: 'path',
    required: true,
    description: 'The tool that sends the webhook',
    schema: {
      type: 'string',
      enum: ['alertmanager', 'pagerduty', 'opsgenie', 'argocd', 'flux'],
    },
  },
};

const toParameterRef = (name: string) => ({
  $ref: `#/components/parameters/${name}`,
});

function toPathParameters(endpoint: Endpoint, request?: Schema): Part[] {
  return listPathFields(endpoint).flatMap((field): Part[] => {
    if (field === 'entityRef') {
      return ['entityKind', 'entityNamespace', 'entityName'].map(
        toParameterRef,
      );
    }
    if (!request) {
      return [toParameterRef(field)];
    }
    const { description, ...schema } = request.properties?.[field] ?? {};
    return [{ name: field, in: 'path', required: true, description, schema }];
  });
}

/** Responses that are not JSON. */
const contents: { readonly [K in EndpointId]?: Part } = {
  exportScorecard: {
    'text/csv': { schema: { type: 'string' } },
    ...json(toRef('ExportedItems')),
  },
  getReport: { 'text/markdown': { schema: { type: 'string' } } },
  getOpenApiYaml: { 'application/yaml': { schema: { type: 'string' } } },
};

const payload = { type: 'object' };
const payloads = { type: 'array', items: payload };

/** Bodies that no schema of ours describes. */
const bodies: { readonly [K in EndpointId]?: Part } = {
  receiveDeliveryWebhook: json(payload),
  receiveCloudEvents: {
    ...json({ type: ['object', 'array'], items: payload }),
    'application/cloudevents+json': { schema: payload },
    'application/cloudevents-batch+json': { schema: payloads },
  },
};

const contentDisposition = {
  'Content-Disposition': {
    description: 'Says that the file is to be saved, and its name',
    schema: { type: 'string' },
  },
};

function toResponses(id: EndpointId, doc: EndpointDoc): Part {
  const errors =
    doc.tag === 'Description' ? [401] : [400, 401, 403, ...(doc.errors ?? [])];
  return {
    200: {
      description: doc.response,
      ...((id === 'exportScorecard' || id === 'getReport') && {
        headers: contentDisposition,
      }),
      content: contents[id] ?? json(toSchema(responseSchemas[id])),
    },
    ...Object.fromEntries(errors.map(status => [status, errorRef])),
  };
}

/** A field that is in the path is not in the body. */
function omitField({ properties, required, ...schema }: Schema, field: string) {
  const { [field]: _, ...others } = properties ?? {};
  return {
    ...schema,
    properties: others,
    required: required?.filter(name => name !== field),
  };
}

function toPaths(components: Components): Part {
  const paths: { [path: string]: Part } = {};
  for (const [id, endpoint] of listEndpoints()) {
    const { method, path, request } = endpoint;
    const doc: EndpointDoc = endpointDocs[id];
    const name = request && componentNames.get(request);
    const schema = name ? components[name] : undefined;
    const inPath = listPathFields(endpoint);
    const parameters = toPathParameters(endpoint, schema);
    const fields =
      request && method === 'get'
        ? listQueryFields(request).filter(
            field => field.isInFilter || !inPath.includes(field.name),
          )
        : [];
    const query = fields.map(field =>
      field.isInFilter
        ? toParameterRef(field.name)
        : toParameter(field, schema ?? {}, components),
    );
    const hasBody =
      method !== 'get' &&
      Object.keys(schema?.properties ?? {}).some(
        field => !inPath.includes(field),
      );
    const body = name && hasBody ? json(toRef(name)) : bodies[id];
    if (name && hasBody) {
      for (const field of inPath) {
        components[name] = omitField(components[name], field);
      }
    }
    const isFiltered = fields.some(field => field.isInFilter);
    const responses = toResponses(id, doc);
    const tooLong = `A query that is too long for a URL (Node.js accepts 16 KB of headers) goes to \`POST ${path}/query\`.`;
    paths[path] = {
      // One path can have several methods.
      ...paths[path],
      ...(parameters.length > 0 && { parameters }),
      [method]: {
        operationId: id,
        tags: [doc.tag],
        summary: doc.summary,
        description: isFiltered
          ? `${doc.description} ${tooLong}`
          : doc.description,
        ...(query.length > 0 && { parameters: query }),
        ...(body && { requestBody: { required: true, content: body } }),
        responses,
      },
    };
    if (isFiltered && name) {
      paths[`${path}/query`] = {
        ...(parameters.length > 0 && { parameters }),
        post: {
          operationId: `${id}Query`,
          tags: [doc.tag],
          summary: `${doc.summary}, for a long filter`,
          description: `Same as \`GET ${path}\`, with the request in the body, which may have 1 MB.`,
          requestBody: { required: true, content: json(toRef(name)) },
          responses,
        },
      };
      for (const field of inPath) {
        components[name] = omitField(components[name], field);
      }
    }
  }
  return paths;
}

/** The parameters of a filter, which several requests share. */
function toFilterParameters(components: Components): {
  [name: string]: Part;
} {
  return Object.fromEntries(
    listQueryFields(assessmentFilterSchema).map(field => [
      field.name,
      toParameter(field, components.AssessmentFilter, components),
    ]),
  );
}

/** The components that a part of the document refers to, in the order of their use. */
function findUsed(part: unknown, all: Components, used: Components): void {
  if (typeof part !== 'object' || part === null) {
    return;
  }
  const name = Object(part).$ref?.match?.(
    /^#\/components\/schemas\/(\w+)$/,
  )?.[1];
  if (name && !used[name]) {
    used[name] = all[name];
    findUsed(all[name], all, used);
  }
  for (const inner of Object.values(part)) {
    findUsed(inner, all, used);
  }
}

/** The OpenAPI 3.1 document of the HTTP interface, generated from the endpoints and their schemas. */
export function createOpenApiDocument(): Part {
  const all = toComponents();
  const paths = toPaths(all);
  const parameters = { ...pathParameters, ...toFilterParameters(all) };
  const responses = {
    Error: {
      description: 'The problem, in the form of all Backstage errors',
      content: json(toRef('Error')),
    },
  };
  const schemas: Components = {};
  findUsed([responses, parameters, paths], all, schemas);
  return {
    openapi: '3.1.0',
    info,
    servers: [{ url: '/api/maturity' }],
    tags: Object.entries(tags).map(([name, description]) => ({
      name,
      description,
    })),
    paths,
    components: { parameters, responses, schemas },
  };
}
