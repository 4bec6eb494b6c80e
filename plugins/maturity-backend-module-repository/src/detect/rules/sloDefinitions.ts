import { yaml } from '../globs';
import { definePathRules } from '../Rule';

const anyYaml = yaml('**/*');

/** Formats of service level objectives. */
export const sloDefinitionRules = definePathRules({ fact: 'sloDefinitions' })({
  openslo: {
    value: 'OpenSLO',
    reason: 'An objective in the format of OpenSLO.',
    globs: anyYaml,
    objects: ['openslo SLO', 'openslo.com SLO'],
  },
  sloth: {
    value: 'Sloth',
    reason: 'A specification from which Sloth makes Prometheus rules.',
    globs: anyYaml,
    content: [/^version:\s*['"]?prometheus\/v1['"]?[ \t]*\r?$/m, /^slos:/m],
  },
  'sloth-object': {
    value: 'Sloth',
    reason: 'An object from which Sloth makes Prometheus rules.',
    globs: anyYaml,
    objects: ['sloth.slok.dev PrometheusServiceLevel'],
  },
  pyrra: {
    value: 'Pyrra',
    reason: 'A service level objective of Pyrra.',
    globs: anyYaml,
    objects: ['pyrra.dev ServiceLevelObjective'],
  },
  nobl9: {
    value: 'Nobl9',
    reason: 'A service level objective of Nobl9.',
    globs: anyYaml,
    content: [
      /^[ \t]*(?:-[ \t]+)?apiVersion:\s*['"]?n9\//m,
      /^[ \t]*(?:-[ \t]+)?kind:\s*['"]?SLO\b/m,
    ],
  },
  'google-slo': {
    value: 'Google Cloud SLO',
    reason: 'An objective of Google Cloud Monitoring.',
    globs: anyYaml,
    objects: [
      'monitoring.cnrm.cloud.google.com MonitoringServiceLevelObjective',
    ],
  },
  'slo-generator': {
    value: 'SLO Generator',
    reason: 'An objective of the SLO Generator of Google.',
    globs: anyYaml,
    objects: ['sre.google.com ServiceLevelObjective'],
  },
  'terraform-slo': {
    value: 'Terraform',
    reason: 'A service level objective as a resource of Terraform.',
    globs: ['**/*.tf'],
    content: [
      /resource\s+"(?:datadog_service_level_objective|google_monitoring_slo|newrelic_service_level|dynatrace_slo(?:_v2)?|nobl9_slo|grafana_slo|elasticstack_kibana_slo|signalfx_slo|aws_applicationsignals_service_level_objective|honeycombio_slo|splunk_slo|coralogix_slo)"/,
    ],
  },
  'prometheus-slo-rules': {
    value: 'Prometheus rules',
    reason: 'Recording rules or alerts of an objective or an error budget.',
    globs: [...yaml('**/*slo*', '**/slo/**/*', '**/slos/**/*')],
    content: [
      /^[ \t]*(?:-[ \t]*)?record:\s*\S*(?:slo|error_budget|burn_?rate|sli)\S*/m,
    ],
  },
});
