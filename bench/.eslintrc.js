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
    'kubernetes.ts',
    'kubernetesInputs.ts',
    'kubernetesServer.ts',
    'packs.ts',
    'packsServer.ts',
    'survey.ts',
  ],
});
