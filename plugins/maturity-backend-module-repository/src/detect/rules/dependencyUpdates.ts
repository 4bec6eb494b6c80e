import { yaml } from '../globs';
import { definePathRules } from '../Rule';

/** Bots that update dependencies, by the files in which they are configured. */
export const dependencyUpdateRules = definePathRules({
  fact: 'dependencyUpdates',
  scope: 'repository',
})({
  dependabot: {
    value: 'Dependabot',
    reason: 'Dependabot is configured in this file, and nowhere else.',
    globs: yaml('.github/dependabot'),
  },
  renovate: {
    value: 'Renovate',
    reason: 'Renovate looks for its configuration in these places.',
    globs: [
      'renovate.json',
      'renovate.json5',
      '.github/renovate.json',
      '.github/renovate.json5',
      '.gitlab/renovate.json',
      '.gitlab/renovate.json5',
      '.renovaterc',
      '.renovaterc.json',
      '.renovaterc.json5',
    ],
  },
  'renovate-package-json': {
    value: 'Renovate',
    reason: 'Renovate also reads its key in package.json.',
    globs: ['package.json'],
    content: [/^ {0,4}\t?"renovate"\s*:\s*\{/m],
  },
  'scala-steward': {
    value: 'Scala Steward',
    reason: 'Scala Steward is configured in these places.',
    globs: ['.scala-steward.conf', '.github/.scala-steward.conf'],
  },
  updatecli: {
    value: 'Updatecli',
    reason: 'Updatecli keeps its pipelines here.',
    globs: yaml('updatecli', 'updatecli.d/**/*', 'updatecli/updatecli.d/**/*'),
  },
});
