// Sends the delivery events of the example organisation to a running backend,
// as a pipeline would:
//   DELIVERIES_TOKEN=… node --require @backstage/cli/config/nodeTransform.cjs \
//     scripts/demo/sendDeliveries.ts http://localhost:7007
import {
  IngestDeliveriesResponse,
  ListUnmatchedDeliveriesResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { setTimeout } from 'node:timers/promises';
import { createDeliveryEvents } from '../../plugins/maturity-backend/src/__testUtils__/storyEvents';
import { readDeliveryStories } from '../../plugins/maturity-backend/src/__testUtils__/readDeliveryStories';

/** Longest time until the catalog and the plugin know all components. */
const PATIENCE_MS = 180_000;

async function main(backendUrl: string, token: string): Promise<void> {
  const send = async (path: string, body?: object): Promise<Response> =>
    fetch(backendUrl + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
  // The last of the example components: the others are there when it is.
  const last = '/api/catalog/entities/by-name/component/default/date-kit';
  await until('the catalog is ready', async () => (await send(last)).ok);

  const now = new Date();
  const stories = readDeliveryStories();
  const items = stories.flatMap(story => createDeliveryEvents(story, now));
  const answer = await read<IngestDeliveriesResponse>(
    await send('/api/maturity/deliveries', { items }),
  );
  if (answer.counts.rejected > 0) {
    throw new Error(`Some were rejected: ${JSON.stringify(answer)}`);
  }
  const unknown = stories.filter(({ isUnmatched }) => isUnmatched).length;
  await until('all events have found their components', async () => {
    const { total } = await read<ListUnmatchedDeliveriesResponse>(
      await send('/api/maturity/deliveries/unmatched'),
    );
    return total <= unknown;
  });
  process.stdout.write(`Sent ${items.length} delivery events\n`);
}

async function read<T>(response: Response): Promise<T> {
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${response.status} ${text}`);
  }
  return JSON.parse(text);
}

async function until(what: string, isSo: () => Promise<boolean>) {
  const end = performance.now() + PATIENCE_MS;
  while (!(await isSo())) {
    if (performance.now() > end) {
      throw new Error(`Waited in vain until ${what}`);
    }
    await setTimeout(1_000);
  }
}

main(process.argv[2], process.env.DELIVERIES_TOKEN ?? '').catch(error => {
  process.stderr.write(`Could not send delivery events: ${error}\n`);
  process.exitCode = 1;
});
