module.exports = require('../.eslintrc.package.js')(__dirname, {
  printsToConsole: true,
  reachesOut: ['**/*.mjs', 'detect.ts', 'github.ts', 'hostileInputs.ts'],
});
