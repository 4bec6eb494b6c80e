// The allowed imports. Each rule has its reason as comment; CONTRIBUTING.md has
// the same table.
const common = '^plugins/maturity-common/src';
const node = '^plugins/maturity-node/src';
const scmNode = '^plugins/maturity-scm-node/src';
const backend = '^plugins/maturity-backend/src';
// Yields to requests during long work, and waits no longer than until a signal.
const waiting = `${node}/http/index\\.ts$`;
// Parses the bodies of senders, with their limits.
const editConflict = `${backend}/EditConflictError\\.ts$`;
const parseBody = `${backend}/parseBody\\.ts$`;

// Tests may import more than the code that they test, but only in these files.
const tests =
  '(\\.test\\.tsx?$|/__fixtures__/|/__testUtils__/|setupTests\\.ts$)';

/**
 * Forbids imports of our code from `from`, except `allowed` and `own`. `own` is
 * the part of `from` that it may import itself; default: all of it. In both, `$1`
 * is the first group of `from`.
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
  'fastest-levenshtein',
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
        'Circular imports have no reading order, and their load order is accidental.',
      severity: 'error',
      from: { path: '^(plugins|packages|bench|e2e-tests)/' },
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'The rules below do not see an unresolved import.',
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
      'The format of a model depends on none of our code.',
      `${common}/model/`,
      [],
    ),
    onlyPackages(
      'common-model-packages',
      'The model needs only zod, the catalog predicates and a safe regular expression engine.',
      `${common}/model/`,
      pure,
    ),
    onlyOurs(
      'common-evaluate',
      'Evaluation is pure: it knows the model, but no clock, network or database.',
      `${common}/evaluate/`,
      [`${common}/model/`],
    ),
    onlyPackages(
      'common-evaluate-packages',
      'Evaluation is pure: it knows the model, but no clock, network or database.',
      `${common}/evaluate/`,
      pure,
    ),
    onlyOurs(
      'common-delivery',
      'Delivery metrics are pure functions of events. They use the types of the client.',
      `${common}/delivery/`,
      [
        `${common}/model/`,
        `${common}/evaluate/`,
        `${common}/api/delivery\\.ts$`,
      ],
    ),
    onlyOurs(
      'common-api',
      'Requests and responses are declared as schemas, once: the client, the router and the OpenAPI document read them, and they know the shapes that they contain.',
      `${common}/api/`,
      [
        `${common}/model/(types|schema)\\.ts$`,
        `${common}/evaluate/(input|types|outcome)\\.ts$`,
        `${common}/delivery/(types|events|choices)\\.ts$`,
      ],
    ),
    {
      name: 'responses-not-in-clients',
      comment:
        'A browser loads the schemas of requests. Those of responses and the texts of the OpenAPI document would double them, for nothing.',
      severity: 'error',
      from: {
        path: `${common}/(client/|api/(endpoints|paths|queryCodec|requests)\\.ts$)`,
        pathNot: tests,
      },
      to: {
        path: `${common}/(evaluate/(input|types)|delivery/types|api/(responses|endpointDocs|openApi\\w+|assessments|assessmentList|counts|delivery|exportedItems|models|progress|stageHistory))\\.ts$`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'common-is-pure',
      comment:
        'The browser, the backend and the command line run the same common code, so it must not import Node, React, knex or a backend service.',
      severity: 'error',
      from: { path: common, pathNot: tests },
      to: {
        dependencyTypes: ['core'],
      },
    },
    onlyOurs(
      'common-alone',
      'The common package is the lowest layer: every package may import it, and it imports none of ours.',
      common,
      [],
    ),
    onlyOurs(
      'node',
      'The author of a module needs only two packages: node and common.',
      node,
      [common],
    ),
    onlyOurs(
      'scm-node',
      'Sources of code hosts share one library, which knows node and common, and no module.',
      scmNode,
      [node, common],
    ),
    onlyOurs(
      'backend-module',
      'Modules do not import the backend or another module, so they can be released and replaced separately.',
      '^plugins/maturity-backend-module-(?!azure-devops/|bitbucket-cloud/|bitbucket-server/|gitea/|github/|gitlab/|repository/)([^/]+)/src',
      [node, common],
      '^plugins/maturity-backend-module-$1/src',
    ),
    onlyOurs(
      'backend-module-of-code-hosts',
      'Modules that read repositories see the library for code hosts too.',
      '^plugins/maturity-backend-module-(azure-devops|bitbucket-cloud|bitbucket-server|gitea|github|gitlab|repository)/src',
      [scmNode, node, common],
      '^plugins/maturity-backend-module-$1/src',
    ),
    onlyOurs(
      'backend-catalog',
      'One folder reads the catalog. It does not know the use of the results.',
      `${backend}/catalog/`,
      [common, waiting],
    ),
    {
      name: 'catalog-only-in-catalog',
      comment:
        'One folder reads the catalog, so that paging, credentials and timeouts are the same everywhere.',
      severity: 'error',
      from: {
        path: `${backend}/`,
        pathNot: [`${backend}/catalog/`, `${backend}/plugin\\.ts$`, tests].join(
          '|',
        ),
      },
      to: {
        path: 'node_modules/@backstage/(plugin-catalog-node|catalog-client)/',
      },
    },
    onlyOurs(
      'backend-collect',
      'Collecting does not store: it passes observed facts to the pipeline.',
      `${backend}/collect/`,
      [node, common, `${backend}/catalog/`],
    ),
    onlyOurs(
      'backend-assess',
      'Assessing does not collect: it reads stored facts, evaluates and saves.',
      `${backend}/assess/`,
      [common, `${backend}/database/`, waiting],
    ),
    onlyOurs(
      'backend-database',
      'The database folder only stores and reads. It imports only types.',
      `${backend}/database/`,
      [common, waiting],
    ),
    {
      name: 'knex-only-in-database',
      comment:
        'One folder contains all SQL of the backend, so that it can be reviewed and tested there. Another reads the databases of tools.',
      severity: 'error',
      from: {
        path: '^(plugins|packages)/',
        pathNot: [
          `${backend}/database/`,
          '^plugins/maturity-backend-module-http/src/sql/',
          tests,
        ].join('|'),
      },
      to: { path: 'node_modules/knex/', dependencyTypesNot: ['type-only'] },
    },
    onlyOurs(
      'backend-read',
      'Reading returns stored results. It never evaluates.',
      `${backend}/scorecard/`,
      [common, `${backend}/database/`, `${backend}/catalog/`],
    ),
    onlyOurs(
      'backend-members',
      'Facts about groups are counted over stored results. They reach models as the facts of a source.',
      `${backend}/members/`,
      [common, node, `${backend}/catalog/`, `${backend}/scorecard/`],
    ),
    onlyOurs(
      'backend-delivery',
      'Delivery events are stored and measured by pure functions. They reach models as the facts of a source, and their texts are sanitized like those of any tool.',
      `${backend}/delivery/`,
      [common, node, `${backend}/database/`, `${backend}/catalog/`, parseBody],
    ),
    onlyOurs(
      'backend-push',
      'Pushed facts are checked like collected ones and stored beside them. Assessing them is handed in.',
      `${backend}/push/`,
      [common, node, `${backend}/database/`, `${backend}/catalog/`],
    ),
    onlyOurs(
      'backend-permissions',
      'The policy decides who may write about which entity. This folder asks it, and stores nothing.',
      `${backend}/permissions/`,
      [common, `${backend}/catalog/`],
    ),
    onlyOurs(
      'backend-statements',
      'Attestations and exemptions of people are stored here. They reach models as the facts of a source, and with the assessment.',
      `${backend}/statements/`,
      [
        common,
        node,
        `${backend}/database/`,
        `${backend}/catalog/`,
        editConflict,
      ],
    ),
    onlyOurs(
      'backend-targets',
      'Targets are stored here, and compared with what the scorecard counts. Nothing is met by hand.',
      `${backend}/targets/`,
      [
        common,
        `${backend}/database/`,
        `${backend}/catalog/`,
        `${backend}/members/`,
        `${backend}/scorecard/`,
        editConflict,
      ],
    ),
    onlyOurs(
      'backend-survey',
      'Answers are added up as they come in, and reach models as the facts of a source.',
      `${backend}/survey/`,
      [common, node, `${backend}/database/`, `${backend}/catalog/`],
    ),
    onlyOurs(
      'backend-changes',
      'Changes say which entities to collect again; this folder neither collects nor stores.',
      `${backend}/changes/`,
      [node, `${backend}/collect/`, `${backend}/catalog/`],
    ),
    {
      name: 'backend-border-does-not-collect',
      comment:
        'A request reads results or calls the pipeline. It never runs a fact source directly.',
      severity: 'error',
      from: { path: `${backend}/(http|actions)/`, pathNot: tests },
      to: { path: `${backend}/collect/`, dependencyTypesNot: ['type-only'] },
    },
    onlyOurs(
      'backend-pipeline',
      'The only composition: collect, assess and database are combined only here.',
      `${backend}/pipeline/`,
      [
        common,
        node,
        `${backend}/config/(readSchedule|readSourceSettings)\\.ts$`,
        `${backend}/catalog/`,
        `${backend}/collect/`,
        `${backend}/assess/`,
        `${backend}/database/`,
      ],
    ),
    {
      name: 'backend-plugin-is-the-root',
      comment: 'plugin.ts wires the backend. Importing it would wire it twice.',
      severity: 'error',
      from: {
        path: `${backend}/`,
        pathNot: [`${backend}/index\\.ts$`, tests].join('|'),
      },
      to: { path: `${backend}/plugin\\.ts$` },
    },
    onlyOurs(
      'frontend',
      'The browser renders stored results. It does not evaluate.',
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
        'The apps use the plugins. A plugin that imports an app cannot be published.',
      severity: 'error',
      from: { path: '^plugins/', pathNot: tests },
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
