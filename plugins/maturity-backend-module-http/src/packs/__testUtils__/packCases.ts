import { JsonObject } from '@backstage/types';
import { NOW, PackCase } from './PackCase';
import { grafana } from './tools/grafana';
import { jenkins } from './tools/jenkins';
import { jiraServiceManagement } from './tools/jiraServiceManagement';
import { newRelic } from './tools/newRelic';
import { prometheus } from './tools/prometheus';
import { servicenow } from './tools/servicenow';
import { snyk } from './tools/snyk';
import { spacelift } from './tools/spacelift';

const application = (name: string, status: JsonObject, automated?: object) => ({
  metadata: { name },
  spec: { project: 'default', syncPolicy: automated ? { automated } : {} },
  status,
});

const objective = (tags: string[], state: string, left: number) => ({
  data: {
    attributes: {
      all_tags: tags,
      status: {
        state,
        error_budget_remaining: left,
        indexed_at: NOW / 1000 - 60,
      },
    },
  },
});

/** One case for each pack. */
export const packCases: Readonly<Record<string, PackCase>> = {
  'argo-cd': {
    annotations: {
      shop: { 'argocd/app-name': 'shop-eu, shop-us' },
      gone: { 'argocd/app-name': 'gone' },
    },
    items: [
      application(
        'shop-eu',
        {
          sync: { status: 'Synced' },
          health: { status: 'Healthy' },
          history: [{ deployedAt: '2026-11-01T10:00:00Z' }],
        },
        { prune: true },
      ),
      application('shop-us', {
        sync: { status: 'OutOfSync' },
        health: { status: 'Progressing' },
        history: [
          { deployedAt: '2026-11-20T10:00:00Z' },
          { deployedAt: '2026-10-20T10:00:00Z' },
        ],
      }),
    ],
    filler: number => application(`app-${number}`, {}),
    facts: {
      shop: {
        applications: 2,
        automatedSync: 1,
        synced: false,
        healthy: /Progressing/,
        lastDeployment: '2026-11-20T10:00:00.000Z',
      },
      gone: { applications: /nothing was found for gone/ },
    },
  },
  datadog: {
    annotations: { shop: {}, web: {}, docs: {} },
    items: [
      objective(['service:shop', 'env:production'], 'ok', 80),
      objective(['service:shop'], 'warning', 12.5),
      objective(['Service:Web'], 'breached', -40),
    ],
    filler: number => objective([`service:other-${number}`], 'no_data', 0),
    facts: {
      shop: { objectives: 2, objectivesMet: true, errorBudgetRemaining: 12.5 },
      web: { objectives: 1, objectivesMet: false, errorBudgetRemaining: -40 },
      docs: { objectives: 0, objectivesMet: /nothing was found/ },
    },
  },
  'dependency-track': {
    annotations: {
      shop: { 'dependencytrack/project-id': 'AAAA-1' },
      web: { 'dependencytrack/project-id': 'bbbb-2' },
    },
    items: [
      {
        uuid: 'aaaa-1',
        lastBomImport: Date.parse('2026-11-20T10:00:00Z'),
        metrics: { critical: 2, high: 7 },
      },
      { uuid: 'bbbb-2' },
    ],
    filler: number => ({ uuid: `cccc-${number}` }),
    facts: {
      shop: { lastBom: '2026-11-20T10:00:00.000Z', criticalVulnerabilities: 2 },
      web: { lastBom: /found nothing/, criticalVulnerabilities: /nothing/ },
    },
  },
  grafana: grafana.case,
  'hcp-terraform': {
    annotations: {
      shop: { 'terraform/workspaces': 'shop-staging,shop-production' },
      web: { 'terraform/workspaces': 'web' },
      // One follows a repository, the other one has changed.
      mixed: { 'terraform/workspaces': 'fresh,by-hand' },
    },
    items: [
      {
        attributes: {
          name: 'shop-staging',
          'latest-change-at': '2026-11-20T10:00:00.000Z',
          'vcs-repo': { identifier: 'acme/shop' },
        },
      },
      {
        attributes: {
          name: 'shop-production',
          'latest-change-at': '2026-11-10T10:00:00.000Z',
          'vcs-repo': null,
        },
      },
      { attributes: { name: 'fresh', 'vcs-repo': { identifier: 'acme/x' } } },
      {
        attributes: {
          name: 'by-hand',
          'latest-change-at': '2026-11-10T10:00:00.000Z',
          'vcs-repo': null,
        },
      },
    ],
    filler: number => ({ attributes: { name: `workspace-${number}` } }),
    facts: {
      shop: {
        workspaces: 2,
        fromRepository: 1,
        lastChange: '2026-11-20T10:00:00.000Z',
      },
      web: { workspaces: /nothing was found for web/ },
      mixed: { workspaces: 2, fromRepository: 1, lastChange: /found nothing/ },
    },
  },
  jenkins: jenkins.case,
  'jira-service-management': jiraServiceManagement.case,
  'new-relic': newRelic.case,
  pagerduty: {
    annotations: {
      shop: { 'pagerduty.com/service-id': 'PSHOP' },
      web: { 'pagerduty.com/integration-key': 'key-of-web' },
    },
    items: [
      {
        id: 'PSHOP',
        status: 'active',
        html_url: 'https://acme.pagerduty.com/service-directory/PSHOP',
        last_incident_timestamp: '2026-11-20T08:00:00Z',
        escalation_policy: {
          type: 'escalation_policy_reference',
          html_url: 'https://acme.pagerduty.com/escalation_policies/P1',
          escalation_rules: [
            {
              escalation_delay_in_minutes: 10,
              targets: [
                { type: 'user_reference', id: 'U1' },
                { type: 'schedule_reference', id: 'S1' },
              ],
            },
          ],
        },
      },
      {
        id: 'PWEB',
        status: 'disabled',
        html_url: 'https://acme.pagerduty.com/service-directory/PWEB',
        integrations: [
          {
            type: 'generic_events_api_inbound_integration_reference',
            integration_key: 'key-of-web',
          },
        ],
        escalation_policy: {
          type: 'escalation_policy_reference',
          html_url: 'https://acme.pagerduty.com/escalation_policies/P2',
          escalation_rules: [],
        },
      },
    ],
    filler: number => ({
      id: `P${number}`,
      status: 'active',
      escalation_policy: {
        type: 'escalation_policy_reference',
        escalation_rules: [],
      },
    }),
    facts: {
      shop: {
        status: 'active',
        responders: 2,
        lastIncident: '2026-11-20T08:00:00.000Z',
      },
      web: { status: 'disabled', responders: 0, lastIncident: /found nothing/ },
    },
  },
  prometheus: prometheus.case,
  sentry: {
    annotations: {
      shop: { 'sentry.io/project-slug': 'acme/shop' },
      web: { 'sentry.io/project-slug': 'web' },
      docs: { 'sentry.io/project-slug': 'docs' },
    },
    items: [
      {
        slug: 'shop',
        firstEvent: '2026-01-02T03:04:05Z',
        environments: ['production', 'staging'],
      },
      { slug: 'web', firstEvent: null, environments: [] },
    ],
    filler: number => ({ slug: `project-${number}`, firstEvent: null }),
    facts: {
      shop: {
        projects: 1,
        firstEvent: '2026-01-02T03:04:05.000Z',
        environments: ['production', 'staging'],
      },
      web: { projects: 1, firstEvent: /found nothing/, environments: [] },
      docs: { projects: 0, firstEvent: /nothing was found for docs/ },
    },
  },
  servicenow: servicenow.case,
  snyk: snyk.case,
  sonarqube: {
    annotations: {
      shop: { 'sonarqube.org/project-key': 'main/acme:shop' },
      web: { 'sonarqube.org/project-key': 'web' },
    },
    items: [
      {
        key: 'acme:shop',
        analysisDate: '2026-11-28T10:00:00+0100',
        measures: {
          alert_status: 'OK',
          coverage: '85.3',
          vulnerabilities: '0',
        },
      },
      {
        key: 'web',
        analysisDate: '2026-11-27T10:00:00+0000',
        measures: { alert_status: 'WARN' },
      },
    ],
    filler: number => ({
      key: `project-${number}`,
      analysisDate: '2026-11-01T10:00:00+0000',
    }),
    facts: {
      shop: {
        lastAnalysis: '2026-11-28T09:00:00.000Z',
        qualityGate: true,
        coverage: 85.3,
        vulnerabilities: 0,
      },
      web: {
        lastAnalysis: '2026-11-27T10:00:00.000Z',
        qualityGate: /WARN/,
        coverage: /found nothing/,
      },
    },
  },
  spacelift: spacelift.case,
};
