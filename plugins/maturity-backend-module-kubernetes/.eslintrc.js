module.exports = require('../../.eslintrc.package.js')(__dirname, {
  reachesOut: ['src/__testUtils__/FakeCluster.ts'],
});
