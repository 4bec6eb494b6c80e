import { monitorEventLoopDelay } from 'node:perf_hooks';
import {
  createSource,
  declareClusters,
} from '../plugins/maturity-backend-module-kubernetes/src/__testUtils__/startSource';
import { createEntity } from '../plugins/maturity-backend-module-kubernetes/src/__testUtils__/objects';
import { forkServer, waitForMessage } from './BenchServer';
import { atMost, Figure, format, longestBlock, printFigure } from './Figure';

const ENTITIES = 1_000;
const OBJECTS = 10 * ENTITIES;
const BATCH = 100;

/** Collects from a made-up cluster in another process, as a run of the backend does. */
export async function run(): Promise<Figure[]> {
  const server = forkServer('kubernetesServer.ts', { entities: ENTITIES });
  try {
    const url = await waitForMessage<string>(server, 'url');
    const { source, collect } = createSource(
      declareClusters({ prod: { url } }),
    );
    // A backend has sent requests before: the first one loads its client.
    await fetch(url);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const before = process.memoryUsage().heapUsed;
    const start = performance.now();
    let known = 0;
    for (let from = 0; from < ENTITIES; from += BATCH) {
      const entities = Array.from({ length: BATCH }, (_, index) =>
        createEntity(`web-${from + index}`),
      );
      for (const answer of (await collect(entities)).values()) {
        known += 'facts' in answer ? Object.keys(answer.facts).length : 0;
      }
    }
    const seconds = (performance.now() - start) / 1000;
    delay.disable();
    const heap = (process.memoryUsage().heapUsed - before) / 1e6;
    const name = `kubernetes, ${format(ENTITIES)} entities × ${format(
      OBJECTS,
    )} objects`;
    return [
      atMost({
        name: `${name}: requests`,
        value: source.countRequests(),
        unit: 'requests',
        // A page of 500 objects each, and a few for what there is.
        budget: OBJECTS / 500 + 10,
        note: `${format(known)} facts`,
      }),
      atMost({
        name: `${name}: collection`,
        value: seconds,
        unit: 's',
        budget: 30,
        note: `heap ${format(heap)} MB larger`,
      }),
      longestBlock(name, delay),
    ];
  } finally {
    server.disconnect();
  }
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
