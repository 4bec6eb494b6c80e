import { yaml } from '../globs';

/** How the content of a pipeline file is read. */
export type PipelineFormat = 'github' | 'gitlab' | 'yaml' | 'text';

/** Files whose content says what a pipeline runs. */
export interface PipelineFileRule {
  readonly format: PipelineFormat;
  readonly reason: string;
  readonly globs: readonly string[];
}

/** Where pipeline files are. They are looked for from the root of the repository. */
export const pipelineFileRules: readonly PipelineFileRule[] = [
  {
    format: 'github',
    reason: 'Workflows and the actions that they are put together from.',
    globs: [
      ...yaml('.github/workflows/*', '.github/actions/**/action'),
      ...yaml('.forgejo/workflows/*', '.gitea/workflows/*'),
    ],
  },
  {
    format: 'gitlab',
    reason: 'The pipeline of GitLab and the files that it includes.',
    globs: [
      ...yaml(
        '.gitlab-ci',
        '**/*.gitlab-ci',
        '.gitlab/**/*',
        '.gitlab-ci/**/*',
      ),
    ],
  },
  {
    format: 'yaml',
    reason: 'Pipelines of other systems in YAML.',
    globs: yaml(
      '.circleci/*',
      '**/azure-pipelines',
      '**/azure-pipelines-*',
      '**/azure-pipelines.*',
      '.azure-pipelines/**/*',
      '.azuredevops/pipelines/**/*',
      '.buildkite/*',
      '.drone',
      '.woodpecker',
      '.woodpecker/**/*',
      '.tekton/**/*',
      'bitbucket-pipelines',
      '.travis',
      '.prow',
      '.prow/**/*',
      '**/cloudbuild',
      '**/cloudbuild-*',
      '**/cloudbuild.*',
      '**/cloudbuild/*',
      '**/buildspec',
      '**/buildspec-*',
      'appveyor',
      '.appveyor',
      '.cirrus',
      '.semaphore/*',
    ),
  },
  {
    format: 'text',
    reason: 'Pipelines that are programs.',
    globs: [
      '**/Jenkinsfile',
      '**/Jenkinsfile.*',
      '**/*.jenkinsfile',
      '.jenkins/**/*.groovy',
      '.teamcity/**/*.kts',
    ],
  },
];
