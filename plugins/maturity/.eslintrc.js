// The fixtures are answers of the backend's own query engine.
module.exports = require('../../.eslintrc.package.js')(__dirname, {
  reachesOut: [
    'src/__fixtures__/orgFixture.ts',
    'src/__fixtures__/organizationFixture.ts',
  ],
});
