import { Outcome } from '../../evaluate/outcome';
import { judgeComponent, World } from './__testUtils__/judgeComponent';

const github = { 'catalog/sourceHost': 'github' };
const gitlab = { 'catalog/sourceHost': 'gitlab' };

function evaluateOutcome(checkId: string, world: World): Outcome | undefined {
  return judgeComponent(world).find(check => check.checkId === checkId)
    ?.outcome;
}

type Case = [what: string, checkId: string, expected: Outcome, world: World];

const hosts: Case[] = [
  ['no pipeline that could be asked', 'pipeline-green', 'unknown', {}],
  [
    'GitHub, module not installed',
    'pipeline-green',
    'unknown',
    { facts: github },
  ],
  [
    'GitHub, 80 % of ten runs',
    'pipeline-green',
    'pass',
    {
      facts: {
        ...github,
        'github/pipelineRuns': 10,
        'github/pipelineSuccessShare': 0.8,
      },
    },
  ],
  [
    'GitHub, 79 % of ten runs',
    'pipeline-green',
    'fail',
    {
      facts: {
        ...github,
        'github/pipelineRuns': 10,
        'github/pipelineSuccessShare': 0.79,
      },
    },
  ],
  [
    'GitHub, too few runs to tell',
    'pipeline-green',
    'fail',
    {
      facts: {
        ...github,
        'github/pipelineRuns': 4,
        'github/pipelineSuccessShare': 1,
      },
    },
  ],
  [
    'GitLab, where only GitHub is installed and has seen nothing',
    'pipeline-green',
    'unknown',
    { facts: { ...gitlab, 'github/pipelineRuns': 0 } },
  ],
  [
    'GitLab, red, whether or not GitHub is installed',
    'pipeline-green',
    'fail',
    {
      facts: {
        ...gitlab,
        'gitlab/pipelineRuns': 9,
        'gitlab/pipelineSuccessShare': 0.1,
      },
    },
  ],
  [
    'attested, without any module',
    'pipeline-green',
    'pass',
    { facts: { 'attestation/pipeline-green': true } },
  ],
  [
    'no scanner in the repository, and no host that could have one',
    'security-scanning',
    'fail',
    {},
  ],
  [
    'no scanner in the repository, but GitHub may scan by itself',
    'security-scanning',
    'unknown',
    { facts: github },
  ],
  [
    'GitHub says that it does not scan',
    'security-scanning',
    'fail',
    { facts: { ...github, 'github/codeScanning': false } },
  ],
  [
    'a scanner in the repository',
    'security-scanning',
    'pass',
    {
      facts: { ...github, 'repository/securityScanners': ['Trivy'] },
    },
  ],
  [
    'no scanner in the repository, on a host that nobody knows',
    'security-scanning',
    'unknown',
    { facts: { 'catalog/sourceHost': undefined } },
  ],
  [
    'code owners on a host that cannot be asked',
    'protected-main',
    'unknown',
    { facts: { 'repository/codeowners': true } },
  ],
  [
    'code owners on a host that nobody knows',
    'protected-main',
    'unknown',
    {
      facts: { 'catalog/sourceHost': undefined, 'repository/codeowners': true },
    },
  ],
  [
    'no code owners on a host that cannot be asked',
    'protected-main',
    'unknown',
    {},
  ],
  [
    'GitLab, where nothing is protected',
    'protected-main',
    'fail',
    {
      facts: {
        ...gitlab,
        'repository/codeowners': true,
        'gitlab/branchProtected': false,
      },
    },
  ],
  [
    'code owners on GitHub, which was not asked',
    'protected-main',
    'unknown',
    { facts: { ...github, 'repository/codeowners': true } },
  ],
  [
    'code owners on GitHub, where nothing is protected',
    'protected-main',
    'fail',
    {
      facts: {
        ...github,
        'repository/codeowners': true,
        'github/branchProtected': false,
      },
    },
  ],
];

