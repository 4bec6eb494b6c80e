import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigReader } from '@backstage/config';
import { readClusters } from './readClusters';

const nowhere = { env: {}, serviceAccount: '/nowhere' };

function read(kubernetes: object | undefined, surroundings = nowhere) {
  const data = kubernetes ? { kubernetes } : {};
  return readClusters(new ConfigReader(data as never), surroundings);
}

function readOne(cluster: object, surroundings = nowhere) {
  const method = { type: 'config', clusters: [cluster] };
  const found = read({ clusterLocatorMethods: [method] }, surroundings);
  return found?.clusters[0];
}

const prod = { name: 'prod', url: 'https://kube.example.com/' };
const url = 'https://kube.example.com';

describe('readClusters', () => {
  it('finds none where the Kubernetes plugin is not configured', () => {
    expect(read(undefined)).toBeUndefined();
  });

  it.each([
    [
      { authProvider: 'serviceAccount', serviceAccountToken: 'secret' },
      { direct: { url, token: 'secret' } },
    ],
    [
      {
        authMetadata: {
          'kubernetes.io/auth-provider': 'serviceAccount',
          serviceAccountToken: 'secret',
        },
        caData: Buffer.from('PEM').toString('base64'),
        skipTLSVerify: true,
      },
      { direct: { url, token: 'secret', ca: 'PEM', skipTLSVerify: true } },
    ],
    [{ authProvider: 'serviceAccount' }, 'proxy'],
    [{ authProvider: 'aws' }, 'proxy'],
    [{ authProvider: 'azure' }, 'proxy'],
    [{ authProvider: 'googleServiceAccount' }, 'proxy'],
    [{ authProvider: 'of-a-module' }, 'proxy'],
    [
      { authProvider: 'google' },
      {
        problem:
          'cluster prod asks for the token of a person (authProvider: google); give it an auth provider with an account of its own, such as serviceAccount',
      },
    ],
  ])('asks a cluster with %j', (given, access) => {
    expect(readOne({ ...prod, ...given })).toEqual({
      name: 'prod',
      url,
      access,
    });
  });

  it('takes the service account of the pod', () => {
    const serviceAccount = mkdtempSync(join(tmpdir(), 'account-'));
    writeFileSync(join(serviceAccount, 'token'), 'secret\n');
    writeFileSync(join(serviceAccount, 'ca.crt'), 'PEM');
    const env = {
      KUBERNETES_SERVICE_HOST: '10.0.0.1',
      KUBERNETES_SERVICE_PORT: '443',
    };
    const cluster = { ...prod, authProvider: 'serviceAccount' };
    expect(readOne(cluster, { env, serviceAccount })?.access).toEqual({
      direct: {
        url: 'https://10.0.0.1:443',
        token: { file: join(serviceAccount, 'token') },
        ca: 'PEM',
      },
    });
  });

  it.each([
    [[{ type: 'config', clusters: [] }], false],
    [[{ type: 'localKubectlProxy' }], false],
    [[{ type: 'catalog' }], true],
    [[{ type: 'gke', projectId: 'a' }], true],
    [[], true],
  ])('asks the plugin for clusters of %j: %s', (clusterLocatorMethods, is) => {
    expect(read({ clusterLocatorMethods })?.hasOthers).toBe(is);
  });

  it('knows the proxy of kubectl', () => {
    const methods = [{ type: 'localKubectlProxy' }];
    expect(read({ clusterLocatorMethods: methods })?.clusters).toEqual([
      {
        name: 'local',
        url: 'http://localhost:8001',
        access: { direct: { url: 'http://localhost:8001' } },
      },
    ]);
  });

  it('names what is wrong', () => {
    const clusters = [{ url: 'https://a' }, { name: 'b' }];
    const methods = [{ type: 'config', clusters }];
    expect(() => read({ clusterLocatorMethods: methods })).toThrow(
      'kubernetes.clusterLocatorMethods[0].clusters[0].name: must be a text; kubernetes.clusterLocatorMethods[0].clusters[1].url: must be a text',
    );
  });
});
