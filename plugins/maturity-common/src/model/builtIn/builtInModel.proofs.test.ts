import {
  describeResult,
  judgeCheck,
  judgeEntity,
  World,
} from './__testUtils__/judgeEntity';

const github = { 'catalog/sourceHost': 'github' };
const gitea = { 'catalog/sourceHost': 'gitea' };
const gitlab = { 'catalog/sourceHost': 'gitlab' };
const azureDevOps = { 'catalog/sourceHost': 'azure-devops' };
const bitbucketCloud = { 'catalog/sourceHost': 'bitbucket-cloud' };

type Case = [
  name: string,
  checkId: string,
  expected: string,
  facts: NonNullable<World['facts']>,
];

const hosts: Case[] = [
  ...['security-scanning', 'protected-main'].map(
    (id): Case => [
      'a host that nobody knows',
      id,
      'unknown notReported',
      { 'catalog/sourceHost': undefined, 'repository/codeowners': true },
    ],
  ),
  ['no scanner, and no host', 'security-scanning', 'fail observed', {}],
  [
    'no scanner, but GitHub may scan by itself',
    'security-scanning',
    'unknown sourceNotInstalled',
    github,
  ],
  [
    'GitHub, which does not scan',
    'security-scanning',
    'fail observed',
    { ...github, 'github/codeScanning': false },
  ],
  [
    'a scanner in the repository',
    'security-scanning',
    'pass observed',
    { ...github, 'repository/securityScanners': ['Trivy'] },
  ],
  [
    'a CODEOWNERS file on a host that cannot be asked',
    'protected-main',
    'unknown notAttested',
    { 'repository/codeowners': true },
  ],
  [
    'a CODEOWNERS file on GitHub, which was not asked',
    'protected-main',
    'unknown sourceNotInstalled',
    { ...github, 'repository/codeowners': true },
  ],
  [
    'a CODEOWNERS file on GitHub, where nothing is protected',
    'protected-main',
    'fail observed',
    {
      ...github,
      'repository/codeowners': true,
      'github/branchProtected': false,
    },
  ],
  [
    'a protected branch on Gitea',
    'protected-main',
    'pass observed',
    { ...gitea, 'gitea/branchProtected': true },
  ],
  [
    'a branch on Bitbucket that is not protected',
    'protected-main',
    'fail observed',
    {
      'catalog/sourceHost': 'bitbucket-server',
      'bitbucket-server/branchProtected': false,
    },
  ],
  [
    'no scanner on Gitea, which has none by itself',
    'security-scanning',
    'fail observed',
    gitea,
  ],
  [
    'a statement against a branch that is not protected',
    'protected-main',
    'fail observed contradicted',
    {
      ...gitlab,
      'gitlab/branchProtected': false,
      'attestation/protected-main': true,
    },
  ],
  [
    'a protected branch on Azure DevOps',
    'protected-main',
    'pass observed',
    { ...azureDevOps, 'azure-devops/branchProtected': true },
  ],
  [
    'Azure DevOps, which does not tell of scanners',
    'security-scanning',
    'fail observed',
    { ...azureDevOps, 'repository/securityScanners': [] },
  ],
  [
    'restrictions of a branch on Bitbucket Cloud',
    'protected-main',
    'pass observed',
    { ...bitbucketCloud, 'bitbucket-cloud/branchProtected': true },
  ],
  [
    'code on Bitbucket Cloud, which has no scanner to ask',
    'security-scanning',
    'fail observed',
    { ...bitbucketCloud, 'repository/securityScanners': [] },
  ],
  [
    'a deployment on Bitbucket Cloud',
    'automated-deploy',
    'pass observed',
    { ...bitbucketCloud, 'bitbucket-cloud/deployments': 1 },
  ],
];

const metrics = (steadyOrBetter: number, worse: number) => ({
  'delivery/metricsSteadyOrBetter': steadyOrBetter,
  'delivery/metricsWorse': worse,
});

