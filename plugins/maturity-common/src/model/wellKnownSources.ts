/**
 * What is known of a fact source even where it is not installed.
 *
 * @public
 */
export interface WellKnownSource {
  readonly title: string;
  /** The package that brings it; absent when there is none to install. */
  readonly install?: string;
}

/**
 * Fact sources that a model may name before they are installed, by id. Until
 * then their facts are unknown, and the result says what to install.
 *
 * @public
 */
export const wellKnownSources: Readonly<
  Record<string, WellKnownSource | undefined>
> = {
  attestation: { title: 'Attestations' },
  catalog: { title: 'Software catalog' },
  delivery: { title: 'Delivery events' },
  argocd: { title: 'Argo CD' },
  github: { title: 'GitHub', install: moduleOf('github') },
  gitlab: { title: 'GitLab', install: moduleOf('gitlab') },
  prometheus: { title: 'Prometheus' },
  repository: { title: 'Repository content', install: moduleOf('repository') },
  sonarqube: { title: 'SonarQube' },
  survey: { title: 'Developer survey' },
};

/** The source whose facts are named by the model itself, one for each statement. */
export const ATTESTATION_SOURCE = 'attestation';

function moduleOf(tool: string): string {
  return `@platform-maturity/backstage-plugin-maturity-backend-module-${tool}`;
}
