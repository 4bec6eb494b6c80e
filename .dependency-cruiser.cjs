// The architecture, executable. Each rule says in its comment why it exists;
// CONTRIBUTING.md has the same table in prose.
const common = '^plugins/maturity-common/src';
const node = '^plugins/maturity-node/src';
const backend = '^plugins/maturity-backend/src';
// Lets requests in between; it knows nothing of ours.
const pauses = `${backend}/pauses\\.ts$`;

// Tests may look further than the code they test, but only in these files.
const tests =
  '(\\.test\\.tsx?$|/__fixtures__/|/__testUtils__/|setupTests\\.ts$)';

/**
 * Imports of our own code from `from` that are none of `allowed`. `own` is what
 * `from` may import of itself, which is all of it when left out; in both, `$1` is
 * the first group of `from`.
 */
function onlyOurs(name, comment, from, allowed, own = from) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: {
      path: '^(plugins|packages|examples|bench)/',
      pathNot: ['/package\\.json$', own, ...allowed].join('|'),
    },
  };
}

/** Imports of installed packages from `from` that are none of `allowed`. */
function onlyPackages(name, comment, from, allowed) {
  return {
    name,
    comment,
    severity: 'error',
    from: { path: from, pathNot: tests },
    to: {
      dependencyTypesNot: ['local', 'undetermined', 'type-only'],
      pathNot: [
        '^(plugins|packages|examples|bench)/',
        ...allowed.map(packageName => `node_modules/${packageName}/`),
      ].join('|'),
    },
  };
}

