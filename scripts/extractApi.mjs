// Takes out of the OpenAPI description that a tool publishes what the fake of
// the tests checks requests and answers by: the shapes of the few operations
// that we ask, without texts. The descriptions are large, so they are no
// dependencies. Usage, with the description of the tool unpacked or checked out:
//   node scripts/extractApi.mjs <tool> <file>
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parse } from 'yaml';
import { root } from './commands.mjs';

const packs = 'plugins/maturity-backend-module-http/src/packs/__fixtures__';

/** By tool: where its description is published, our operations, and where the extract goes. */
const TOOLS = {
  github: {
    source: '@octokit/openapi, generated/api.github.com.json',
    operations: [
      '/orgs/{org}/code-scanning/alerts',
      '/orgs/{org}/repos',
      '/orgs/{org}/secret-scanning/alerts',
      '/repos/{owner}/{repo}/actions/runs',
      '/repos/{owner}/{repo}/branches/{branch}',
      '/repos/{owner}/{repo}/code-scanning/alerts',
      '/repos/{owner}/{repo}/deployments',
      '/repos/{owner}/{repo}/secret-scanning/alerts',
      '/repos/{owner}/{repo}/git/trees/{tree_sha}',
    ],
    target:
      'plugins/maturity-backend-module-github/src/__fixtures__/githubApi.json',
  },
  'bitbucket-cloud': {
    source: 'https://api.bitbucket.org/swagger.json of 2026-08-15',
    operations: [
      '/2.0/repositories/{workspace}',
      '/2.0/repositories/{workspace}/{repo_slug}',
      '/2.0/repositories/{workspace}/{repo_slug}/branch-restrictions',
      '/2.0/repositories/{workspace}/{repo_slug}/commits/{revision}',
      '/2.0/repositories/{workspace}/{repo_slug}/deployments',
      '/2.0/repositories/{workspace}/{repo_slug}/effective-branching-model',
      '/2.0/repositories/{workspace}/{repo_slug}/pipelines',
      '/2.0/repositories/{workspace}/{repo_slug}/pullrequests',
      '/2.0/repositories/{workspace}/{repo_slug}/src/{commit}/{path}',
    ],
    target:
      'plugins/maturity-backend-module-bitbucket-cloud/src/__fixtures__/bitbucketApi.json',
  },
  'argo-cd': {
    source: 'argoproj/argo-cd, assets/swagger.json',
    operations: ['/api/v1/applications'],
    target: `${packs}/argo-cd.api.json`,
  },
  datadog: {
    source:
      'DataDog/datadog-api-client-python, .generator/schemas/v1/openapi.yaml',
    operations: ['/api/v1/slo/search'],
    target: `${packs}/datadog.api.json`,
  },
  grafana: {
    source: 'grafana/grafana, public/api-merged.json',
    operations: ['/api/search', '/api/v1/provisioning/alert-rules'],
    target: `${packs}/grafana.api.json`,
  },
  pagerduty: {
    source: 'PagerDuty/api-schema, reference/REST/openapiv3.json',
    operations: ['/services'],
    target: `${packs}/pagerduty.api.json`,
  },
  sentry: {
    source: 'getsentry/sentry-api-schema, openapi-derefed.json',
    operations: ['/api/0/organizations/{organization_id_or_slug}/projects/'],
    target: `${packs}/sentry.api.json`,
  },
};
const TEXTS = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
]);

const [tool, file] = process.argv.slice(2);
if (!(tool in TOOLS) || !file) {
  console.error(`Usage: extractApi.mjs ${Object.keys(TOOLS).join('|')} <file>`);
  process.exit(2);
}
const { source, operations, target } = TOOLS[tool];
const description = toOpenApi3(
  parse(readFileSync(file, 'utf8'), { maxAliasCount: -1 }),
);
const components = {};

const paths = Object.fromEntries(
  operations.map(operation => {
    const { get } = description.paths[operation];
    const { parameters, responses } = get;
    const answers = Object.fromEntries(
      Object.entries(responses).map(([status, response]) => [
        status,
        shapeOf({ content: response.content, $ref: response.$ref }),
      ]),
    );
    return [operation, { parameters: shapeOf(parameters), responses: answers }];
  }),
);
const { version } = description.info;
writeFileSync(
  path.join(root, target),
  `${JSON.stringify({ source: `${source} ${version}`, paths, components })}\n`,
);

/** A copy without texts; notes every component that is referred to. */
function shapeOf(node, isNames = false) {
  if (Array.isArray(node)) return node.map(item => shapeOf(item));
  if (typeof node !== 'object' || node === null) return node;
  if (typeof node.$ref === 'string') keep(node.$ref);
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isNames || !TEXTS.has(key))
      .map(([key, value]) => [key, shapeOf(value, key === 'properties')]),
  );
}

function keep(ref) {
  const [, , kind, name] = ref.split('/');
  components[kind] ??= {};
  if (name in components[kind]) return;
  components[kind][name] = {};
  components[kind][name] = shapeOf(description.components[kind][name]);
}

/** Swagger 2 in the words of OpenAPI 3. */
function toOpenApi3(document) {
  if (!document.swagger) return document;
  const text = JSON.stringify(document).replaceAll(
    '"#/definitions/',
    '"#/components/schemas/',
  );
  const { info, basePath, definitions, ...parts } = JSON.parse(text);
  const prefix = basePath === '/' ? '' : basePath ?? '';
  const byPath = Object.fromEntries(
    Object.entries(parts.paths).map(([key, value]) => [
      `${prefix}${key}`,
      value,
    ]),
  );
  for (const { get, parameters = [] } of Object.values(byPath)) {
    if (!get) continue;
    get.parameters = [...parameters, ...(get.parameters ?? [])].map(
      ({ name, in: place, required, ...schema }) => ({
        name,
        in: place,
        required,
        schema,
      }),
    );
    for (const [status, given] of Object.entries(get.responses)) {
      const { $ref, ...own } = given;
      const response = $ref ? parts.responses[$ref.split('/').pop()] : own;
      get.responses[status] = response;
      response.content = { 'application/json': { schema: response.schema } };
    }
  }
  return { info, paths: byPath, components: { schemas: definitions } };
}
