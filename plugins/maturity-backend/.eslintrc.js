module.exports = require('../../.eslintrc.package.js')(__dirname, {
  timeIsAnArgument: ['src/assess/**/*.ts'],
  reachesOut: [
    'src/changes/githubChanges.test.ts',
    'src/config/configSchema.test.ts',
    'src/packs.test.ts',
    'src/__testUtils__/startExampleBackend.ts',
  ],
});
