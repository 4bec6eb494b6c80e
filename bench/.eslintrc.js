module.exports = require('../.eslintrc.package.js')(__dirname, {
  printsToConsole: true,
  apart: ['**/peers/**'],
  reachesOut: [
    '**/*.mjs',
    'deliveryScale.ts',
    'detect.ts',
    'github.ts',
    'hostileInputs.ts',
    'kills.ts',
    'packs.ts',
    'packsServer.ts',
  ],
});
