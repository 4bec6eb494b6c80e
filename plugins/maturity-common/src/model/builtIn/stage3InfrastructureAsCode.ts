import { Stage } from '../types';
import {
  attested,
  found,
  nothingIn,
  nothingRuns,
  provenByGithub,
  provenByGitlab,
  provenOnOtherHosts,
} from './proofs';

/** Environments can be rebuilt, and nothing changes them but a reviewed change. */
export const stage3InfrastructureAsCode: Stage = {
  id: 'infrastructure-as-code',
  title: 'Infrastructure as code',
  summary:
    'You are here if any environment can be rebuilt from code, if changes to it are reviewed and applied by a pipeline, ' +
    'and if developers nevertheless open a ticket and wait when they need a database or a queue.',
  advice:
    'Build self-service: golden paths and templates for the resources that teams ask for most, chosen and approved in advance, ' +
    'so that the answer to a standard request is a form and not a queue.',
  checks: [
    {
      id: 'infrastructure-as-code',
      title: 'All of its infrastructure is code',
      why: 'The one database that was made by hand is the one that nobody can restore. Infrastructure is only reproducible when all of it is code.',
      fix: {
        title: 'Turn the rest of the infrastructure into code',
        text: 'Declare the resources that it depends on in the catalog, and give each a source location or a Terraform or Pulumi workspace. Import what was made by hand into code. If it has no resources at all, attest that.',
        docs: 'https://dora.dev/capabilities/flexible-infrastructure/',
        effort: 'large',
      },
      required: true,
      notApplicable: nothingRuns,
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
      title: 'Infrastructure is deployed by a pipeline',
      why: 'Code that is applied from a laptop drifts from what runs, and leaves no trace of who changed what. A pipeline keeps both the same, with a record.',
      fix: {
        title: 'Apply infrastructure changes from a pipeline',
        text: 'Plan in each change request and apply after the merge, with Terraform, OpenTofu, Pulumi, Helm or kubectl in the pipeline, or let Terraform Cloud, Spacelift, Atlantis, Argo CD or Flux do it and add its annotation.',
        docs: 'https://opengitops.dev/',
        effort: 'medium',
      },
      required: true,
      notApplicable: nothingRuns,
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
      title: 'All environments come from the same definition',
      why: 'A test in an environment that differs from production proves little. One definition with a few values for each environment keeps the differences small and visible.',
      fix: {
        title: 'Make all environments from one definition',
        text: 'Keep one definition and one small set of values for each environment: tfvars files, Helm values, Kustomize overlays or environment folders for at least two environments.',
        docs: 'https://12factor.net/dev-prod-parity',
        effort: 'medium',
      },
      required: true,
      notApplicable: nothingRuns,
      condition: {
        $any: [
          found('repository/environments'),
          provenByGithub(found('github/environments')),
          provenByGitlab(found('gitlab/environments')),
          attested('environment-parity'),
        ],
      },
    },
    {
      id: 'security-scanning',
      title: 'Pipelines scan for security problems',
      why: 'A known weakness is cheapest to repair before it is merged. Scanning each change finds it while the author still remembers the code.',
      fix: {
        title: 'Scan for security problems in the pipeline',
        text: 'Add a scanner to the pipeline, CodeQL, Semgrep, Trivy, Grype or Checkov for instance, or switch on code scanning at your code host. Start with reporting, then let serious findings fail the build.',
        docs: 'https://owasp.org/www-project-devsecops-guideline/',
        template: 'template:default/add-security-scanning',
        effort: 'small',
      },
      required: true,
      condition: {
        $any: [
          found('repository/securityScanners'),
          provenByGithub({ 'github/codeScanning': true }),
          provenByGitlab({ 'gitlab/codeScanning': true }),
          {
            $when: {
              'entity/metadata.annotations.sonarqube.org/project-key': {
                $exists: true,
              },
            },
            'sonarqube/qualityGate': { $notEmpty: true },
          },
          attested('security-scanning'),
        ],
      },
    },
    {
      id: 'dependency-updates',
      title: 'Dependencies are updated by a machine',
      why: 'Dependencies age whether or not anybody looks. Small updates every week are safer than one large update under the pressure of a vulnerability.',
      fix: {
        title: 'Let Renovate or Dependabot update dependencies',
        text: 'Add a Renovate or Dependabot configuration, group the updates so that they stay readable, and let harmless ones merge by themselves when the tests pass.',
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
    {
      id: 'protected-main',
      title: 'Nothing reaches the main branch unreviewed',
      why: 'A second pair of eyes finds mistakes and spreads knowledge. It only works when it cannot be skipped on a busy day.',
      fix: {
        title: 'Protect the main branch',
        text: 'Protect the main branch: at least one approving review and the pipeline’s checks before a merge. Name the reviewers in a CODEOWNERS file.',
        docs: 'https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-protected-branches/about-protected-branches',
        effort: 'small',
      },
      required: true,
      // CODEOWNERS asks for reviews but enforces none: it counts only where
      // the host cannot be asked whether the branch is protected.
      condition: {
        $any: [
          provenByGithub({ 'github/branchProtected': true }),
          provenByGitlab({ 'gitlab/branchProtected': true }),
          provenOnOtherHosts({ 'repository/codeowners': true }),
          attested('protected-main'),
        ],
      },
    },
    {
      id: 'shared-pipeline',
      title: 'The pipeline comes from shared templates',
      why: 'Copied pipelines age one by one. A shared template brings a better scanner or a faster build to all services with a single change.',
      fix: {
        title: 'Switch to the shared pipeline templates',
        text: 'Replace copied steps by the organisation’s shared parts: reusable workflows on GitHub, include on GitLab, a shared library in Jenkins.',
        docs: 'https://docs.github.com/en/actions/using-workflows/reusing-workflows',
        effort: 'medium',
      },
      required: false,
      condition: { $any: [found('repository/reusableWorkflows')] },
    },
    {
      id: 'deliveries-tracked',
      title: 'Deployments are recorded',
      why: 'Without a record of deployments nobody can say whether delivery is getting faster or safer. The record is what the DORA metrics are computed from.',
      fix: {
        title: 'Record every deployment',
        text: 'Connect a source of delivery events, your code host’s deployments for instance, or let the deploy job report each deployment. One event in the last 90 days is enough to begin.',
        docs: 'https://dora.dev/guides/dora-metrics/',
        effort: 'small',
      },
      required: true,
      notApplicable: nothingRuns,
      condition: {
        $any: [
          { 'delivery/deployments90d': { $gte: 1 } },
          attested('deliveries-tracked'),
        ],
      },
    },
  ],
};
