// Takes out of the description of the Kubernetes API and of definitions of custom
// resources what the fake cluster of the tests checks requests and answers by: how
// the lists are asked for, and the shapes of their items, without texts. Usage:
//   node scripts/extractKubernetesApi.mjs <swagger.json> <version> <definition.yaml>…
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import { root } from './commands.mjs';

const TARGET =
  'plugins/maturity-backend-module-kubernetes/src/__fixtures__/kubernetesApi.json';
const LISTS = [
  '/apis/',
  '/apis/apps/v1/daemonsets',
  '/apis/apps/v1/deployments',
  '/apis/apps/v1/statefulsets',
  '/apis/autoscaling/v2/horizontalpodautoscalers',
  '/apis/policy/v1/poddisruptionbudgets',
];
/** Parts of objects that nobody reads, and that are large. */
const LEFT_OUT = new Set(['affinity', 'managedFields', 'volumes']);
const TEXTS = new Set(['description', 'example', 'title']);

const [file, version, ...definitions] = process.argv.slice(2);
if (!definitions.length) {
  console.error(
    'Usage: extractKubernetesApi.mjs <swagger.json> <version> <definition.yaml>…',
  );
  process.exit(2);
}
const api = JSON.parse(readFileSync(file, 'utf8'));
const schemas = {};
const paths = Object.fromEntries(LISTS.map(each => [each, readList(each)]));
const { parameters } = paths['/apis/apps/v1/deployments'];
for (const { spec } of definitions.map(read)) {
  for (const { name, schema } of spec.versions.filter(each => each.served)) {
    paths[`/apis/${spec.group}/${name}/${spec.names.plural}`] = {
      parameters,
      responses: toResponses(toListSchema(schema.openAPIV3Schema)),
    };
  }
}
const source = `kubernetes/kubernetes, api/openapi-spec/swagger.json ${version}, and the custom resource definitions of the tools`;
writeFileSync(
  path.join(root, TARGET),
  `${JSON.stringify({ source, paths, components: { schemas } })}\n`,
);

function read(name) {
  return parse(readFileSync(name, 'utf8'));
}

function readList(name) {
  const { parameters: shared = [], get } = api.paths[name];
  const all = [...shared, ...(get.parameters ?? [])].map(each =>
    each.$ref ? api.parameters[each.$ref.split('/').pop()] : each,
  );
  return {
    parameters: all.map(({ name: parameter, in: place, type }) => ({
      name: parameter,
      in: place,
      schema: { type },
    })),
    responses: toResponses(shapeOf(get.responses['200'].schema)),
  };
}

function toResponses(schema) {
  return { 200: { content: { 'application/json': { schema } } } };
}

/** A list of custom resources; the server adds the usual metadata. */
function toListSchema(item) {
  const meta = name =>
    shapeOf({
      $ref: `#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.${name}`,
    });
  const { properties, ...rest } = shapeOf(item);
  return {
    type: 'object',
    required: ['items', 'metadata'],
    properties: {
      metadata: meta('ListMeta'),
      items: {
        type: 'array',
        items: {
          ...rest,
          properties: { ...properties, metadata: meta('ObjectMeta') },
        },
      },
    },
  };
}

/** A copy without texts and rules of the server; notes every schema that is referred to. */
function shapeOf(node, isNames = false) {
  if (Array.isArray(node)) return node.map(item => shapeOf(item));
  if (typeof node !== 'object' || node === null) return node;
  if (node['x-kubernetes-int-or-string'] || node.format === 'int-or-string') {
    return {};
  }
  if (typeof node.$ref === 'string') return { $ref: keep(node.$ref) };
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) =>
        isNames
          ? !LEFT_OUT.has(key)
          : !TEXTS.has(key) && !key.startsWith('x-kubernetes'),
      )
      .map(([key, value]) => [key, shapeOf(value, key === 'properties')]),
  );
}

function keep(ref) {
  const name = ref.split('/').pop();
  if (!(name in schemas)) {
    schemas[name] = {};
    schemas[name] = shapeOf(api.definitions[name]);
  }
  return `#/components/schemas/${name}`;
}
