module.exports = require('../.eslintrc.package.js')(__dirname, {
  printsToConsole: true,
  usesScripts: ['**/*.mjs'],
});
