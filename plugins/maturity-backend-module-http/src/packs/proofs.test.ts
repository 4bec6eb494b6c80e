import { judge, Judged } from './__testUtils__/judge';

const budget = (facts: Judged['facts']): Judged => ({
  check: 'error-budget-kept',
  facts,
  isAttested: true,
});

const objectives = (check: string, facts: Judged['facts']): Judged => ({
  check,
  facts,
  annotations: { 'prometheus.io/service': 'shop' },
});

const jenkins = (check: string, facts: Judged['facts']): Judged => ({
  check,
  facts,
  annotations: { 'jenkins.io/job-full-name': 'acme/shop' },
});

const snyk = (check: string, facts: Judged['facts']): Judged => ({
  check,
  facts,
  annotations: { 'snyk.io/target-id': 'acme/shop' },
});

const watched = (
  facts: Judged['facts'],
  annotation = 'grafana/dashboard-selector',
): Judged => ({
  check: 'health-visible',
  facts,
  annotations: { [annotation]: 'service=shop' },
});

const alerted = (facts: Judged['facts']): Judged => ({
  check: 'incidents-documented',
  facts,
  annotations: { 'grafana/alert-label-selector': 'service=shop' },
  hasOnCall: true,
});

const applied = (facts: Judged['facts']): Judged => ({
  check: 'infrastructure-pipeline',
  facts,
  annotations: { 'spacelift.io/stack-id': 'shop' },
});

const onCall = (
  facts: Judged['facts'],
  others: Partial<Judged> = {},
): Judged => ({
  check: 'incidents-documented',
  facts,
  annotations: { 'opsgenie.com/team': 'shop' },
  hasRunbook: true,
  ...others,
});

const incidents = (facts: Judged['facts']): Judged => ({
  check: 'incidents-documented',
  facts,
  annotations: { 'servicenow.com/entity-id': 'shop' },
  hasRunbook: true,
});

const devlake = (check: string, facts: Judged['facts']): Judged => ({
  check,
  facts,
  annotations: { 'devlake.apache.org/project-name': 'shop' },
});

const scored = (check: string, facts: Judged['facts']): Judged => ({
  check,
  facts,
  annotations: { 'openssf/scorecard-location': 'https://score.example/shop' },
});

const documented = (facts: Judged['facts']): Judged => ({
  check: 'documented',
  facts,
  annotations: { 'backstage.io/techdocs-entity': 'component:default/docs' },
});

const recently = '2026-11-20T10:00:00.000Z';
const longAgo = '2026-07-20T10:00:00.000Z';