const combinations: Case[] = [
  [
    'a team of two',
    'owned',
    'pass',
    {
      facts: {
        'catalog/ownerExists': true,
        'catalog/ownerIsGroup': true,
        'catalog/ownerMemberCount': 2,
      },
    },
  ],
  [
    'a team of one',
    'owned',
    'fail',
    {
      facts: {
        'catalog/ownerExists': true,
        'catalog/ownerIsGroup': true,
        'catalog/ownerMemberCount': 1,
      },
    },
  ],
  [
    'no deploy workflow, and no delivery events that could tell',
    'automated-deploy',
    'unknown',
    {},
  ],
  [
    'no deploy workflow, and no deployment in the events',
    'automated-deploy',
    'fail',
    { facts: { 'delivery/deployments90d': 0 } },
  ],
  [
    'someone to call, but no runbook',
    'incidents-documented',
    'fail',
    { facts: { 'catalog/onCall': ['pagerduty.com/service-id'] } },
  ],
  [
    'someone to call, and a runbook',
    'incidents-documented',
    'pass',
    {
      facts: {
        'catalog/onCall': ['pagerduty.com/service-id'],
        'repository/runbooks': ['docs/runbook.md'],
      },
    },
  ],
  [
    'no resource is declared, which proves nothing',
    'infrastructure-as-code',
    'unknown',
    {},
  ],
  [
    'no resource is declared, which proves nothing',
    'self-service-resources',
    'unknown',
    {},
  ],
  [
    'all declared resources are code',
    'infrastructure-as-code',
    'pass',
    {
      facts: {
        'catalog/dependsOnResources': 2,
        'catalog/resourcesWithoutCode': [],
      },
    },
  ],
  [
    'one of two resources is not code',
    'infrastructure-as-code',
    'fail',
    {
      facts: {
        'catalog/dependsOnResources': 2,
        'catalog/resourcesWithoutCode': ['resource:default/db'],
      },
    },
  ],
  [
    'a reference to documentation that the repository does not have',
    'documented',
    'fail',
    {
      annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
      facts: { 'catalog/techdocs': 'dir:.' },
    },
  ],
  [
    'a reference to documentation that the repository has',
    'documented',
    'pass',
    {
      annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
      facts: { 'catalog/techdocs': 'dir:.', 'repository/techdocs': true },
    },
  ],
  [
    'documentation that is elsewhere',
    'documented',
    'pass',
    {
      annotations: { 'backstage.io/techdocs-entity': 'component:default/docs' },
      facts: { 'catalog/techdocs': 'component:default/docs' },
    },
  ],
  [
    'three metrics steady or better, and none worse',
    'dora-steady',
    'pass',
    {
      facts: {
        'delivery/metricsSteadyOrBetter': 3,
        'delivery/metricsWorse': 0,
      },
    },
  ],
  [
    'four metrics steady or better, and one worse',
    'dora-steady',
    'fail',
    {
      facts: {
        'delivery/metricsSteadyOrBetter': 4,
        'delivery/metricsWorse': 1,
      },
    },
  ],
  [
    'two metrics steady or better, and one worse',
    'dora-steady',
    'fail',
    {
      facts: {
        'delivery/metricsSteadyOrBetter': 2,
        'delivery/metricsWorse': 1,
      },
    },
  ],
  [
    'four metrics measured, and none compared',
    'dora-steady',
    'unknown',
    { facts: { 'delivery/metricsMeasured': 4 } },
  ],
  [
    'no policy engine',
    'continuous-compliance',
    'fail',
    {
      facts: {
        ...github,
        'github/secretScanning': true,
        'github/oldestCriticalAlertDays': 0,
      },
    },
  ],
  [
    'a policy engine, and alerts that nobody could count',
    'continuous-compliance',
    'unknown',
    { facts: { 'repository/policyEngines': ['Kyverno'] } },
  ],
  [
    'a policy engine, and a critical alert of 31 days',
    'continuous-compliance',
    'fail',
    {
      facts: {
        ...github,
        'repository/policyEngines': ['Kyverno'],
        'github/secretScanning': true,
        'github/oldestCriticalAlertDays': 31,
      },
    },
  ],
  [
    'an organisation that is not in the catalog',
    'platform-slo',
    'unknown',
    { facts: { 'attestation/platform-slo': true } },
  ],
];

describe('proofs of the built-in model', () => {
  it.each(hosts)('%s: %s is %s', (_what, checkId, expected, world) => {
    expect(evaluateOutcome(checkId, world)).toBe(expected);
  });

  it.each(combinations)('%s: %s is %s', (_what, checkId, expected, world) => {
    expect(evaluateOutcome(checkId, world)).toBe(expected);
  });

  it.each(['library', 'documentation'])(
    'a %s is not asked for what only running things have',
    type => {
      const notApplicable = judgeComponent({ type })
        .filter(({ outcome }) => outcome === 'notApplicable')
        .map(({ checkId }) => checkId);
      expect(notApplicable).toEqual([
        'automated-deploy',
        'some-infrastructure-as-code',
        'incidents-documented',
        'infrastructure-as-code',
        'infrastructure-pipeline',
        'environment-parity',
        'deliveries-tracked',
        'self-service-resources',
        'health-visible',
        'slo',
        'error-budget-kept',
        'dora-steady',
      ]);
    },
  );

  it('names the module that could tell', () => {
    const result = judgeComponent({ facts: github }).find(
      ({ checkId }) => checkId === 'protected-main',
    );
    expect(result?.unknown).toEqual({
      reason: 'missing',
      cause: 'sourceNotInstalled',
      source: 'github',
      install:
        '@platform-maturity/backstage-plugin-maturity-backend-module-github',
    });
  });
});
