module.exports = require('../.eslintrc.package.js')(__dirname, {
  printsToConsole: true,
  reachesOut: ['**/*.mjs', 'github.ts', 'hostileInputs.ts'],
});
