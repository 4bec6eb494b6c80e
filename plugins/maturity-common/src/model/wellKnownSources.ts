/**
 * A fact source that models can name before it is installed.
 *
 * @public
 */
export interface WellKnownSource {
  readonly title: string;
  /** The package to install; absent if there is none. */
  readonly install?: string;
}

/**
 * Fact sources that models can name before they are installed, by id. Their
 * facts are unknown until then, and the result names the package to install.
 *
 * @public
 */
export const wellKnownSources: Readonly<
  Record<string, WellKnownSource | undefined>
> = {
  attestation: { title: 'Attestations' },
  'azure-devops': {
    title: 'Azure DevOps',
    install: modulePackage('azure-devops'),
  },
  'bitbucket-cloud': {
    title: 'Bitbucket Cloud',
    install: modulePackage('bitbucket-cloud'),
  },
  'bitbucket-server': {
    title: 'Bitbucket Data Center',
    install: modulePackage('bitbucket-server'),
  },
  catalog: { title: 'Software catalog' },
  delivery: { title: 'Delivery events' },
  gitea: { title: 'Gitea', install: modulePackage('gitea') },
  github: { title: 'GitHub', install: modulePackage('github') },
  gitlab: { title: 'GitLab', install: modulePackage('gitlab') },
  repository: {
    title: 'Repository content',
    install: modulePackage('repository'),
  },
  scorecard: { title: 'Scorecard' },
  survey: { title: 'Developer survey' },
};

/** The source of attestations. The model itself names its facts. */
export const ATTESTATION_SOURCE = 'attestation';

function modulePackage(tool: string): string {
  return `@platform-maturity/backstage-plugin-maturity-backend-module-${tool}`;
}