const judgements: [id: string, judged: Judged, outcome: string][] = [
  ['datadog', budget({ objectives: 2, objectivesMet: true }), 'pass'],
  // A statement does not stand against a breached objective, nor without data.
  ['datadog', budget({ objectives: 2, objectivesMet: false }), 'fail'],
  ['datadog', budget({ objectives: 2 }), 'unknown'],
  ['datadog', budget({}), 'unknown'],
  // Where Datadog has no objective, people may have others.
  ['datadog', budget({ objectives: 0 }), 'pass'],
  ['prometheus', objectives('slo', { objectives: 1 }), 'pass'],
  // Others can still prove one, and no other source tells anything here.
  ['prometheus', objectives('slo', { objectives: 0 }), 'unknown'],
  // Without the annotation, Prometheus says nothing of it.
  ['prometheus', { check: 'slo', facts: { objectives: 1 } }, 'unknown'],
  ['prometheus', objectives('health-visible', { objectives: 1 }), 'pass'],
  ['prometheus', objectives('health-visible', { targets: 3 }), 'unknown'],
  ['prometheus', watched({ alertRules: 1 }, 'prometheus.io/alert'), 'pass'],
  ['prometheus', watched({ alertRules: 0 }, 'prometheus.io/alert'), 'unknown'],
  ...[
    { left: 12.5, outcome: 'pass' },
    { left: 0, outcome: 'pass' },
    // A statement does not stand against a budget that is spent.
    { left: -3, outcome: 'fail' },
  ].map(({ left, outcome }): [string, Judged, string] => [
    'prometheus',
    {
      ...objectives('error-budget-kept', {
        objectives: 1,
        errorBudgetRemaining: left,
      }),
      isAttested: true,
    },
    outcome,
  ]),
  [
    'prometheus',
    {
      ...objectives('error-budget-kept', { objectives: 1 }),
      isAttested: true,
    },
    'unknown',
  ],
  [
    'jenkins',
    jenkins('pipeline', {
      defaultBranchBuild: recently,
      defaultBranchTests: 12,
    }),
    'pass',
  ],
  // A build without tests builds, and nobody knows whether it tests.
  ['jenkins', jenkins('pipeline', { defaultBranchBuild: recently }), 'unknown'],
  [
    'jenkins',
    { ...jenkins('pipeline', { enabledJobs: 0 }), isAttested: true },
    'fail',
  ],
  [
    'jenkins',
    { ...jenkins('pipeline', { enabledJobs: 1 }), isAttested: true },
    'pass',
  ],
  // The other job can be one that Jenkins does not show.
  [
    'jenkins',
    {
      ...jenkins('pipeline', { enabledJobs: 0 }),
      annotations: { 'jenkins.io/job-full-name': 'acme/shop,acme/web' },
      isAttested: true,
    },
    'pass',
  ],
  [
    'jenkins',
    jenkins('pipeline-runs', { defaultBranchBuild: recently }),
    'pass',
  ],
  // Other sources may still prove it.
  [
    'jenkins',
    jenkins('pipeline-runs', { defaultBranchBuild: longAgo }),
    'unknown',
  ],
  // The last build of a job without branches can be of any branch.
  ['jenkins', jenkins('pipeline-runs', { lastBuild: recently }), 'unknown'],
  ['snyk', snyk('security-scanning', { lastTest: recently }), 'pass'],
  ['snyk', snyk('security-scanning', { lastTest: longAgo }), 'unknown'],
  // That a project is listed does not say that it is tested.
  ['snyk', snyk('security-scanning', { projects: 2 }), 'unknown'],
  ['snyk', snyk('dependency-updates', { automaticUpgrades: true }), 'pass'],
  ['grafana', watched({ dashboards: 1 }), 'pass'],
  [
    'grafana',
    watched({ dashboards: 1 }, 'grafana/alert-label-selector'),
    'unknown',
  ],
  [
    'grafana',
    watched({ alertRules: 1 }, 'grafana/alert-label-selector'),
    'pass',
  ],
  ['grafana', alerted({ runbooks: 1 }), 'pass'],
  ['grafana', alerted({ runbooks: 0 }), 'unknown'],
  ['grafana', { ...alerted({ runbooks: 1 }), hasOnCall: false }, 'unknown'],
  [
    'new-relic',
    watched({ sharedDashboards: 1 }, 'newrelic.com/dashboard-guid'),
    'pass',
  ],
  // A private dashboard is visible to its author alone.
  [
    'new-relic',
    watched(
      { dashboards: 1, sharedDashboards: 0 },
      'newrelic.com/dashboard-guid',
    ),
    'unknown',
  ],
  ['spacelift', applied({ fromRepository: 1, lastFinished: longAgo }), 'pass'],
  [
    'spacelift',
    applied({ fromRepository: 0, lastFinished: longAgo }),
    'unknown',
  ],
  ['spacelift', applied({ stacks: 1, fromRepository: 1 }), 'unknown'],
  ['jira-service-management', onCall({ responders: 2 }), 'pass'],
  ['jira-service-management', onCall({ responders: 0 }), 'unknown'],
  [
    'jira-service-management',
    onCall({ responders: 2 }, { hasRunbook: false }),
    'unknown',
  ],
  ['servicenow', incidents({ incidents: 2, unassignedIncidents: 0 }), 'pass'],
  [
    'servicenow',
    incidents({ incidents: 2, unassignedIncidents: 1 }),
    'unknown',
  ],
  // Nobody was seen to answer where there was no incident.
  ['servicenow', incidents({ changes: 2 }), 'unknown'],
  ['devlake', devlake('automated-deploy', { deployments: 3 }), 'pass'],
  ['devlake', devlake('deliveries-tracked', { deployments: 1 }), 'pass'],
  // Other sources may still report one.
  ['devlake', devlake('automated-deploy', { deployments: 0 }), 'unknown'],
  ['devlake', devlake('deliveries-tracked', {}), 'unknown'],
  [
    'rhdh-scorecard',
    scored('dependency-updates', { dependencyUpdateTool: 10 }),
    'pass',
  ],
  [
    'rhdh-scorecard',
    scored('dependency-updates', { dependencyUpdateTool: 0 }),
    'unknown',
  ],
  [
    'rhdh-scorecard',
    scored('security-scanning', { staticAnalysis: 8 }),
    'pass',
  ],
  [
    'rhdh-scorecard',
    scored('security-scanning', { staticAnalysis: 7 }),
    'unknown',
  ],
  [
    'rhdh-scorecard',
    {
      check: 'automated-deploy',
      facts: { deploymentMetrics: 1, deploymentsPerWeek: 0.5 },
    },
    'pass',
  ],
  [
    'rhdh-scorecard',
    {
      check: 'automated-deploy',
      facts: { deploymentMetrics: 1, deploymentsPerWeek: 0 },
    },
    'unknown',
  ],
  ['tech-insights', documented({ techdocsElsewhere: true }), 'pass'],
  ['tech-insights', documented({ techdocsElsewhere: false }), 'unknown'],
  // The repository shows whether there is documentation.
  [
    'tech-insights',
    { check: 'documented', facts: { techdocsElsewhere: true } },
    'unknown',
  ],
];

describe('the proofs of packs', () => {
  it.each<[string, Judged, string]>(judgements)(
    'of %s judge %j as %s',
    (id, judged, outcome) => {
      expect(judge(id, judged)).toBe(outcome);
    },
  );
});
