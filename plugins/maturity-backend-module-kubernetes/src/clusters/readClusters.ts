import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Config } from '@backstage/config';
import {
  ConfigProblems,
  parseAt,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { ClusterDeclaration, DirectAccess } from './ClusterDeclaration';

const METHODS = 'kubernetes.clusterLocatorMethods';
const PROVIDER = 'kubernetes.io/auth-provider';

/** Where a pod finds the credentials of its service account. */
export const SERVICE_ACCOUNT = '/var/run/secrets/kubernetes.io/serviceaccount';

/** These ask with the token of whoever looks at a page; nobody looks here. */
const PERSONAL = ['aks', 'google', 'oidc'];

const clusterSchema = z.object(
  {
    name: text,
    url: text,
    authProvider: text.optional(),
    authMetadata: z.record(z.string(), z.string()).optional(),
    serviceAccountToken: text.optional(),
    skipTLSVerify: z.boolean().optional(),
    caData: text.optional(),
    caFile: text.optional(),
  },
  { error: 'must be an object' },
);

/** The clusters of the configuration of the Kubernetes plugin. */
export interface ReadClusters {
  readonly clusters: readonly ClusterDeclaration[];
  /** Whether the Kubernetes plugin finds clusters elsewhere, such as in the catalog. */
  readonly hasOthers: boolean;
}

/** Where this process runs. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly serviceAccount: string;
}

/**
 * Reads the clusters that the Kubernetes plugin is configured with.
 *
 * @returns undefined if it is not configured
 * @throws InputError that names each wrong setting
 */
export function readClusters(
  config: Config,
  surroundings: Surroundings,
): ReadClusters | undefined {
  if (!config.has('kubernetes')) {
    return undefined;
  }
  const problems = new ConfigProblems();
  const clusters: ClusterDeclaration[] = [];
  const methods = config.getOptionalConfigArray(METHODS) ?? [];
  const types = methods.map(method => method.getOptionalString('type'));
  methods.forEach((method, position) => {
    const given = method.getOptional<unknown[]>('clusters') ?? [];
    if (types[position] === 'config') {
      given.forEach((each, index) => {
        const path = `${METHODS}[${position}].clusters[${index}]`;
        const read = () => [readCluster(each, path, surroundings)];
        clusters.push(...problems.attempt(read, []));
      });
    } else if (types[position] === 'localKubectlProxy') {
      const url = 'http://localhost:8001';
      clusters.push({ name: 'local', url, access: { direct: { url } } });
    }
  });
  problems.throwIfAny();
  const own = ['config', 'localKubectlProxy'];
  return {
    clusters: distinct(clusters),
    hasOthers:
      types.length === 0 || types.some(type => !own.includes(type ?? '')),
  };
}

/** Says why a cluster with an auth provider cannot be asked, if it cannot. */
export function findAuthProblem(
  name: string,
  provider: string | undefined,
): string | undefined {
  return PERSONAL.includes(provider ?? '')
    ? `cluster ${name} asks for the token of a person (authProvider: ${provider}); give it an auth provider with an account of its own, such as serviceAccount`
    : undefined;
}

function readCluster(
  value: unknown,
  path: string,
  surroundings: Surroundings,
): ClusterDeclaration {
  const cluster = parseAt(clusterSchema, value, path);
  const { name, authMetadata = {} } = cluster;
  const provider = authMetadata[PROVIDER] ?? cluster.authProvider;
  const problem = findAuthProblem(name, provider);
  const url = cluster.url.replace(/\/+$/, '');
  if (problem) {
    return { name, url, access: { problem } };
  }
  if (!URL.canParse(url)) {
    const wrong = `cluster ${name} has no address: correct ${path}.url`;
    return { name, url, access: { problem: wrong } };
  }
  const direct =
    provider === 'serviceAccount'
      ? readDirectAccess(cluster, url, surroundings)
      : undefined;
  return direct
    ? { name, url: direct.url, access: { direct } }
    : { name, url, access: 'proxy' };
}

/** The credentials of a service account: those of the configuration, or those of the pod. */
function readDirectAccess(
  cluster: z.infer<typeof clusterSchema>,
  url: string,
  { env, serviceAccount }: Surroundings,
): DirectAccess | undefined {
  const { authMetadata, caData, caFile, skipTLSVerify } = cluster;
  const token =
    authMetadata?.serviceAccountToken ?? cluster.serviceAccountToken;
  if (token !== undefined) {
    const ca = caFile
      ? readFileSync(caFile, 'utf8')
      : caData && Buffer.from(caData, 'base64').toString('utf8');
    return { url, token, ca, skipTLSVerify };
  }
  const file = join(serviceAccount, 'token');
  const { KUBERNETES_SERVICE_HOST: host, KUBERNETES_SERVICE_PORT: port } = env;
  if (!host || !existsSync(file)) {
    return undefined;
  }
  const address = host.includes(':') ? `[${host}]` : host;
  return {
    url: `https://${address}:${port ?? 443}`,
    token: { file },
    ca: readFileSync(join(serviceAccount, 'ca.crt'), 'utf8'),
  };
}

/** Of clusters with one name, the first counts. */
function distinct(
  clusters: readonly ClusterDeclaration[],
): readonly ClusterDeclaration[] {
  const names = clusters.map(({ name }) => name);
  return clusters.filter(({ name }, index) => names.indexOf(name) === index);
}
