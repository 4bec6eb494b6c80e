import { monitorEventLoopDelay } from 'node:perf_hooks';
import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { readHttpSources } from '../plugins/maturity-backend-module-http/src/declaration/parseSource';
import { DeclaredFactSource } from '../plugins/maturity-backend-module-http/src/DeclaredFactSource';
import { HttpToolReader } from '../plugins/maturity-backend-module-http/src/request/HttpToolReader';
import { forkServer, waitForMessage } from './BenchServer';
import { atMost, Figure, format, longestBlock, printFigure } from './Figure';
import { createEntity } from './packsInputs';
import type { PackSources } from './packsServer';

const ENTITIES = 10_000;

interface Collected {
  readonly requests: number;
  readonly seconds: number;
  /** Facts with a value. */
  readonly known: number;
}

/**
 * Collects from all packs at once, as a run of the backend does. The tools are made up,
 * and answer from another process.
 */
export async function run(): Promise<Figure[]> {
  const tools = forkServer('packsServer.ts', { entities: ENTITIES });
  try {
    const packs = await waitForMessage<PackSources>(tools, 'packs');
    const delay = monitorEventLoopDelay({ resolution: 1 });
    const sources = createSources(packs);
    delay.enable();
    const first = await collect(sources);
    const again = await collect(sources);
    delay.disable();
    const name = `packs, ${format(ENTITIES)} entities × ${
      sources.length
    } packs`;
    return [
      atMost({
        name: `${name}: requests`,
        value: first.requests,
        unit: 'requests',
        // A hundred entities for one request.
        budget: (sources.length * ENTITIES) / 100,
        note: `${format(first.known)} facts known`,
      }),
      atMost({
        name: `${name}: first collection`,
        value: first.seconds,
        unit: 's',
        budget: 60,
      }),
      atMost({
        name: `${name}: second collection`,
        value: again.seconds,
        unit: 's',
        budget: 60,
        note: `${again.requests} requests`,
      }),
      longestBlock(name, delay),
    ];
  } finally {
    tools.disconnect();
  }
}

function createSources(packs: PackSources) {
  const config = new ConfigReader({ maturity: { sources: packs } } as never);
  return readHttpSources(config).map(declared => {
    const reader = new HttpToolReader({
      ...declared,
      logger: mockServices.rootLogger(),
      now: Date.now,
    });
    const source = new DeclaredFactSource({
      ...declared,
      reader,
      now: Date.now,
    });
    return { source, reader };
  });
}

async function collect(
  sources: ReturnType<typeof createSources>,
): Promise<Collected> {
  const before = countRequests(sources);
  const start = performance.now();
  const known = await Promise.all(sources.map(({ source }) => askAll(source)));
  return {
    seconds: (performance.now() - start) / 1000,
    requests: countRequests(sources) - before,
    known: known.reduce((sum, one) => sum + one, 0),
  };
}

function countRequests(sources: ReturnType<typeof createSources>): number {
  return sources.reduce((sum, { reader }) => sum + reader.requests, 0);
}

/** Asks a source about all entities, batch by batch. Returns how many facts are known. */
async function askAll(source: DeclaredFactSource): Promise<number> {
  let known = 0;
  for (let from = 0; from < ENTITIES; from += source.batchSize) {
    const entities = Array.from({ length: source.batchSize }, (_, index) =>
      createEntity(from + index),
    );
    const answers = await source.collect({
      entities,
      etags: new Map(),
      signal: new AbortController().signal,
      logger: mockServices.rootLogger(),
    });
    for (const answer of answers.values()) {
      if (!('facts' in answer)) {
        throw new Error(`${source.id}: ${JSON.stringify(answer)}`);
      }
      known += Object.values(answer.facts).filter(
        fact => 'value' in fact,
      ).length;
    }
  }
  return known;
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
