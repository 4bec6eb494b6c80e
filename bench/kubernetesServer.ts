import { FakeCluster } from '../plugins/maturity-backend-module-kubernetes/src/__testUtils__/FakeCluster';
import { createObjects } from './kubernetesInputs';

/** A made-up cluster, in a process of its own. */
async function serve({ entities }: { readonly entities: number }) {
  const objects = createObjects(entities);
  const { url } = await FakeCluster.start(objects, { isChecked: false });
  process.send?.({ url });
}

process.on('disconnect', () => process.exit(0));
serve(JSON.parse(process.argv[2]!));
