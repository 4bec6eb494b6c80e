import { Stage } from '../types';
import {
  attested,
  decisive,
  found,
  provenByGithub,
  provenByGitlab,
} from './proofs';
import { running } from './profiles';

/** A pipeline delivers changes to production, and a team owns the component. */
export const stage2CicdFoundation: Stage = {
  id: 'cicd-foundation',
  title: 'CI/CD foundation',
  summary:
    'You are here if a pipeline builds, tests and deploys the main application, even if that pipeline breaks more often than it should. ' +
    'Part of the infrastructure is code, and the rest was set up by hand. Sometimes an environment breaks, and only the people who built it can repair it.',
  advice:
    'Give every service the same pipeline. Move tests, security scanning and deployment gates into shared templates that teams include, ' +
    'so that one improvement reaches all of them.',
  checks: [
    {
      id: 'source-controlled',
      title: 'The catalog knows the repository of the code',
      why: 'If the catalog cannot find the code, only its author can review, restore or improve it. All other evidence starts here.',
      fix: {
        title: 'Connect the code repository to the catalog',
        text: 'Put the code under version control and register its catalog-info.yaml from there, or set the annotation backstage.io/source-location. Give Backstage read access to the repository.',
        docs: 'https://backstage.io/docs/features/software-catalog/well-known-annotations',
        effort: 'small',
      },
      required: true,
      grade: 'observed',
      condition: { $any: [{ 'repository/readable': true }] },
    },
    {
      id: 'owned',
      title: 'A team of at least two owns it',
      why: 'Someone must decide, repair and maintain. If that is one person, holidays and departures become outages.',
      fix: {
        title: 'Assign a team of at least two',
        text: 'Set spec.owner to a group that is in the catalog and has at least two members.',
        docs: 'https://backstage.io/docs/features/software-catalog/descriptor-format',
        effort: 'small',
      },
      required: true,
      grade: 'observed',
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
      title: 'A pipeline builds and tests every change',
      why: 'A pipeline treats every change the same, whoever makes it and whenever. Every later stage depends on it.',
      fix: {
        title: 'Build and test every change in a pipeline',
        text: 'Add a pipeline that builds and tests each change, such as a GitHub Actions workflow, a .gitlab-ci.yml or a Jenkinsfile. If the pipeline is defined elsewhere, add the annotation of your CI system.',
        docs: 'https://dora.dev/capabilities/continuous-integration/',
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
      title: 'Most pipeline runs on the default branch succeed',
      why: 'People ignore a pipeline that usually fails, so it protects nothing. They trust it when a failure always means a real problem.',
      fix: {
        title: 'Make the pipeline pass reliably',
        text: 'Reach at least 80 % successful runs over the last 30 days, with five runs or more. Quarantine flaky tests, pin dependency versions, and fix a broken main branch first.',
        docs: 'https://dora.dev/capabilities/test-automation/',
        effort: 'medium',
      },
      required: true,
      condition: {
        $any: [
          decisive(
            provenByGithub({
              $all: [
                { 'github/pipelineRuns': { $gte: 5 } },
                { 'github/pipelineSuccessShare': { $gte: 0.8 } },
              ],
            }),
          ),
          decisive(
            provenByGitlab({
              $all: [
                { 'gitlab/pipelineRuns': { $gte: 5 } },
                { 'gitlab/pipelineSuccessShare': { $gte: 0.8 } },
              ],
            }),
          ),
          attested('pipeline-green'),
        ],
      },
    },
    {
      id: 'automated-deploy',
      title: 'Deployments are automated',
      why: 'Manual deployments are slow and risky, so they become rare and large. Automation makes a release routine.',
      fix: {
        title: 'Automate the deployment',
        text: 'Add a deploy job to the pipeline, or use Argo CD or Flux. Record the deployments, so that the evidence does not depend on file names.',
        docs: 'https://dora.dev/capabilities/deployment-automation/',
        effort: 'medium',
      },
      required: true,
      profiles: running,
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
      title: 'Some infrastructure is defined as code',
      why: 'Infrastructure defined as code can be reviewed, repeated and restored. One part is enough to learn how.',
      fix: {
        title: 'Define one environment as code',
        text: 'Define one environment with Terraform, OpenTofu, Pulumi, a Helm chart or Kubernetes manifests, and keep the files in the repository. A Dockerfile alone describes a package, not infrastructure.',
        docs: 'https://developer.hashicorp.com/terraform/intro',
        effort: 'medium',
      },
      required: true,
      profiles: running,
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
      title: 'A runbook and an on-call contact exist',
      why: 'In an outage, teams lose minutes finding out who is responsible and what to try first. Both can be written down in advance.',
      fix: {
        title: 'Add a runbook and an on-call contact',
        text: 'Link the on-call service with its annotation, for example PagerDuty or Opsgenie. Add a runbook: a page in the repository’s docs folder, or a link of type runbook in the catalog.',
        docs: 'https://sre.google/workbook/on-call/',
        effort: 'small',
      },
      required: true,
      profiles: running,
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
