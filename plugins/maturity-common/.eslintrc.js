module.exports = require('../../.eslintrc.package.js')(__dirname, {
  timeIsAnArgument: ['src/**/*.ts'],
});
