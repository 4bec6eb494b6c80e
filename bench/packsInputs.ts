import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

const NOW = Date.parse('2026-11-29T12:00:00Z');
const DEPLOYED = '2026-11-20T10:00:00Z';

/** An entity that every tool knows. */
export function createEntity(number: number): Entity {
  const name = `service-${number}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'argocd/app-name': name,
        'dependencytrack/project-id': `project-${number}`,
        'grafana/dashboard-selector': name,
        'jenkins.io/job-full-name': `acme/${name}`,
        'newrelic.com/dashboard-guid': `D${number}`,
        'opsgenie.com/team': name,
        'pagerduty.com/service-id': `P${number}`,
        'prometheus.io/alert': `Down${number}`,
        'prometheus.io/service': name,
        'sentry.io/project-slug': `acme/${name}`,
        'servicenow.com/entity-id': name,
        'snyk.io/target-name': `acme/${name}`,
        'sonarqube.org/project-key': `acme:${name}`,
        'spacelift.io/stack-id': name,
        'terraform/workspaces': name,
      },
    },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:acme' },
  };
}

/** An item of an entity, by pack. */
export const createItem: Readonly<
  Record<string, (number: number) => JsonObject>
> = {
  'argo-cd': number => ({
    metadata: { name: `service-${number}` },
    spec: { project: 'default', syncPolicy: { automated: { prune: true } } },
    status: {
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
      history: Array.from({ length: 10 }, (_, id) => ({
        id,
        deployedAt: DEPLOYED,
      })),
    },
  }),
  datadog: number => ({
    data: {
      id: `slo-${number}`,
      attributes: {
        all_tags: [`service:service-${number}`, 'env:production'],
        status: {
          state: 'ok',
          error_budget_remaining: 75,
          indexed_at: NOW / 1000,
        },
      },
    },
  }),
  'dependency-track': number => ({
    uuid: `project-${number}`,
    lastBomImport: NOW,
    metrics: { critical: 0, high: 1 },
  }),
  grafana: number => ({
    uid: `dashboard-${number}`,
    title: `Service ${number}`,
    type: 'dash-db',
    tags: [`service-${number}`],
  }),
  'hcp-terraform': number => ({
    attributes: {
      name: `service-${number}`,
      'latest-change-at': DEPLOYED,
      'vcs-repo': { identifier: `acme/service-${number}` },
    },
  }),
  jenkins: number => ({
    fullName: `acme/service-${number}`,
    url: `https://jenkins.example.com/job/acme/job/service-${number}/`,
    actions: [{}],
    jobs: [
      {
        fullName: `acme/service-${number}/main`,
        buildable: true,
        actions: [
          { _class: 'jenkins.scm.api.metadata.PrimaryInstanceMetadataAction' },
        ],
        lastCompletedBuild: {
          timestamp: NOW,
          actions: [
            { _class: 'hudson.tasks.junit.TestResultAction', totalCount: 12 },
          ],
        },
      },
    ],
  }),
  'jira-service-management': number => ({
    team: { teamId: `team-${number}`, teamName: `service-${number}` },
    schedules: [
      {
        id: `schedule-${number}`,
        enabled: true,
        teamId: `team-${number}`,
        rotations: [{ participants: [{ id: 'U1', type: 'user' }] }],
      },
    ],
  }),
  'new-relic': number => ({
    __typename: 'DashboardEntityOutline',
    guid: `D${number}`,
    permalink: `https://one.newrelic.com/redirect/entity/D${number}`,
    permissions: 'PUBLIC_READ_ONLY',
    type: 'DASHBOARD',
  }),
  pagerduty: number => ({
    id: `P${number}`,
    status: 'active',
    html_url: `https://acme.pagerduty.com/service-directory/P${number}`,
    last_incident_timestamp: DEPLOYED,
    escalation_policy: {
      type: 'escalation_policy_reference',
      html_url: 'https://acme.pagerduty.com/escalation_policies/P1',
      escalation_rules: [{ targets: [{ id: 'U1', type: 'user_reference' }] }],
    },
  }),
  prometheus: number => ({
    service: `service-${number}`,
    values: {
      objectives: 2,
      errorBudgets: 75,
      firingAlerts: 1,
      targets: 3,
      targetsDown: 0,
    },
    rule: { name: `Down${number}`, health: 'ok', type: 'alerting' },
  }),
  sentry: number => ({
    slug: `service-${number}`,
    firstEvent: DEPLOYED,
    environments: ['production', 'staging'],
  }),
  servicenow: number => ({
    u_backstage_entity_id: `service-${number}`,
    opened_at: '2026-11-20 10:00:00',
    'assignment_group.name': 'On call',
  }),
  snyk: number => ({
    id: `project-${number}`,
    attributes: { status: 'active', settings: {} },
    meta: { latest_issue_counts: { updated_at: DEPLOYED, critical: 0 } },
    relationships: {
      target: {
        data: {
          id: `target-${number}`,
          attributes: { display_name: `acme/service-${number}` },
        },
      },
    },
  }),
  sonarqube: number => ({
    key: `acme:service-${number}`,
    analysisDate: '2026-11-28T10:00:00+0100',
    measures: { alert_status: 'OK', coverage: '85.3', vulnerabilities: '0' },
  }),
  spacelift: number => ({
    id: `service-${number}`,
    isDisabled: false,
    repository: `acme/service-${number}`,
    state: 'FINISHED',
    stateSetAt: NOW / 1_000,
  }),
};
