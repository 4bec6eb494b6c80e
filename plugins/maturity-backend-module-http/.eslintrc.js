module.exports = require('../../.eslintrc.package.js')(__dirname, {
  reachesOut: [
    'src/packs/__testUtils__/FakeTool.ts',
    'src/packs/__testUtils__/fakeTools.ts',
    'src/sql/packs.test.ts',
  ],
});
