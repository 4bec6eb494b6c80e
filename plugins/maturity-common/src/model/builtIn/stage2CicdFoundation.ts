import { Stage } from '../types';
import { attested, found, provenByHosts, refutedBy } from './proofs';
import { documentationTypes, running } from './profiles';
import { owned } from './sharedChecks';

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
      limits:
        'It shows that the code can be read, not that all of it is there or that it is what runs. An empty repository passes.',
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
    owned,
    {
      id: 'pipeline',
      title: 'A pipeline builds and tests every change',
      why: 'A pipeline treats every change the same, whoever makes it and whenever. Every later stage depends on it.',
      limits:
        'A step that runs tests passes, however little they cover, and is taken as building too, because tests need a build in most languages. Documentation needs no tests. The annotation of a CI system says nothing about them.',
      fix: {
        title: 'Build and test every change in a pipeline',
        text: 'Add a pipeline that builds and tests each change, such as a GitHub Actions workflow, a .gitlab-ci.yml or a Jenkinsfile. If the pipeline is defined elsewhere, add the annotation of your CI system.',
        docs: 'https://dora.dev/capabilities/continuous-integration/',
        effort: 'small',
      },
      required: true,
      condition: {
        $any: [
          found('repository/pipelineTests'),
          {
            $when: { 'entity/spec.type': { $in: [...documentationTypes] } },
            ...found('repository/ciProviders'),
          },
          found('catalog/ciAnnotations'),
          attested('pipeline'),
        ],
      },
    },
    {
      id: 'pipeline-runs',
      title: 'The pipeline runs on the default branch',
      why: 'A pipeline that nobody starts, or that was switched off, finds no mistake. It may fail often at first, as long as it runs.',
      limits:
        'A component that nobody changed for 30 days has no runs, so only a statement tells. Any workflow counts, even one that tests nothing, and only code hosts and tools that are connected are asked.',
      fix: {
        title: 'Run the pipeline on the default branch',
        text: 'Start the pipeline with every push to the default branch. One completed run in the last 30 days is enough.',
        docs: 'https://dora.dev/capabilities/continuous-integration/',
        effort: 'small',
      },
      required: true,
      // A pipeline that mostly succeeds runs.
      condition: {
        $any: [
          ...provenByHosts(['pipelineRuns'], host => ({
            [`${host}/pipelineRuns`]: { $gte: 1 },
          })),
          attested('pipeline-green'),
          attested('pipeline-runs'),
        ],
      },
    },
    {
      id: 'automated-deploy',
      title: 'Deployments are automated',
      why: 'Manual deployments are slow and risky, so they become rare and large. Automation makes a release routine.',
      limits:
        'A recorded deployment does not show what started it, so a person who reports deployments made by hand passes. A deploy workflow is read, not watched: it may fail every time. A deployment over SSH that is recorded passes too.',
      fix: {
        title: 'Automate the deployment',
        text: 'Add a deploy job to the pipeline, or use Argo CD or Flux. A script that the pipeline runs over SSH is a manual deployment that a machine repeats. Record the deployments, so that the evidence does not depend on file names.',
        docs: 'https://dora.dev/capabilities/deployment-automation/',
        effort: 'medium',
      },
      required: true,
      profiles: running,
      condition: {
        $any: [
          { 'delivery/deployments90d': { $gte: 1 } },
          ...provenByHosts(['deployments'], host => ({
            [`${host}/deployments`]: { $gte: 1 },
          })),
          found('repository/deployWorkflows'),
          found('catalog/gitops'),
          refutedBy('repository/sshDeployments'),
          attested('automated-deploy'),
        ],
      },
    },
    {
      id: 'some-infrastructure-as-code',
      title: 'Some infrastructure is defined as code',
      why: 'Infrastructure defined as code can be reviewed, repeated and restored. One part is enough to learn how.',
      limits:
        'The files are there, but nobody compares them with what runs. One small part passes, and the annotation of a workspace is taken at its word.',
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
      limits:
        'Nobody looks whether someone is on call or whether the runbook is right: a link and a file pass. Notes about past incidents are not read.',
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
