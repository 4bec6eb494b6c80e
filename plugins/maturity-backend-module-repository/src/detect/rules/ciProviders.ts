import { yaml } from '../globs';
import { definePathRules } from '../Rule';

/**
 * Workflows that keep house and build nothing: a repository with only these has
 * no pipeline.
 */
export const housekeeping =
  /(?:^|[-_./])(?:stale|lock|labels?|labell?er|greet(?:ings?)?|triage|no-response|cla|assign|auto-?assign|auto-?merge|automerge|pr-title|semantic-pr|welcome|sync|repo[-_]sync|approve(?:-workflows)?)(?=$|[-_./])/;

/** CI systems, by the files in which each is configured. */
export const ciProviderRules = definePathRules({
  fact: 'ciProviders',
  scope: 'repository',
})({
  'github-actions': {
    value: 'GitHub Actions',
    reason:
      'GitHub runs the workflows in this folder of the root, and in no other. Workflows that close stale issues and the like build nothing.',
    globs: yaml('.github/workflows/*'),
    except: housekeeping,
  },
  'gitlab-ci': {
    value: 'GitLab CI',
    reason: 'GitLab reads its pipeline from this file.',
    globs: yaml('.gitlab-ci'),
  },
  jenkins: {
    value: 'Jenkins',
    reason: 'A Jenkinsfile is a pipeline that Jenkins finds by its name.',
    globs: [
      '**/Jenkinsfile',
      '**/Jenkinsfile.*',
      '**/*.jenkinsfile',
      '.jenkins/**/*.groovy',
    ],
  },
  circleci: {
    value: 'CircleCI',
    reason: 'CircleCI reads its pipeline from this file.',
    globs: yaml('.circleci/*'),
  },
  'azure-pipelines': {
    value: 'Azure Pipelines',
    reason: 'The conventional names and folders of Azure Pipelines.',
    globs: yaml(
      '**/azure-pipelines',
      '**/azure-pipelines-*',
      '**/azure-pipelines.*',
      '.azure-pipelines/**/*',
      '.azuredevops/pipelines/**/*',
      '.vsts-ci',
    ),
  },
  buildkite: {
    value: 'Buildkite',
    reason: 'Buildkite uploads its pipeline from this folder.',
    globs: yaml('.buildkite/*').concat('.buildkite/pipeline.*'),
  },
  drone: {
    value: 'Drone',
    reason: 'Drone reads its pipeline from this file.',
    globs: [...yaml('.drone'), '.drone.star', '.drone.jsonnet'],
  },
  woodpecker: {
    value: 'Woodpecker',
    reason: 'Woodpecker reads its pipelines from here.',
    globs: yaml('.woodpecker', '.woodpecker/**/*'),
  },
  tekton: {
    value: 'Tekton',
    reason: 'Pipelines as Code runs what is in this folder.',
    globs: yaml('.tekton/**/*'),
  },
  'tekton-pipeline': {
    value: 'Tekton',
    reason: 'A manifest of a Tekton pipeline, task or trigger.',
    globs: yaml('**/tekton/**/*'),
    content: [/^apiVersion:\s*['"]?(?:triggers\.)?tekton\.dev\//m],
    scope: undefined,
  },
  'bitbucket-pipelines': {
    value: 'Bitbucket Pipelines',
    reason: 'Bitbucket reads its pipeline from this file.',
    globs: yaml('bitbucket-pipelines'),
  },
  travis: {
    value: 'Travis CI',
    reason: 'Travis CI reads its pipeline from this file.',
    globs: yaml('.travis'),
  },
  teamcity: {
    value: 'TeamCity',
    reason: 'TeamCity keeps versioned settings in this folder.',
    globs: ['.teamcity/**/*.kts', '.teamcity/pom.xml', '.teamcity/**/*.xml'],
  },
  prow: {
    value: 'Prow',
    reason: 'Jobs that Prow reads from the repository itself.',
    globs: [...yaml('.prow', '.prow/**/*'), '.ci-operator.yaml'],
  },
  'google-cloud-build': {
    value: 'Google Cloud Build',
    reason: 'The conventional name and folder of Cloud Build configurations.',
    globs: [
      ...yaml('**/cloudbuild', '**/cloudbuild-*', '**/cloudbuild.*'),
      ...yaml('**/cloudbuild/*', '**/.cloudbuild/*'),
      '**/cloudbuild.json',
    ],
  },
  'aws-codebuild': {
    value: 'AWS CodeBuild',
    reason: 'CodeBuild reads its commands from this file.',
    globs: yaml('**/buildspec', '**/buildspec-*', '**/buildspec.*'),
  },
  appveyor: {
    value: 'AppVeyor',
    reason: 'AppVeyor reads its pipeline from this file.',
    globs: yaml('appveyor', '.appveyor'),
  },
  cirrus: {
    value: 'Cirrus CI',
    reason: 'Cirrus CI reads its pipeline from this file.',
    globs: [...yaml('.cirrus'), '.cirrus.star'],
  },
  semaphore: {
    value: 'Semaphore',
    reason: 'Semaphore reads its pipelines from this folder.',
    globs: yaml('.semaphore/*'),
  },
  'forgejo-actions': {
    value: 'Forgejo Actions',
    reason: 'Forgejo and Gitea run the workflows in these folders.',
    globs: yaml('.forgejo/workflows/*', '.gitea/workflows/*'),
    except: housekeeping,
  },
  concourse: {
    value: 'Concourse',
    reason: 'A Concourse pipeline, told by its resources and jobs.',
    globs: yaml('ci/pipeline', 'ci/pipelines/*', 'concourse/**/*'),
    content: [/^resources:[ \t]*\r?$/m, /^jobs:[ \t]*\r?$/m],
  },
});
