import { yaml } from '../globs';
import { PipelineFormat } from '../pipelines/formats';

/** Files that configure a CI system, and how they are read. */
export interface CiSystem {
  readonly id: string;
  /** Name of the system. Absent for files that are run, but are no CI by themselves. */
  readonly value?: string;
  readonly reason: string;
  /** Looked for from the root of the repository. */
  readonly globs: readonly string[];
  /** All must be found in the file, unless its content is not known and a glob names its place. */
  readonly content?: readonly RegExp[];
  readonly format: PipelineFormat;
  /** Folder in which files belong to the system, and prove nothing else. */
  readonly folder?: string;
}

const anyYaml = ['**/*.yaml', '**/*.yml'];

/** CI systems, by the files in which each is configured. */
export const ciSystems: readonly CiSystem[] = [
  {
    id: 'github-actions',
    value: 'GitHub Actions',
    reason:
      'GitHub runs the workflows in this folder of the root, and in no other. Workflows that close stale issues and the like build nothing.',
    globs: yaml('.github/workflows/*'),
    format: 'github',
    folder: '.github/workflows/',
  },
  {
    id: 'forgejo-actions',
    value: 'Forgejo Actions',
    reason: 'Forgejo and Gitea run the workflows in these folders.',
    globs: yaml('.forgejo/workflows/*', '.gitea/workflows/*'),
    format: 'github',
  },
  {
    id: 'gitlab-ci',
    value: 'GitLab CI',
    reason: 'GitLab reads its pipeline from this file.',
    globs: yaml('.gitlab-ci'),
    format: 'gitlab',
  },
  {
    id: 'jenkins',
    value: 'Jenkins',
    reason: 'A Jenkinsfile is a pipeline that Jenkins finds by its name.',
    globs: [
      '**/jenkinsfile',
      '**/jenkinsfile[._-]*',
      '**/*.jenkinsfile',
      '**/*[-_]jenkinsfile',
      '.jenkins/**/*.groovy',
      '**/jenkins/**/*.groovy',
    ],
    format: 'text',
  },
  {
    id: 'circleci',
    value: 'CircleCI',
    reason: 'CircleCI reads its pipeline from this folder.',
    globs: yaml('.circleci/*'),
    format: 'circleci',
    folder: '.circleci/',
  },
  {
    id: 'azure-pipelines',
    value: 'Azure Pipelines',
    reason: 'The conventional names and folders of Azure Pipelines.',
    globs: yaml(
      '**/azure-pipelines',
      '**/azure-pipelines[-._]*',
      '**/azure-pipeline',
      '**/*[-._]azure-pipelines',
      '.azure-pipelines/**/*',
      '.azuredevops/**/*',
      '.vsts-ci',
    ),
    format: 'azure',
    folder: '.azure-pipelines/',
  },
  {
    id: 'azure-pipelines-content',
    value: 'Azure Pipelines',
    reason:
      'Azure Pipelines has no fixed name: a trigger or a pool, with steps, jobs, stages or a template to extend.',
    globs: anyYaml,
    content: [
      /^(?:trigger|pr|pool|schedules|resources):/m,
      /^(?:steps|jobs|stages|extends):/m,
      /^pool:|\bvmImage:|^[ \t]*(?:- *)?task:[ \t]*\w+@\d|^[ \t]*- (?:stage|deployment):/m,
    ],
    format: 'azure',
  },
  {
    id: 'buildkite',
    value: 'Buildkite',
    reason: 'Buildkite uploads its pipeline from this folder.',
    globs: yaml('.buildkite/**/*'),
    format: 'buildkite',
    folder: '.buildkite/',
  },
  {
    id: 'drone',
    value: 'Drone',
    reason: 'Drone reads its pipeline from this file.',
    globs: yaml('.drone', '.drone[-._]*'),
    format: 'yaml',
  },
  {
    id: 'woodpecker',
    value: 'Woodpecker',
    reason: 'Woodpecker reads its pipelines from here.',
    globs: yaml('.woodpecker', '.woodpecker/**/*'),
    format: 'yaml',
    folder: '.woodpecker/',
  },
  {
    id: 'tekton',
    value: 'Tekton',
    reason: 'Pipelines as Code runs these files.',
    globs: yaml('.tekton/**/*'),
    format: 'yaml',
    folder: '.tekton/',
  },
  {
    id: 'tekton-pipeline',
    value: 'Tekton',
    reason: 'A manifest of a Tekton pipeline, task or trigger.',
    globs: anyYaml,
    content: [/^apiVersion:\s*['"]?(?:triggers\.)?tekton\.dev\//m],
    format: 'yaml',
  },
  {
    id: 'bitbucket-pipelines',
    value: 'Bitbucket Pipelines',
    reason: 'Bitbucket reads its pipeline from this file.',
    globs: yaml('bitbucket-pipelines'),
    format: 'bitbucket',
  },
  {
    id: 'travis',
    value: 'Travis CI',
    reason: 'Travis CI reads its pipeline from this file.',
    globs: yaml('.travis'),
    format: 'yaml',
  },
  {
    id: 'teamcity',
    value: 'TeamCity',
    reason: 'TeamCity keeps versioned settings in this folder.',
    globs: ['.teamcity/**/*.kts', '.teamcity/**/*.xml'],
    format: 'text',
    folder: '.teamcity/',
  },
  {
    id: 'prow',
    value: 'Prow',
    reason: 'Jobs that Prow reads from the repository itself.',
    globs: yaml('.prow', '.prow/**/*', '.ci-operator'),
    format: 'yaml',
  },
  {
    id: 'google-cloud-build',
    value: 'Google Cloud Build',
    reason: 'The conventional names and folders of Cloud Build configurations.',
    globs: [
      ...yaml('**/cloudbuild', '**/cloudbuild[-._]*', '**/*[-._]cloudbuild'),
      ...yaml('**/cloudbuild/*', '**/.cloudbuild/*'),
      '**/cloudbuild.json',
    ],
    format: 'yaml',
  },
  {
    id: 'google-cloud-build-content',
    value: 'Google Cloud Build',
    reason: 'Steps that run images of Cloud Build.',
    globs: anyYaml,
    content: [
      /^steps:/m,
      /^[ \t]*(?:- *)?['"]?name['"]?:\s*['"]?(?:gcr\.io\/(?:cloud-builders|google\.com\/cloudsdktool)|[\w.-]+\/cloud-builders)/m,
    ],
    format: 'yaml',
  },
  {
    id: 'aws-codebuild',
    value: 'AWS CodeBuild',
    reason: 'CodeBuild reads its commands from this file.',
    globs: yaml(
      '**/buildspec',
      '**/buildspec[-._]*',
      '**/*[-._]buildspec',
      '**/buildspecs/*',
    ),
    format: 'yaml',
  },
  {
    id: 'appveyor',
    value: 'AppVeyor',
    reason: 'AppVeyor reads its pipeline from this file.',
    globs: yaml('appveyor', '.appveyor'),
    format: 'yaml',
  },
  {
    id: 'cirrus',
    value: 'Cirrus CI',
    reason: 'Cirrus CI reads its pipeline from this file.',
    globs: yaml('.cirrus'),
    format: 'yaml',
  },
  {
    id: 'programmed-pipelines',
    value: 'Drone',
    reason: 'Pipelines of Drone that are programs.',
    globs: ['.drone.star', '.drone.jsonnet'],
    format: 'text',
  },
  {
    id: 'cirrus-program',
    value: 'Cirrus CI',
    reason: 'A pipeline of Cirrus CI that is a program.',
    globs: ['.cirrus.star'],
    format: 'text',
  },
  {
    id: 'semaphore',
    value: 'Semaphore',
    reason: 'Semaphore reads its pipelines from this folder.',
    globs: yaml('.semaphore/*'),
    format: 'yaml',
    folder: '.semaphore/',
  },
  {
    id: 'concourse',
    value: 'Concourse',
    reason:
      'A Concourse pipeline, told by its resources, its jobs and their plans.',
    globs: anyYaml,
    content: [
      /^(?:resources|resource_types):/m,
      /^jobs:/m,
      /^[ \t]*(?:- *)?plan:/m,
    ],
    format: 'concourse',
  },
  {
    id: 'zuul',
    value: 'Zuul',
    reason: 'Zuul reads its jobs from these files.',
    globs: yaml('.zuul', 'zuul', '.zuul.d/**/*', 'zuul.d/**/*'),
    format: 'zuul',
  },
  {
    id: 'sourcehut',
    value: 'SourceHut',
    reason: 'SourceHut builds what these manifests say.',
    globs: yaml('.build', '.builds/*'),
    format: 'yaml',
  },
  {
    id: 'taskcluster',
    value: 'Taskcluster',
    reason: 'Taskcluster reads its tasks from here.',
    globs: yaml('.taskcluster', 'taskcluster/**/*'),
    format: 'yaml',
  },
  {
    id: 'bitrise',
    value: 'Bitrise',
    reason: 'Bitrise reads its workflows from this file.',
    globs: yaml('bitrise', '.bitrise'),
    format: 'yaml',
  },
  {
    id: 'codemagic',
    value: 'Codemagic',
    reason: 'Codemagic reads its workflows from this file.',
    globs: yaml('codemagic'),
    format: 'yaml',
  },
  {
    id: 'harness',
    value: 'Harness',
    reason: 'Harness keeps its pipelines in this folder.',
    globs: yaml('.harness/**/*'),
    format: 'yaml',
    folder: '.harness/',
  },
  {
    id: 'gocd',
    value: 'GoCD',
    reason: 'Names and folders of pipelines of GoCD.',
    globs: [
      ...yaml('**/*.gocd', '.gocd/**/*', 'gocd/**/*'),
      '**/*.gopipeline.json',
    ],
    format: 'yaml',
  },
  {
    id: 'gocd-program',
    value: 'GoCD',
    reason: 'Pipelines of GoCD that are programs.',
    globs: ['gocd/**/*.jsonnet'],
    format: 'text',
  },
  {
    id: 'bamboo',
    value: 'Bamboo',
    reason: 'Bamboo reads its specifications from this folder.',
    globs: [...yaml('bamboo-specs/**/*'), 'bamboo-specs/**/*.java'],
    format: 'yaml',
    folder: 'bamboo-specs/',
  },
  {
    id: 'screwdriver',
    value: 'Screwdriver',
    reason: 'Screwdriver reads its pipeline from this file.',
    globs: yaml('screwdriver'),
    format: 'yaml',
  },
  {
    id: 'codefresh',
    value: 'Codefresh',
    reason: 'Codefresh reads its pipelines from these files.',
    globs: yaml('codefresh', '.codefresh/**/*'),
    format: 'yaml',
  },
  {
    id: 'dagger',
    value: 'Dagger',
    reason: 'Dagger reads its module from this file.',
    globs: ['dagger.json', '.dagger/dagger.json'],
    format: 'text',
  },
  {
    id: 'earthly',
    value: 'Earthly',
    reason: 'Earthly builds what this file says.',
    globs: ['**/Earthfile'],
    format: 'text',
  },
  {
    id: 'pre-commit',
    reason: 'Hooks that pre-commit runs before each commit, and in pipelines.',
    globs: yaml('.pre-commit-config'),
    format: 'precommit',
  },
];
