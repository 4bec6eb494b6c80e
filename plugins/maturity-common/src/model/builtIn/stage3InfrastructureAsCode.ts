import { Condition, Stage } from '../types';
import {
  attested,
  decisive,
  findHosts,
  found,
  nothingIn,
  provenByHosts,
} from './proofs';
import { running } from './profiles';
import { protectedMain } from './sharedChecks';

/** Says nothing where there were too few runs. */
function mostlyGreen(host: string): Condition {
  return decisive({
    $when: {
      $all: [
        { 'catalog/sourceHost': host },
        { [`${host}/pipelineRuns`]: { $gte: 5 } },
      ],
    },
    [`${host}/pipelineSuccessShare`]: { $gte: 0.8 },
  });
}

/** The repository defines infrastructure, and is deployed to two environments. */
function deployedTwice(host: string): Condition {
  return {
    $all: [
      found(`${host}/environments`),
      {
        $any: [
          found('repository/infrastructureAsCode'),
          found('repository/packaging'),
        ],
      },
    ],
  };
}

/** Environments can be rebuilt from code, and every change to them is reviewed. */
export const stage3InfrastructureAsCode: Stage = {
  id: 'infrastructure-as-code',
  title: 'Infrastructure as code',
  summary:
    'You are here if you can rebuild any environment from code, and if a pipeline applies changes to it after a review. ' +
    'Developers still open a ticket and wait when they need a database or a queue.',
  advice:
    'Build self-service: offer approved golden paths and templates for the resources that teams request most, ' +
    'so that a form replaces the ticket queue for standard requests.',
  checks: [
    {
      id: 'pipeline-green',
      title: 'Most pipeline runs on the default branch succeed',
      why: 'People ignore a pipeline that usually fails, so it protects nothing. They trust it when a failure always means a real problem.',
      limits:
        'A pipeline that tests little succeeds easily. With fewer than five runs in 30 days, only a statement tells, and only code hosts that are connected are asked.',
      fix: {
        title: 'Make the pipeline pass reliably',
        text: 'Reach at least 80 % successful runs over the last 30 days, with five runs or more. Quarantine flaky tests, pin dependency versions, and fix a broken main branch first.',
        docs: 'https://dora.dev/capabilities/test-automation/',
        effort: 'medium',
      },
      required: true,
      condition: {
        $any: [
          ...findHosts('pipelineRuns', 'pipelineSuccessShare').map(mostlyGreen),
          attested('pipeline-green'),
        ],
      },
    },
    {
      id: 'infrastructure-as-code',
      title: 'All infrastructure is defined as code',
      why: 'Nobody can restore a database that was created by hand. Infrastructure is reproducible only when all of it is code.',
      limits:
        'Only resources that the catalog declares are looked at, and annotations tell where they come from. A component that declares one resource of many passes, and nobody compares the code with what runs.',
      fix: {
        title: 'Move the remaining infrastructure to code',
        text: 'Declare the resources that it depends on in the catalog, and give each a source location or a Terraform or Pulumi workspace. Import resources that were created by hand. If it has no resources, attest that.',
        docs: 'https://dora.dev/capabilities/flexible-infrastructure/',
        effort: 'large',
      },
      required: true,
      profiles: running,
      condition: {
        $any: [
          {
            $all: [
              { 'catalog/dependsOnResources': { $gte: 1 } },
              nothingIn('catalog/resourcesWithoutCode'),
            ],
          },
          attested('infrastructure-as-code'),
        ],
      },
    },
    {
      id: 'infrastructure-pipeline',
      title: 'A pipeline deploys the infrastructure',
      why: 'Code that is applied from a laptop drifts from the running system and leaves no record. A pipeline keeps both in sync and records each change.',
      limits:
        'A step that plans or applies is read in the pipeline file, and whether it ran is not seen. The annotation of a workspace or of a GitOps application is taken at its word.',
      fix: {
        title: 'Apply infrastructure changes from a pipeline',
        text: 'Plan in each change request and apply after the merge, with Terraform, OpenTofu, Pulumi, Helm or kubectl in the pipeline. Alternatively, use Terraform Cloud, Spacelift, Atlantis, Argo CD or Flux and add its annotation.',
        docs: 'https://opengitops.dev/',
        effort: 'medium',
      },
      required: true,
      profiles: running,
      condition: {
        $any: [
          found('repository/infrastructurePipelines'),
          found('catalog/infrastructureWorkspaces'),
          found('catalog/gitops'),
          attested('infrastructure-pipeline'),
        ],
      },
    },
    {
      id: 'environment-parity',
      title: 'All environments share one definition',
      why: 'A test proves little when its environment differs from production. One definition with a few values per environment keeps the differences small and visible.',
      limits:
        'Files for two environments show one definition, not that it was applied to both. Differences between the code and the environments are not seen.',
      fix: {
        title: 'Define all environments once',
        text: 'Keep one definition and a small set of values per environment: tfvars files, Helm values, Kustomize overlays or environment folders for at least two environments.',
        docs: 'https://12factor.net/dev-prod-parity',
        effort: 'medium',
      },
      required: true,
      profiles: running,
      condition: {
        $any: [
          found('repository/environments'),
          ...provenByHosts(['environments'], deployedTwice),
          attested('environment-parity'),
        ],
      },
    },
    {
      id: 'security-scanning',
      title: 'The pipeline scans for security problems',
      why: 'A vulnerability is cheapest to fix before the merge, while the author still remembers the code.',
      limits:
        'A scanner that runs is enough. Whether a finding stops a change, and whether anybody reads it, is not seen.',
      fix: {
        title: 'Add a security scanner to the pipeline',
        text: 'Add a scanner to the pipeline, for example CodeQL, Semgrep, Trivy, Grype or Checkov, or enable code scanning on your code host. Start with reports, then fail the build on serious findings.',
        docs: 'https://owasp.org/www-project-devsecops-guideline/',
        effort: 'small',
      },
      required: true,
      condition: {
        $any: [
          found('repository/securityScanners'),
          ...provenByHosts(['codeScanning'], host => ({
            [`${host}/codeScanning`]: true,
          })),
          attested('security-scanning'),
        ],
      },
    },
    {
      id: 'dependency-updates',
      title: 'Dependency updates are automated',
      why: 'Dependencies age all the time. Small weekly updates are safer than one large update under the pressure of a vulnerability.',
      limits:
        'A configuration is enough. Whether anybody merges the updates is not seen.',
      fix: {
        title: 'Enable Renovate or Dependabot',
        text: 'Add a Renovate or Dependabot configuration. Group the updates so that they stay readable, and merge low-risk updates automatically when the tests pass.',
        docs: 'https://docs.renovatebot.com/',
        effort: 'small',
      },
      required: true,
      condition: {
        $any: [
          found('repository/dependencyUpdates'),
          attested('dependency-updates'),
        ],
      },
    },
    protectedMain,
    {
      id: 'shared-pipeline',
      title: 'The pipeline uses shared templates',
      why: 'Copied pipelines age separately. With a shared template, one change brings a better scanner or a faster build to all services.',
      limits:
        'A workflow, template or library of any other repository passes, even one of strangers. Whether it has tests, scans and gates is not read.',
      fix: {
        title: 'Use the shared pipeline templates',
        text: 'Replace copied steps with the organisation’s shared parts: reusable workflows on GitHub, include on GitLab, a shared library in Jenkins.',
        docs: 'https://docs.github.com/en/actions/using-workflows/reusing-workflows',
        effort: 'medium',
      },
      required: false,
      condition: { $any: [found('repository/reusableWorkflows')] },
    },
    {
      id: 'deliveries-tracked',
      title: 'Deployments are recorded',
      why: 'Without records, nobody knows whether delivery gets faster or safer. The DORA metrics are computed from these records.',
      limits:
        'One event in 90 days passes. Deployments that nobody reports stay unseen.',
      fix: {
        title: 'Record every deployment',
        text: 'Connect a source of delivery events, for example the deployments of your code host, or report each deployment from the deploy job. One event in the last 90 days is enough.',
        docs: 'https://dora.dev/guides/dora-metrics/',
        effort: 'small',
      },
      required: true,
      profiles: running,
      grade: 'observed',
      condition: { $any: [{ 'delivery/deployments90d': { $gte: 1 } }] },
    },
  ],
};
