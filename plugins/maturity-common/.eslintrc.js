module.exports = require('../../.eslintrc.package.js')(__dirname, {
  timeIsAnArgument: ['src/**/*.ts'],
  // Its facts are declared by the packages that report them.
  reachesOut: ['src/model/builtIn/__testUtils__/declaredSources.ts'],
});
