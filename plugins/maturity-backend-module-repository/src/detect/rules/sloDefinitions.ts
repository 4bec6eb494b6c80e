import { yaml } from '../globs';
import { PathRule } from '../Rule';

const fact = 'sloDefinitions';

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
export const sloDefinitionRules: readonly PathRule[] = [
  {
    id: 'openslo-name',
    fact,
    value: 'OpenSLO',
    reason: 'Files that are named after OpenSLO.',
    globs: yaml('**/*.openslo', '**/openslo/*', '**/openslo'),
  },
  {
    id: 'openslo',
    fact,
    value: 'OpenSLO',
    reason: 'A document in the format of OpenSLO.',
    globs: sloFiles,
    content: [/^[ \t]*apiVersion:\s*['"]?openslo(?:\.com)?\//m],
  },
  {
    id: 'sloth',
    fact,
    value: 'Sloth',
    reason: 'A specification from which Sloth makes Prometheus rules.',
    globs: sloFiles,
    content: [
      /^version:\s*['"]?prometheus\/v1['"]?[ \t]*\r?$|^apiVersion:\s*['"]?sloth\.slok\.dev\//m,
    ],
  },
  {
    id: 'pyrra',
    fact,
    value: 'Pyrra',
    reason: 'A service level objective of Pyrra.',
    globs: sloFiles,
    content: [/^apiVersion:\s*['"]?pyrra\.dev\//m],
  },
  {
    id: 'nobl9',
    fact,
    value: 'Nobl9',
    reason: 'A service level objective of Nobl9.',
    globs: sloFiles,
    content: [/^[ \t]*(?:-[ \t]+)?apiVersion:\s*['"]?n9\//m],
  },
  {
    id: 'prometheus-slo-rules',
    fact,
    value: 'Prometheus rules',
    reason:
      'Recording rules of an objective or an error budget, in a file that is named after SLOs.',
    globs: [...yaml('**/*slo*', '**/slo/**/*', '**/slos/**/*')],
    content: [
      /^[ \t]*(?:-[ \t]*)?record:\s*\S*(?:slo|error_budget|burn_?rate|sli)\S*/m,
    ],
  },
];
