import { yaml } from '../globs';
import { definePathRules } from '../Rule';

const sloFiles = yaml(
  '**/*slo*',
  '**/slo/**/*',
  '**/slos/**/*',
  '**/openslo/**/*',
  '**/sloth/**/*',
  '**/pyrra/**/*',
  '**/monitoring/**/*',
  '**/observability/**/*',
);

/** Formats of service level objectives. */
export const sloDefinitionRules = definePathRules({ fact: 'sloDefinitions' })({
  'openslo-name': {
    value: 'OpenSLO',
    reason: 'Files that are named after OpenSLO.',
    globs: yaml('**/*.openslo', '**/openslo/*', '**/openslo'),
  },
  openslo: {
    value: 'OpenSLO',
    reason: 'A document in the format of OpenSLO.',
    globs: sloFiles,
    content: [/^[ \t]*apiVersion:\s*['"]?openslo(?:\.com)?\//m],
  },
  sloth: {
    value: 'Sloth',
    reason: 'A specification from which Sloth makes Prometheus rules.',
    globs: sloFiles,
    content: [
      /^version:\s*['"]?prometheus\/v1['"]?[ \t]*\r?$|^apiVersion:\s*['"]?sloth\.slok\.dev\//m,
    ],
  },
  pyrra: {
    value: 'Pyrra',
    reason: 'A service level objective of Pyrra.',
    globs: sloFiles,
    content: [/^apiVersion:\s*['"]?pyrra\.dev\//m],
  },
  nobl9: {
    value: 'Nobl9',
    reason: 'A service level objective of Nobl9.',
    globs: sloFiles,
    content: [/^[ \t]*(?:-[ \t]+)?apiVersion:\s*['"]?n9\//m],
  },
  'prometheus-slo-rules': {
    value: 'Prometheus rules',
    reason:
      'Recording rules of an objective or an error budget, in a file that is named after SLOs.',
    globs: [...yaml('**/*slo*', '**/slo/**/*', '**/slos/**/*')],
    content: [
      /^[ \t]*(?:-[ \t]*)?record:\s*\S*(?:slo|error_budget|burn_?rate|sli)\S*/m,
    ],
  },
});
