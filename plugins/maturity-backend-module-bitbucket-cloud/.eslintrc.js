module.exports = require('../../.eslintrc.package.js')(__dirname, {
  reachesOut: [
    'src/__testUtils__/FakeBitbucket.ts',
    'src/__testUtils__/startSource.ts',
  ],
});
