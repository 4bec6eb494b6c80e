import { Stage } from '../types';
import {
  attested,
  found,
  nothingRuns,
  provenByGithub,
  provenByGithubUnlessGitlab,
  provenByGitlab,
} from './proofs';

/** Changes reach production through a pipeline, and somebody answers for them. */
export const stage2CicdFoundation: Stage = {
  id: 'cicd-foundation',
  title: 'CI/CD foundation',
  summary:
    'You are here if the main application is built, tested and deployed by a pipeline, even if that pipeline breaks more often than it should. ' +
    'Part of the infrastructure is code and the rest was set up by hand. Now and then an environment has to be repaired by someone who remembers how.',
  advice:
    'Give every service the same pipeline. Move tests, security scanning and deployment gates into shared templates that teams include, ' +
    'so that an improvement is made once and reaches all of them.',
  checks: [
    {
      id: 'source-controlled',
      title: 'The code is in a repository that the catalog knows',
      why: 'Code that the catalog cannot find cannot be reviewed, restored or improved by anyone but its author. All other evidence starts here.',
      fix: {
        title: 'Put the code where the catalog can find it',
        text: 'Put the code under version control and register its catalog-info.yaml from there, or set the annotation backstage.io/source-location. Make sure that Backstage may read the repository.',
        docs: 'https://backstage.io/docs/features/software-catalog/well-known-annotations',
        effort: 'small',
      },
      required: true,
      condition: { $any: [{ 'repository/readable': true }] },
    },
    {
      id: 'owned',
      title: 'A team owns it, not one person',
      why: 'Somebody has to decide, repair and pay attention. When that is a single person, holidays and departures become outages.',
      fix: {
        title: 'Give it to a team of two or more',
        text: 'Set spec.owner to a group that is in the catalog and has at least two members.',
        docs: 'https://backstage.io/docs/features/software-catalog/descriptor-format',
        effort: 'small',
      },
      required: true,
      condition: {
        $any: [
          {
            $all: [
              { 'catalog/ownerExists': true },
              { 'catalog/ownerIsGroup': true },
              { 'catalog/ownerMemberCount': { $gte: 2 } },
            ],
          },
        ],
      },
    },
    {
      id: 'pipeline',
      title: 'Changes are built and tested by a pipeline',
      why: 'A pipeline gives every change the same treatment, whoever makes it and however late it is. It is the ground on which everything above it stands.',
      fix: {
        title: 'Build and test every change in a pipeline',
        text: 'Add a pipeline that builds and tests each change, such as a GitHub Actions workflow, a .gitlab-ci.yml or a Jenkinsfile. If it is defined elsewhere, add the annotation of your CI system.',
        docs: 'https://dora.dev/capabilities/continuous-integration/',
        template: 'template:default/add-pipeline',
        effort: 'small',
      },
      required: true,
      condition: {
        $any: [
          found('repository/ciProviders'),
          found('catalog/ciAnnotations'),
          attested('pipeline'),
        ],
      },
    },
    {
      id: 'pipeline-green',
      title: 'The pipeline of the default branch mostly succeeds',
      why: 'A pipeline that is usually red is ignored, and then protects nobody. Trust in it comes from being green unless something is truly wrong.',
      fix: {
        title: 'Get the pipeline green, and keep it green',
        text: 'Bring at least 80 % of the runs of the last 30 days to success, over five runs or more: quarantine unreliable tests, pin what changes under you, and repair a broken main branch before anything else.',
        docs: 'https://dora.dev/capabilities/test-automation/',
        effort: 'medium',
      },
      required: true,
      condition: {
        $any: [
          provenByGithubUnlessGitlab({
            $all: [
              { 'github/pipelineRuns': { $gte: 5 } },
              { 'github/pipelineSuccessShare': { $gte: 0.8 } },
            ],
          }),
          provenByGitlab({
            $all: [
              { 'gitlab/pipelineRuns': { $gte: 5 } },
              { 'gitlab/pipelineSuccessShare': { $gte: 0.8 } },
            ],
          }),
          attested('pipeline-green'),
        ],
      },
    },
    {
      id: 'automated-deploy',
      title: 'Deployments are automated',
      why: 'Manual deployments are slow, feared and therefore rare, and rare deployments are large and risky. Automation makes a release a routine.',
      fix: {
        title: 'Let the pipeline deploy',
        text: 'Let the pipeline deploy: add a deploy job, or hand the job to Argo CD or Flux. Record the deployments, so that the proof does not depend on file names.',
        docs: 'https://dora.dev/capabilities/deployment-automation/',
        effort: 'medium',
      },
      required: true,
      notApplicable: nothingRuns,
      condition: {
        $any: [
          { 'delivery/deployments90d': { $gte: 1 } },
          provenByGithub({ 'github/deployments': { $gte: 1 } }),
          provenByGitlab({ 'gitlab/deployments': { $gte: 1 } }),
          found('catalog/gitops'),
          found('repository/deployWorkflows'),
          attested('automated-deploy'),
        ],
      },
    },
    {
      id: 'some-infrastructure-as-code',
      title: 'Some of its infrastructure is code',
      why: 'What is written down can be reviewed, repeated and restored. One part of the infrastructure as code is enough to learn how, and to never go back.',
      fix: {
        title: 'Describe one environment as code',
        text: 'Describe one environment with Terraform, OpenTofu, Pulumi, a Helm chart or Kubernetes manifests, and keep the files in the repository. A Dockerfile alone describes a package, not infrastructure.',
        docs: 'https://developer.hashicorp.com/terraform/intro',
        effort: 'medium',
      },
      required: true,
      notApplicable: nothingRuns,
      condition: {
        $any: [
          found('repository/infrastructureAsCode'),
          found('repository/packaging'),
          found('catalog/infrastructureWorkspaces'),
          attested('some-infrastructure-as-code'),
        ],
      },
    },
    {
      id: 'incidents-documented',
      title: 'There is a runbook and someone to call',
      why: 'In an outage minutes are lost in finding out who is responsible and what to try first. Both can be written down on a quiet day.',
      fix: {
        title: 'Write a runbook and name someone to call',
        text: 'Link the on-call service with its annotation, PagerDuty or Opsgenie for instance, and add a runbook: a page in the repository’s docs folder or a link in the catalog of type runbook.',
        docs: 'https://sre.google/workbook/on-call/',
        effort: 'small',
      },
      required: true,
      notApplicable: nothingRuns,
      condition: {
        $any: [
          {
            $all: [
              found('catalog/onCall'),
              {
                $any: [found('catalog/runbooks'), found('repository/runbooks')],
              },
            ],
          },
          attested('incidents-documented'),
        ],
      },
    },
  ],
};
