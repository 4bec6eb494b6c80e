module.exports = require('../../.eslintrc.package.js')(__dirname, {
  // Answers of the fixture are computed by the query engine of the backend.
  reachesOut: ['src/**/__fixtures__/orgFixture.ts'],
});
