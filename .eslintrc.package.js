const {
  createConfig,
  createConfigForRole,
} = require('@backstage/cli/config/eslint-factory');

const clock = {
  message:
    'Time is an argument: take `now` from the caller, so that the same input gives the same result.',
};
const noClock = [
  {
    selector:
      "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    ...clock,
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    ...clock,
  },
  { selector: "CallExpression[callee.name='Date']", ...clock },
];

const named = {
  message:
    'Use a verb for a function, such as `readFacts`, `toColumns` or `groupMembers`: names that end in `Of` are hard to search for.',
};
const noNamesInOf = [
  { selector: 'FunctionDeclaration[id.name=/[a-z]Of$/]', ...named },
  {
    selector:
      'VariableDeclarator[id.name=/[a-z]Of$/] > :matches(ArrowFunctionExpression, FunctionExpression)',
    ...named,
  },
  { selector: 'MethodDefinition[key.name=/[a-z]Of$/]', ...named },
];

/**
 * The lint rules of every package: the rules of Backstage, and our own.
 * `timeIsAnArgument` are the files that must not read the clock. `reachesOut`
 * are the files that may import unpublished code: from `scripts/`, and the fakes
 * of another package's tests. `apart` are the files with a package.json of their own.
 */
module.exports = function packageConfig(
  dir,
  {
    timeIsAnArgument = [],
    reachesOut = [],
    apart = [],
    printsToConsole = false,
  } = {},
) {
  const { backstage } = require(`${dir}/package.json`);
  const config = {
    // Change a wrong rule here, for all files. Do not disable it inline.
    noInlineConfig: true,
    restrictedSyntax: noNamesInOf,
    rules: {
      '@backstage/no-top-level-material-ui-4-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-console': printsToConsole ? 'off' : 'error',
    },
    overrides: [
      ...timeIsAnArgument.map(files => ({
        files,
        excludedFiles: [
          '**/*.test.*',
          '**/__fixtures__/**',
          '**/__testUtils__/**',
        ],
        rules: {
          'no-restricted-syntax': ['error', ...noClock, ...noNamesInOf],
        },
      })),
      ...reachesOut.map(files => ({
        files,
        rules: { '@backstage/no-relative-monorepo-imports': 'off' },
      })),
      ...apart.map(files => ({
        files,
        rules: { '@backstage/no-undeclared-imports': 'off' },
      })),
    ],
  };
  return backstage
    ? createConfigForRole(dir, backstage.role, config)
    : createConfig(dir, config);
};
