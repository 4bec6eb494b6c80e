// Takes out of GitHub's published OpenAPI description what the fake GitHub of
// the tests checks its answers by: the shapes of the few operations that the
// github module asks, without texts. The whole package unpacks to 400 MB, so it
// is no dependency. Usage, in a folder that has the package unpacked:
//   node scripts/extractGithubApi.mjs <folder of @octokit/openapi>
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './commands.mjs';

const OPERATIONS = [
  '/repos/{owner}/{repo}/actions/runs',
  '/repos/{owner}/{repo}/branches/{branch}',
  '/repos/{owner}/{repo}/code-scanning/alerts',
  '/repos/{owner}/{repo}/deployments',
  '/repos/{owner}/{repo}/secret-scanning/alerts',
  '/repos/{owner}/{repo}/git/trees/{tree_sha}',
];
const TEXTS = new Set([
  'description',
  'summary',
  'title',
  'example',
  'examples',
  'externalDocs',
]);
const target = path.join(
  root,
  'plugins/maturity-backend-module-github/src/__fixtures__/githubApi.json',
);

const [folder] = process.argv.slice(2);
const read = file => JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
const description = read('generated/api.github.com.json');
const components = {};

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

const paths = Object.fromEntries(
  OPERATIONS.map(operation => {
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
const { version } = read('package.json');
writeFileSync(
  target,
  `${JSON.stringify({
    package: `@octokit/openapi@${version}`,
    paths,
    components,
  })}\n`,
);
