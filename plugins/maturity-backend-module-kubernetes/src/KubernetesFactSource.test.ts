import { testFactSource } from '@platform-maturity/backstage-plugin-maturity-node/testUtils';
import { closeClusters, FakeCluster } from './__testUtils__/FakeCluster';
import {
  createApplication,
  createEntity,
  createWorkload,
} from './__testUtils__/objects';
import {
  createSource,
  declareClusters,
  describeFact,
  readFacts,
} from './__testUtils__/startSource';

afterEach(closeClusters);

const web = createEntity('web');
const deployments = '/apis/apps/v1/deployments';

it('keeps the contract of fact sources', async () => {
  const prod = await FakeCluster.start({
    [deployments]: [createWorkload('web')],
    '/apis/argoproj.io/v1alpha1/applications': [createApplication('web')],
  });
  const { source } = createSource(declareClusters({ prod }));
  await testFactSource({
    source,
    entities: [web],
    brokenEntities: [
      createEntity('broken', {
        'backstage.io/kubernetes-label-selector': 'app in (',
      }),
    ],
  });
  expect(prod.mistakes).toEqual([]);
});
