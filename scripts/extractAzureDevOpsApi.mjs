// Takes out of the descriptions that Microsoft publishes of the API of Azure DevOps
// what the fake of the tests checks requests and answers by: the shapes of the few
// operations that we ask, without texts. Usage, with a checkout of
// MicrosoftDocs/vsts-rest-api-specs:
//   node scripts/extractAzureDevOpsApi.mjs <checkout>
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './commands.mjs';

const VERSION = '7.1';
const project = '/{organization}/{project}/_apis';
const repository = `${project}/git/repositories/{repositoryId}`;
const environments = `${project}/distributedtask/environments`;

/** Our operations by the file that describes them. All are GET but one. */
const OPERATIONS = {
  'git/7.1/git.json': [
    `${project}/git/pullrequests`,
    `${project}/git/repositories`,
    `${repository}/blobs`,
    `${repository}/blobs/{sha1}`,
    `${repository}/items`,
    `${repository}/refs`,
  ],
  'build/7.1/build.json': [
    `${project}/build/builds`,
    `${project}/build/definitions`,
  ],
  'policy/7.1/policy.json': [`${project}/policy/configurations`],
  'distributedTask/7.1/taskAgent.json': [
    environments,
    `${environments}/{environmentId}/environmentdeploymentrecords`,
  ],
};
const POSTED = `${repository}/blobs`;
const TEXTS = new Set(['description', 'summary', 'x-ms-enum']);
const TARGET =
  'plugins/maturity-backend-module-azure-devops/src/__fixtures__/azureDevOpsApi.json';

const [checkout] = process.argv.slice(2);
if (!checkout) {
  console.error('Usage: extractAzureDevOpsApi.mjs <checkout>');
  process.exit(2);
}
const paths = {};
const schemas = {};
for (const [file, operations] of Object.entries(OPERATIONS)) {
  const text = readFileSync(path.join(checkout, 'specification', file), 'utf8');
  const description = JSON.parse(text.replace(/^\uFEFF/, ''));
  const [area] = file.split('/');
  for (const operation of operations) {
    paths[operation] = extractOperation(description, area, operation);
  }
}
writeFileSync(
  path.join(root, TARGET),
  `${JSON.stringify({
    source: `MicrosoftDocs/vsts-rest-api-specs ${VERSION}`,
    paths,
    components: { schemas },
  })}\n`,
);

function extractOperation(description, area, operation) {
  const { get, post } = description.paths[operation];
  const { parameters, responses } = operation === POSTED ? post : get;
  const shape = node => shapeOf(node, description, area);
  return {
    parameters: parameters
      .map(each => resolve(each, description))
      .map(({ name, in: place, required, schema, ...type }) => ({
        name,
        in: place,
        required,
        schema: shape(schema ?? type),
      })),
    responses: {
      200: {
        content: {
          'application/json': { schema: shape(responses[200].schema) },
        },
      },
    },
  };
}

/** The version of the API is a parameter that the operations share. */
function resolve(parameter, { parameters }) {
  if (!parameter.$ref) return parameter;
  const shared = parameters[parameter.$ref.split('/').pop()];
  const [version] = /\d+\.\d+(-preview\.\d+)?/.exec(shared.description);
  return { ...shared, enum: [version] };
}

/** A copy without texts; notes every definition that is referred to, by its area. */
function shapeOf(node, description, area, isNames = false) {
  if (Array.isArray(node)) {
    return node.map(item => shapeOf(item, description, area));
  }
  if (typeof node !== 'object' || node === null) return node;
  if (typeof node.$ref === 'string') {
    const name = node.$ref.split('/').pop();
    const own = `${area}.${name}`;
    if (!(own in schemas)) {
      schemas[own] = {};
      schemas[own] = shapeOf(description.definitions[name], description, area);
    }
    return { $ref: `#/components/schemas/${own}` };
  }
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isNames || !TEXTS.has(key))
      .map(([key, value]) => [
        key,
        shapeOf(value, description, area, key === 'properties'),
      ]),
  );
}
