const {
  createConfig,
  createConfigForRole,
} = require('@backstage/cli/config/eslint-factory');

const clock = {
  message:
    'Time is an argument: take `now` from the caller, so that the same input gives the same answer.',
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

/**
 * The lint rules of every package: Backstage's own, and ours. `timeIsAnArgument`
 * names the files that may not read the clock, `reachesOut` those that may
 * import what is not published: from `scripts/`, and the fakes of another
 * package's tests.
 */
module.exports = function packageConfig(
  dir,
  { timeIsAnArgument = [], reachesOut = [], printsToConsole = false } = {},
) {
  const { backstage } = require(`${dir}/package.json`);
  const config = {
    // A rule that is wrong is changed here, for all, and not switched off in place.
    noInlineConfig: true,
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
        rules: { 'no-restricted-syntax': ['error', ...noClock] },
      })),
      ...reachesOut.map(files => ({
        files,
        rules: { '@backstage/no-relative-monorepo-imports': 'off' },
      })),
    ],
  };
  return backstage
    ? createConfigForRole(dir, backstage.role, config)
    : createConfig(dir, config);
};
