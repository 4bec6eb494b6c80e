import {
  Check,
  Effort,
  FactSourceDeclaration,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** A check with everything that the type asks for. */
export function createCheck(
  id: string,
  title: string,
  rest: Partial<Check> & { effort?: Effort } = {},
): Check {
  const { effort = 'small', ...overrides } = rest;
  return {
    id,
    title,
    why: `Because ${title.toLocaleLowerCase('en-US')} saves everybody time.`,
    fix: { text: `Make sure that: ${title}.`, effort },
    condition: { 'repository/ciProviders': { $notEmpty: true } },
    required: true,
    ...overrides,
  };
}

/** The five stages with a handful of checks each. */
export const fixtureModel: Model = {
  id: 'platform-engineering',
  version: 1,
  title: 'Platform engineering maturity',
  appliesTo: { kind: 'Component' },
  stages: [
    {
      id: 'ad-hoc',
      title: 'Ad-hoc scripts',
      summary: 'Deployments are done by hand, by the person who knows how.',
      advice: 'Describe one environment as code; not all at once.',
      checks: [],
    },
    {
      id: 'cicd-foundation',
      title: 'CI/CD foundation',
      summary:
        'Pipelines build and deploy the main application, but they are fragile and some environments need fixing by hand.',
      advice:
        'Standardise the pipeline templates: shared building blocks that bring tests, security scanning and deployment gates to every service.',
      checks: [
        createCheck('source-controlled', 'The catalog knows the repository of the code'),
        createCheck('owned', 'A team of at least two owns it'),
        createCheck('pipeline', 'A pipeline builds and tests every change'),
        createCheck('automated-deploy', 'Deployments are automated', {
          effort: 'medium',
        }),
      ],
    },
    {
      id: 'infrastructure-as-code',
      title: 'Infrastructure as code',
      summary: 'Environments are reproducible; developers still file tickets.',
      advice: 'Build self-service: golden paths for the standard resources.',
      checks: [
        createCheck('security-scanning', 'The pipeline scans for security problems', {
          condition: {
            $any: [
              { 'repository/securityScanners': { $notEmpty: true } },
              { 'github/codeScanning': true },
              {
                'repository/securityScanners': { $notEmpty: true },
                'attestation/security-scanning': true,
              },
            ],
          },
          why: 'A scanner in the pipeline finds a vulnerable dependency before your customers do, on every change and without anybody having to think of it.',
          fix: {
            title: 'Add a security scanner to the pipeline',
            text: 'Add a scanning step to the pipeline that runs on each pull request, for instance with the shared workflow of the platform team.',
            effort: 'small',
            docs: 'https://docs.example.com/security-scanning',
            template: 'template:default/add-security-scanning',
          },
        }),
        createCheck('protected-main', 'The main branch requires reviews', {
          condition: {
            $any: [
              { $decides: true, 'github/branchProtected': true },
              { 'attestation/protected-main': true },
            ],
          },
          fix: {
            text: 'Protect the main branch: one review and the pipeline as a required check.',
            effort: 'small',
            docs: 'https://docs.example.com/branch-protection',
          },
        }),
        createCheck('dependency-updates', 'Dependency updates are automated'),
        createCheck('infrastructure-pipeline', 'A pipeline deploys the infrastructure', {
          effort: 'medium',
        }),
        createCheck('environment-parity', 'All environments share one definition'),
        createCheck('shared-pipeline', 'The pipeline uses shared templates', {
          required: false,
        }),
      ],
    },
    {
      id: 'self-serve-platform',
      title: 'Self-serve platform',
      summary: 'Developers provision what they need themselves.',
      advice: 'Look at the whole platform: DORA metrics, automatic policies.',
      checks: [
        createCheck('documented', 'The documentation is published'),
        createCheck('golden-path', 'It follows a golden path', {
          effort: 'medium',
        }),
        createCheck('platform-as-product', 'The platform team runs the platform as a product', {
          of: 'organization',
          effort: 'large',
        }),
      ],
    },
    {
      id: 'product-grade-platform',
      title: 'Product-grade platform',
      summary: 'Rare; the trajectory matters more than the destination.',
      advice: 'Keep measuring; look for the next bottleneck.',
      checks: [
        createCheck('slo', 'Service level objectives and an error budget exist', { effort: 'medium' }),
        createCheck('dora-steady', 'The DORA metrics are tracked, and steady or improving', {
          enforceFrom: '2027-01-01',
        }),
      ],
    },
  ],
};

/** Two installed sources. */
export const fixtureSources: readonly FactSourceDeclaration[] = [
  {
    id: 'repository',
    title: 'Repository',
    description: 'What the content of a repository shows.',
    facts: [
      {
        name: 'ciProviders',
        title: 'CI systems',
        description: 'CI systems whose configuration was found.',
        type: 'strings',
        maxAge: { days: 7 },
      },
      {
        name: 'securityScanners',
        title: 'Security scanners',
        description: 'Scanners that a workflow runs.',
        type: 'strings',
        maxAge: { days: 7 },
      },
    ],
  },
  {
    id: 'catalog',
    title: 'Catalog',
    description: 'What the catalog knows.',
    facts: [
      {
        name: 'ownerMemberCount',
        title: 'Members of the owning group',
        description: 'How many people are in the group that owns it.',
        type: 'number',
        maxAge: { days: 7 },
      },
    ],
  },
];
