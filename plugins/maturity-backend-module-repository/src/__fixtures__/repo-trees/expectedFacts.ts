import { RepositoryFactName } from '../../declarations';

type Expected = { [fact in RepositoryFactName]?: boolean | readonly string[] };

/**
 * Facts that were established by reading the lists; the others are not there.
 * Contents are not available, so no licence can be told.
 */
export const expectedFacts: { readonly [list: string]: Expected } = {
  'GoogleCloudPlatform__microservices-demo': {
    ciProviders: ['GitHub Actions', 'Google Cloud Build'],
    deployWorkflows: ['.github/workflows/deploy-pr.yaml'],
    // The overlays under kustomize/tests and the charts' templates are no more than these tools.
    infrastructureAsCode: [
      'Helm',
      'Kubernetes manifests',
      'Kustomize',
      'Terraform',
    ],
    dependencyUpdates: ['Renovate'],
    codeowners: true,
    securityPolicy: true,
    documentation: ['Contributing guide', 'Documentation folder', 'README'],
    tests: ['.NET', 'Go'],
    containers: ['Dockerfile'],
    packaging: ['Helm', 'Kustomize'],
    licences: ['unrecognised'],
  },
  graphile__worker: {
    ciProviders: ['GitHub Actions'],
    documentation: ['Documentation folder', 'Documentation site', 'README'],
    tests: ['JavaScript and TypeScript'],
    containers: ['Docker Compose', 'Dockerfile'],
    licences: ['unrecognised'],
  },
  honojs__hono: {
    ciProviders: ['GitHub Actions'],
    documentation: ['Contributing guide', 'Documentation folder', 'README'],
    tests: ['JavaScript and TypeScript'],
    licences: ['unrecognised'],
  },
  'kysely-org__kysely': {
    ciProviders: ['GitHub Actions'],
    securityScanners: ['OpenSSF Scorecard'],
    dependencyUpdates: ['Dependabot'],
    securityPolicy: true,
    documentation: [
      'Contributing guide',
      'Documentation folder',
      'Documentation site',
      'README',
    ],
    tests: ['JavaScript and TypeScript'],
    containers: ['Docker Compose'],
    licences: ['unrecognised'],
  },
  ossf__scorecard: {
    ciProviders: ['GitHub Actions', 'Google Cloud Build'],
    // cron/k8s: what runs the weekly scan. The many workflows and Dockerfiles under testdata are not its own.
    infrastructureAsCode: ['Kubernetes manifests'],
    securityScanners: ['CodeQL', 'Dependency review', 'OpenSSF Scorecard'],
    dependencyUpdates: ['Dependabot'],
    codeowners: true,
    securityPolicy: true,
    documentation: ['Contributing guide', 'Documentation folder', 'README'],
    tests: ['Go'],
    containers: ['Dockerfile', 'ko'],
    licences: ['unrecognised'],
  },
  prometheus__prometheus: {
    ciProviders: ['GitHub Actions'],
    // The manifests under documentation/examples are for readers.
    infrastructureAsCode: [],
    securityScanners: ['CodeQL', 'OpenSSF Scorecard', 'govulncheck'],
    // scripts/dependabot.yml is copied to other repositories; this one is updated by Renovate.
    dependencyUpdates: ['Renovate'],
    codeowners: true,
    securityPolicy: true,
    documentation: ['Contributing guide', 'Documentation folder', 'README'],
    tests: ['Go', 'JavaScript and TypeScript'],
    containers: ['Dockerfile'],
    licences: ['unrecognised'],
  },
  'terraform-aws-modules__terraform-aws-vpc': {
    // Three of five workflows keep house; pre-commit and release remain.
    ciProviders: ['GitHub Actions'],
    infrastructureAsCode: ['Terraform'],
    documentation: ['Contributing guide', 'Documentation folder', 'README'],
    licences: ['unrecognised'],
  },
};
