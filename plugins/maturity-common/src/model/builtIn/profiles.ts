import { Condition, Profile } from '../types';
import { findHosts, found } from './proofs';

/** Something of it is deployed, whatever its type says. */
const isDeployed: Condition = {
  $any: [
    found('repository/deployWorkflows'),
    { 'delivery/deployments90d': { $gte: 1 } },
    ...findHosts('deployments').map(host => ({
      [`${host}/deployments`]: { $gte: 1 },
    })),
  ],
};

/** Types of components that have nothing to test. */
export const documentationTypes: readonly string[] = [
  ...['documentation', 'docs', 'doc', 'handbook', 'guide', 'adr'],
  ...['specification', 'spec'],
];

/**
 * Sorts of components by the types in use. A type that is not listed, and a
 * component without one, counts as a service and is asked for everything.
 */
export const profiles: readonly Profile[] = [
  {
    id: 'service',
    title: 'Service',
    types: [
      ...['service', 'backend', 'backend-service', 'microservice', 'api'],
      ...['server', 'worker', 'job', 'function', 'lambda', 'grpc', 'daemon'],
    ],
    default: true,
  },
  {
    id: 'website',
    title: 'Website',
    types: [
      ...['website', 'web', 'webapp', 'web-app', 'frontend', 'ui', 'spa'],
      ...['mobile-app', 'mobile', 'android', 'ios', 'app', 'desktop-app'],
    ],
  },
  {
    id: 'data-pipeline',
    title: 'Data pipeline',
    types: [
      ...['data-pipeline', 'pipeline', 'etl', 'elt', 'dag', 'dataflow'],
      ...['machine-learning', 'ml-model', 'ml-pipeline', 'spark-job', 'dbt'],
    ],
  },
  {
    id: 'infrastructure',
    title: 'Infrastructure',
    types: [
      ...['infrastructure', 'infra', 'terraform', 'terraform-module', 'iac'],
      ...['helm-chart', 'helm', 'cluster', 'platform', 'gitops', 'operator'],
    ],
  },
  {
    id: 'library',
    title: 'Library',
    types: [
      ...['library', 'lib', 'package', 'module', 'sdk', 'framework', 'shared'],
      ...['npm-package', 'node-package', 'web-library', 'python-package'],
      ...['maven-artifact', 'gem', 'crate', 'nuget-package', 'go-module'],
      ...['backstage-plugin', 'backstage-frontend-plugin', 'plugin'],
      ...['backstage-backend-plugin', 'backstage-backend-plugin-module'],
      ...['backstage-frontend-plugin-module', 'backstage-common-library'],
      ...['backstage-node-library', 'backstage-web-library', 'ui-library'],
    ],
    contradictedBy: isDeployed,
  },
  {
    id: 'tool',
    title: 'Tool',
    types: [
      ...['tool', 'cli', 'command-line', 'script', 'scripts', 'action'],
      ...['github-action', 'template', 'dev-tool', 'build-tool'],
    ],
    contradictedBy: isDeployed,
  },
  {
    id: 'documentation',
    title: 'Documentation',
    types: documentationTypes,
    contradictedBy: isDeployed,
  },
];

/** Profiles of what runs in production. */
export const running: readonly string[] = [
  'service',
  'website',
  'data-pipeline',
  'infrastructure',
];