const services: Case[] = [
  ['three metrics steady', 'dora-steady', 'pass observed', metrics(3, 0)],
  ['one of five worse', 'dora-steady', 'fail observed', metrics(4, 1)],
  ['two metrics steady', 'dora-steady', 'fail observed', metrics(2, 0)],
  [
    'four metrics measured, and none compared',
    'dora-steady',
    'unknown notReported',
    { 'delivery/metricsMeasured': 4 },
  ],
  [
    'a team of two',
    'owned',
    'pass observed',
    {
      'catalog/ownerExists': true,
      'catalog/ownerIsGroup': true,
      'catalog/ownerMemberCount': 2,
    },
  ],
  [
    'a team of one',
    'owned',
    'fail observed',
    {
      'catalog/ownerExists': true,
      'catalog/ownerIsGroup': true,
      'catalog/ownerMemberCount': 1,
    },
  ],
  ['nothing', 'automated-deploy', 'unknown sourceNotInstalled', {}],
  [
    'a deployment over SSH, and events that nobody asked for',
    'automated-deploy',
    'fail observed',
    { 'repository/sshDeployments': ['deploy.yml'] },
  ],
  [
    'a deployment over SSH, and a statement',
    'automated-deploy',
    'fail observed contradicted',
    {
      'repository/sshDeployments': ['deploy.yml'],
      'attestation/automated-deploy': true,
    },
  ],
  [
    'a deployment over SSH, and an application of Argo CD',
    'automated-deploy',
    'fail observed contradicted',
    {
      'repository/sshDeployments': ['deploy.yml'],
      'catalog/gitops': ['argocd/app-name'],
    },
  ],
  [
    'a deployment over SSH beside another one',
    'automated-deploy',
    'pass observed',
    {
      'repository/sshDeployments': ['legacy.yml'],
      'repository/deployWorkflows': ['deploy.yml'],
    },
  ],
  [
    'no deployment in the events',
    'automated-deploy',
    'fail observed',
    { 'delivery/deployments90d': 0 },
  ],
  [
    'someone to call, but no runbook',
    'incidents-documented',
    'fail declared',
    { 'catalog/onCall': ['pagerduty.com/service-id'] },
  ],
  [
    'someone to call, and a runbook',
    'incidents-documented',
    'pass declared',
    {
      'catalog/onCall': ['pagerduty.com/service-id'],
      'repository/runbooks': ['docs/runbook.md'],
    },
  ],
  [
    'no policy engine on GitHub',
    'continuous-compliance',
    'fail observed',
    github,
  ],
  [
    'a policy engine on a host that cannot be asked',
    'continuous-compliance',
    'unknown notAttested',
    { 'repository/policyEngines': ['Kyverno'] },
  ],
  [
    'a policy engine, and alerts that nobody could count',
    'continuous-compliance',
    'unknown sourceNotInstalled',
    { ...github, 'repository/policyEngines': ['Kyverno'] },
  ],
  [
    'a policy engine, and a critical alert of 31 days',
    'continuous-compliance',
    'fail observed',
    {
      ...github,
      'repository/policyEngines': ['Kyverno'],
      'github/secretScanning': true,
      'github/oldestCriticalAlertDays': 31,
    },
  ],
  [
    'an organisation that is not in the catalog',
    'platform-slo',
    'unknown noRelatedEntity',
    { 'attestation/platform-slo': true },
  ],
];

const infrastructure: Case[] = [
  ...['infrastructure-as-code', 'self-service-resources'].map(
    (id): Case => [
      'no resource is declared, which proves nothing',
      id,
      'unknown notReported',
      {
        'catalog/dependsOnResources': undefined,
        'catalog/resourcesWithoutCode': undefined,
        'catalog/resourcesWithoutSelfService': undefined,
      },
    ],
  ),
  [
    'all declared resources are code',
    'infrastructure-as-code',
    'pass declared',
    { 'catalog/dependsOnResources': 2 },
  ],
  [
    'one of two resources is not code',
    'infrastructure-as-code',
    'fail declared',
    {
      'catalog/dependsOnResources': 2,
      'catalog/resourcesWithoutCode': ['resource:default/db'],
    },
  ],
  [
    'one definition for two environments',
    'environment-parity',
    'pass observed',
    { 'repository/environments': ['staging', 'production'] },
  ],
  [
    'two environments on GitHub, and no definition',
    'environment-parity',
    'fail observed',
    { ...github, 'github/environments': ['staging', 'production'] },
  ],
  [
    'two environments on GitHub, and a definition',
    'environment-parity',
    'pass observed',
    {
      ...github,
      'github/environments': ['staging', 'production'],
      'repository/packaging': ['Helm'],
    },
  ],
  [
    'two environments on GitLab, and a definition',
    'environment-parity',
    'pass observed',
    {
      ...gitlab,
      'gitlab/environments': ['staging', 'production'],
      'repository/infrastructureAsCode': ['Terraform'],
    },
  ],
  [
    'two environments on Azure DevOps, and a definition',
    'environment-parity',
    'pass observed',
    {
      ...azureDevOps,
      'azure-devops/environments': ['production', 'staging'],
      'repository/packaging': ['Helm'],
    },
  ],
  [
    'two environments on Bitbucket Cloud, and a definition',
    'environment-parity',
    'pass observed',
    {
      ...bitbucketCloud,
      'bitbucket-cloud/environments': ['Production', 'Staging'],
      'repository/packaging': ['Helm'],
    },
  ],
];

describe('proofs of the built-in model', () => {
  it.each([...hosts, ...services, ...infrastructure])(
    '%s: %s is %s',
    (_name, checkId, expected, facts) => {
      expect(describeResult(checkId, { facts })).toBe(expected);
    },
  );

  it.each<[string, World['metadata'], World['facts'], string]>([
    ['none', {}, {}, 'fail observed'],
    [
      'that the repository does not have',
      { annotations: { 'backstage.io/techdocs-ref': 'dir:.' } },
      { 'catalog/techdocs': 'dir:.' },
      'fail observed',
    ],
    [
      'that the repository has',
      { annotations: { 'backstage.io/techdocs-ref': 'dir:.' } },
      { 'catalog/techdocs': 'dir:.', 'repository/techdocs': true },
      'pass declared',
    ],
    [
      'in another place',
      { annotations: { 'backstage.io/techdocs-entity': 'system:a/b' } },
      { 'catalog/techdocs': 'system:a/b' },
      'pass declared',
    ],
  ])('documentation %s is judged', (_name, metadata, facts, expected) => {
    expect(describeResult('documented', { metadata, facts })).toBe(expected);
  });

  it('names the module that could tell', () => {
    expect(judgeCheck('protected-main', { facts: github })?.unknown).toEqual({
      reason: 'missing',
      cause: 'sourceNotInstalled',
      source: 'github',
      install:
        '@platform-maturity/backstage-plugin-maturity-backend-module-github',
    });
  });

  it('leaves everything unknown or failed where nothing was found', () => {
    const passed = judgeEntity({}).checks.filter(
      ({ outcome }) => outcome === 'pass',
    );
    expect(passed).toEqual([]);
  });
});