const pure = [
  'zod',
  're2js',
  '@backstage/filter-predicates',
  '@backstage/catalog-model',
  '@backstage/errors',
  '@backstage/types',
];

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      comment:
        'A circle has no order to read it in, and loads in an order that nobody chose.',
      severity: 'error',
      from: { path: '^(plugins|packages|bench|e2e-tests)/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'An import that does not resolve hides from every rule below.',
      severity: 'error',
      // The peers of the benchmarks have a lock file and modules of their own.
      from: {
        path: '^(plugins|packages|bench|e2e-tests)/',
        pathNot: '^bench/peers/',
      },
      to: { couldNotResolve: true },
    },
    onlyOurs(
      'common-model',
      'What can be declared depends on nothing of ours.',
      `${common}/model/`,
      [],
    ),
    onlyPackages(
      'common-model-packages',
      'The model is parsed with zod, the catalog predicates and a safe regular expression engine, and nothing else.',
      `${common}/model/`,
      pure,
    ),
    onlyOurs(
      'common-evaluate',
      'Judgement is pure: it knows the model, and no clock, network or database.',
      `${common}/evaluate/`,
      [`${common}/model/`],
    ),
    onlyPackages(
      'common-evaluate-packages',
      'Judgement is pure: it knows the model, and no clock, network or database.',
      `${common}/evaluate/`,
      pure,
    ),
    onlyOurs(
      'common-aggregation',
      'Aggregation and metrics are pure functions of assessments and events, and answer in the shapes that the client hands out.',
      `${common}/(scorecard|delivery)/`,
      [
        `${common}/model/`,
        `${common}/evaluate/`,
        `${common}/client/(types|scorecardTypes|deliveryTypes)\\.ts$`,
      ],
    ),
    {
      name: 'common-is-pure',
      comment:
        'The browser, the backend and the command line run the same common code, so it may not reach for Node, React, knex or a backend service.',
      severity: 'error',
      from: { path: common, pathNot: tests },
      to: {
        dependencyTypes: ['core'],
      },
    },
    onlyOurs(
      'common-alone',
      'The common package is the bottom: everything may import it, it imports nothing of ours.',
      common,
      [],
    ),
    onlyOurs(
      'node',
      'A module author sees two packages: node and common.',
      node,
      [common],
    ),
    onlyOurs(
      'backend-module',
      'Modules never see the backend, so that they can be released and replaced on their own.',
      '^plugins/maturity-backend-module-(?!github/|gitlab/)([^/]+)/src',
      [node, common],
      '^plugins/maturity-backend-module-$1/src',
    ),
    onlyOurs(
      'backend-module-of-host',
      'The modules of GitHub and GitLab read repositories for the repository module, so they see its index, which has the interface of readers, and nothing behind it.',
      '^plugins/maturity-backend-module-(github|gitlab)/src',
      [
        node,
        common,
        '^plugins/maturity-backend-module-repository/src/index\\.ts$',
      ],
      '^plugins/maturity-backend-module-$1/src',
    ),
    onlyOurs(
      'backend-collect',
      'Collecting does not store: it hands observed facts to the pipeline.',
      `${backend}/collect/`,
      [node, common, pauses],
    ),
    onlyOurs(
      'backend-assess',
      'Assessing does not fetch: it reads stored facts, evaluates and saves.',
      `${backend}/assess/`,
      [common, `${backend}/database/`, pauses],
    ),
    onlyOurs(
      'backend-database',
      'The database folder stores what it is given and knows only the shapes.',
      `${backend}/database/`,
      [common, pauses],
    ),
    {
      name: 'knex-only-in-database',
      comment:
        'SQL is written in one folder, so that it can be read and tested there.',
      severity: 'error',
      from: {
        path: '^(plugins|packages)/',
        pathNot: [`${backend}/database/`, tests].join('|'),
      },
      to: { path: 'node_modules/knex/', dependencyTypesNot: ['type-only'] },
    },
    onlyOurs(
      'backend-read',
      'Reading selects what was stored; it never evaluates.',
      `${backend}/scorecard/`,
      [common, `${backend}/database/`],
    ),
    onlyOurs(
      'backend-delivery',
      'Delivery events are stored and measured by pure functions. They reach models as the facts of a source, like those of any tool, and their texts are cleaned like those of any tool.',
      `${backend}/delivery/`,
      [
        common,
        node,
        `${backend}/database/`,
        pauses,
        `${backend}/collect/(cleanText|CatalogIndexReader)\\.ts$`,
      ],
    ),
    onlyOurs(
      'backend-news',
      'News tells which entities a source should look at again; it neither looks nor stores.',
      `${backend}/news/`,
      [node, `${backend}/collect/`],
    ),
    {
      name: 'backend-border-does-not-collect',
      comment:
        'A request reads or asks the pipeline; it never runs a fact source by itself.',
      severity: 'error',
      from: { path: `${backend}/(router|http/|actions)`, pathNot: tests },
      to: { path: `${backend}/collect/`, dependencyTypesNot: ['type-only'] },
    },
    onlyOurs(
      'backend-pipeline',
      'The one composition: collect, assess and database meet here and nowhere else.',
      `${backend}/pipeline`,
      [
        common,
        node,
        `${backend}/collect/`,
        `${backend}/assess/`,
        `${backend}/database/`,
      ],
    ),
    {
      name: 'backend-plugin-is-the-root',
      comment: 'plugin.ts wires; whatever imports it would wire twice.',
      severity: 'error',
      from: {
        path: `${backend}/`,
        pathNot: [`${backend}/index\\.ts$`, tests].join('|'),
      },
      to: { path: `${backend}/plugin\\.ts$` },
    },
    onlyOurs(
      'frontend',
      'The browser draws what the backend stored; it judges nothing itself.',
      '^plugins/maturity/src',
      [common],
    ),
    {
      name: 'frontend-page',
      comment:
        'A page stands alone. What two pages need lives in a shared room of the frontend (charts, queries, states, …), so that a page can be changed or removed without a look at the others.',
      severity: 'error',
      from: {
        path: '^plugins/maturity/src/components/([^/]+)/',
        pathNot: tests,
      },
      to: {
        path: '^plugins/maturity/src/components/',
        pathNot: '^plugins/maturity/src/components/$1/',
      },
    },
    {
      name: 'frontend-room',
      comment: 'Pages use the shared rooms; a room knows no page.',
      severity: 'error',
      from: {
        path: '^plugins/maturity/src/[^/]+/',
        pathNot: ['^plugins/maturity/src/components/', tests].join('|'),
      },
      to: { path: '^plugins/maturity/src/components/' },
    },
    {
      name: 'plugins-not-apps',
      comment:
        'The apps show the plugins; a plugin that needs an app cannot be published.',
      severity: 'error',
      from: { path: '^plugins/' },
      to: { path: '^packages/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: {
      path: '(/dist/|/dist-types/|/__fixtures__/repositories/|/coverage/)',
    },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types', 'typings'],
      extensions: [
        '.ts',
        '.tsx',
        '.js',
        '.jsx',
        '.mjs',
        '.cjs',
        '.json',
        '.css',
        '.d.ts',
      ],
    },
    skipAnalysisNotInRules: true,
  },
};
