/** The subjects of annotations. Each is a fact of the `catalog` source. */
export type AnnotationCategory =
  | 'ciAnnotations'
  | 'onCall'
  | 'runbooks'
  | 'dashboards'
  | 'slos'
  | 'gitops'
  | 'infrastructureWorkspaces'
  | 'selfService'
  | 'securityTools';

/** An annotation key by which a tool is linked to an entity. */
export interface WellKnownAnnotation {
  readonly key: string;
  readonly tool: string;
  /** Pattern of a usable value. Default: any text. */
  readonly format?: RegExp;
}

/** Annotation keys by what they are evidence of. */
export type WellKnownAnnotations = {
  readonly [C in AnnotationCategory]: readonly WellKnownAnnotation[];
};

const PATH = /^[\w.-]+(\/[\w.-]+)+$/;
const NAME = /^[\w.:/@-]+$/;
const URL = /^https?:\/\/\S+$/;

/**
 * The keys of the Backstage plugins that are in wide use, as their
 * documentation spells them.
 */
export const wellKnownAnnotations: WellKnownAnnotations = {
  ciAnnotations: [
    { key: 'jenkins.io/job-full-name', tool: 'Jenkins' },
    { key: 'jenkins.io/github-folder', tool: 'Jenkins' },
    { key: 'circleci.com/project-slug', tool: 'CircleCI', format: PATH },
    { key: 'dev.azure.com/build-definition', tool: 'Azure Pipelines' },
    { key: 'buildkite.com/project-slug', tool: 'Buildkite', format: PATH },
    { key: 'gocd.org/pipelines', tool: 'GoCD' },
    { key: 'tekton.dev/cicd', tool: 'Tekton', format: /^true$/ },
    { key: 'google.com/cloudbuild-project-slug', tool: 'Cloud Build' },
    { key: 'google.com/cloudbuild-repo-name', tool: 'Cloud Build' },
    { key: 'harness.io/pipelines', tool: 'Harness' },
    { key: 'bitrise.io/app', tool: 'Bitrise' },
  ],
  onCall: [
    { key: 'pagerduty.com/service-id', tool: 'PagerDuty', format: NAME },
    { key: 'pagerduty.com/integration-key', tool: 'PagerDuty', format: NAME },
    { key: 'opsgenie.com/component-selector', tool: 'Opsgenie' },
    { key: 'opsgenie.com/team', tool: 'Opsgenie' },
    { key: 'splunk.com/on-call-team', tool: 'Splunk On-Call' },
    { key: 'splunk.com/on-call-routing-key', tool: 'Splunk On-Call' },
    { key: 'ilert.com/integration-key', tool: 'ilert', format: NAME },
    { key: 'firehydrant.com/service-name', tool: 'FireHydrant' },
    { key: 'rootly.com/service-id', tool: 'Rootly', format: NAME },
    { key: 'rootly.com/service-slug', tool: 'Rootly', format: NAME },
  ],
  // No plugin has a key for them: they are found among the entity's links, and
  // an organisation can name its own keys.
  runbooks: [],
  dashboards: [
    { key: 'grafana/dashboard-selector', tool: 'Grafana' },
    { key: 'grafana/overview-dashboard', tool: 'Grafana', format: URL },
    { key: 'grafana/alert-label-selector', tool: 'Grafana' },
    { key: 'datadoghq.com/dashboard-url', tool: 'Datadog', format: URL },
    { key: 'datadoghq.com/graph-token', tool: 'Datadog', format: NAME },
    { key: 'datadoghq.com/monitor_tags', tool: 'Datadog' },
    { key: 'newrelic.com/dashboard-guid', tool: 'New Relic' },
    { key: 'dynatrace.com/dynatrace-entity-id', tool: 'Dynatrace' },
    { key: 'prometheus.io/rule', tool: 'Prometheus' },
    { key: 'prometheus.io/alert', tool: 'Prometheus' },
    { key: 'sentry.io/project-slug', tool: 'Sentry', format: NAME },
    { key: 'rollbar.com/project-slug', tool: 'Rollbar', format: PATH },
    { key: 'periskop.io/service-name', tool: 'Periskop' },
  ],
  slos: [{ key: 'datadoghq.com/slo_tag', tool: 'Datadog' }],
  gitops: [
    { key: 'argocd/app-name', tool: 'Argo CD', format: NAME },
    { key: 'argocd/app-selector', tool: 'Argo CD' },
    { key: 'argocd/project-name', tool: 'Argo CD', format: NAME },
  ],
  infrastructureWorkspaces: [
    { key: 'terraform/workspace', tool: 'Terraform' },
    { key: 'pulumi.com/project-slug', tool: 'Pulumi', format: PATH },
    {
      key: 'terasky.backstage.io/crossplane-resource',
      tool: 'Crossplane',
      format: /^true$/,
    },
  ],
  selfService: [
    {
      key: 'terasky.backstage.io/crossplane-resource',
      tool: 'Crossplane',
      format: /^true$/,
    },
  ],
  securityTools: [
    { key: 'sonarqube.org/project-key', tool: 'SonarQube' },
    { key: 'snyk.io/project-ids', tool: 'Snyk' },
    { key: 'snyk.io/target-id', tool: 'Snyk', format: NAME },
    { key: 'snyk.io/target-name', tool: 'Snyk' },
    { key: 'snyk.io/targets', tool: 'Snyk' },
    { key: 'dependencytrack/project-id', tool: 'Dependency-Track' },
    { key: 'dependencytrack/project-name', tool: 'Dependency-Track' },
  ],
};

/**
 * The well-known keys, with the categories that an organisation lists replaced
 * by its own keys. A key that is well known keeps its tool and format.
 */
export function withOwnAnnotations(own: {
  readonly [C in AnnotationCategory]?: readonly string[];
}): WellKnownAnnotations {
  const known = new Map(
    Object.values(wellKnownAnnotations)
      .flat()
      .map(annotation => [annotation.key, annotation]),
  );
  const replaced = Object.entries(own).map(([category, keys]) => [
    category,
    keys.map(key => known.get(key) ?? { key, tool: key }),
  ]);
  return { ...wellKnownAnnotations, ...Object.fromEntries(replaced) };
}
