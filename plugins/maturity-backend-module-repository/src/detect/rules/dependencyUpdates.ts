import { yaml } from '../globs';
import { definePathRules, definePipelineRules } from '../Rule';

/** The bot is switched off as a whole, and not for some packages. */
const off = [/^[^{]*\{[^{}]*["']?\benabled["']?[ \t]*:[ \t]*false/];
/** An item of a list to its end: lines that are indented further than its dash. */
const item = '(?:.|\\n(?=\\1[ \\t]|[ \\t]*(?:#|\\r?$)))*?';
/** An ecosystem for which Dependabot may open pull requests. */
const ecosystem = new RegExp(
  `^([ \\t]*)-[ \\t](?=${item}\\bpackage-ecosystem['"]?[ \\t]*:)(?!${item}^[ \\t]*['"]?open-pull-requests-limit['"]?[ \\t]*:[ \\t]*['"]?0\\b)`,
  'm',
);
const places = ['', '.github/', '.gitlab/'];
const endings = ['json', 'jsonc', 'json5'];

/** Bots that update dependencies, by the files in which they are configured. */
export const dependencyUpdateRules = definePathRules({
  fact: 'dependencyUpdates',
  scope: 'repository',
})({
  dependabot: {
    value: 'Dependabot',
    reason:
      'Dependabot is configured in this file, and nowhere else, for at least one ecosystem. A limit of 0 pull requests switches it off.',
    globs: yaml('.github/dependabot'),
    content: [ecosystem],
    nameSuffices: true,
  },
  renovate: {
    value: 'Renovate',
    reason: 'Renovate looks for its configuration in these places.',
    globs: [
      ...places.flatMap(place => endings.map(end => `${place}renovate.${end}`)),
      '.renovaterc',
      ...endings.map(end => `.renovaterc.${end}`),
    ],
    content: [/\{/],
    contentExcept: off,
    nameSuffices: true,
  },
  'renovate-package-json': {
    value: 'Renovate',
    reason: 'Renovate also reads its key in package.json.',
    globs: ['package.json'],
    content: [/"renovate"\s*:\s*\{/],
    contentExcept: [/"renovate"\s*:\s*\{\s*"enabled"\s*:\s*false/],
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
  depfu: {
    value: 'Depfu',
    reason: 'Depfu is configured in this file.',
    globs: yaml('.depfu', 'depfu'),
  },
  pyup: {
    value: 'PyUp',
    reason: 'PyUp is configured in this file.',
    globs: yaml('.pyup'),
    contentExcept: [/^(?:update|schedule):\s*(?:false|["']?insecure_only)/m],
  },
  'whitesource-remediate': {
    value: 'Renovate',
    reason: 'Mend runs Renovate by this file.',
    globs: ['.whitesource'],
    content: [/"remediateSettings"|"enableRenovate"\s*:\s*true/],
  },
});

/** Bots that a pipeline runs. */
export const dependencyUpdatePipelineRules = definePipelineRules({
  fact: 'dependencyUpdates',
})({
  'renovate-pipeline': {
    value: 'Renovate',
    reason: 'The pipeline runs Renovate itself.',
    uses: [
      'renovatebot/github-action',
      'renovate/renovate',
      'renovatebot/renovate',
      'renovate-action',
    ],
    commands: ['renovate'],
    commandsExcept: /renovate-config-validator/,
  },
  'flake-lock-pipeline': {
    value: 'Nix flake updates',
    reason: 'The pipeline updates the lock file of a flake.',
    uses: ['update-flake-lock', 'update-flake-inputs'],
  },
  'update-pipeline': {
    value: 'Update workflow',
    reason: 'The pipeline updates dependencies, and proposes the change.',
    uses: [
      'npm-check-updates',
      'pre-commit-update',
      'gha-update',
      'pip-compile-action',
      'ruby-dependency-update',
      'actions-up',
    ],
    commands: ['updatecli apply', 'dependabot update'],
  },
});
