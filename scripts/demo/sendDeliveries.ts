// Sends the delivery events of the example organisation to a running backend,
// as a pipeline would:
//   DELIVERIES_TOKEN=… node --require @backstage/cli/config/nodeTransform.cjs \
//     scripts/demo/sendDeliveries.ts http://localhost:7007
import { IngestDeliveriesResponse } from '@platform-maturity/backstage-plugin-maturity-common';
import { setTimeout } from 'node:timers/promises';
import { deliveryEventsOf } from './deliveryEvents';
import { readDeliveryStories } from './readDeliveryStories';

/** Longest time that the catalog may take to know all components. */
const PATIENCE_MS = 120_000;

async function main(backendUrl: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}` };
  await untilCatalogKnows('component/default/date-kit', {
    backendUrl,
    headers,
  });

  const now = new Date();
  const items = readDeliveryStories().flatMap(story =>
    deliveryEventsOf(story, now),
  );
  const response = await fetch(`${backendUrl}/api/maturity/deliveries`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ items }),
  });
  const text = await response.text();
  if (!response.ok) {
    throw new Error(`${response.status} ${text}`);
  }
  const { counts }: IngestDeliveriesResponse = JSON.parse(text);
  if (counts.rejected > 0) {
    throw new Error(`${counts.rejected} events were rejected: ${text}`);
  }
  process.stdout.write(
    `Sent ${items.length} delivery events: ${JSON.stringify(counts)}\n`,
  );
}

/** The last of the example components: the others are there when it is. */
async function untilCatalogKnows(
  path: string,
  { backendUrl, headers }: { backendUrl: string; headers: HeadersInit },
): Promise<void> {
  const url = `${backendUrl}/api/catalog/entities/by-name/${path}`;
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const { ok, status } = await fetch(url, { headers });
    if (ok) {
      return;
    }
    if (performance.now() > end) {
      throw new Error(`The catalog does not know ${path}: ${status}`);
    }
    await setTimeout(1_000);
  }
}

main(process.argv[2], process.env.DELIVERIES_TOKEN ?? '').catch(error => {
  process.stderr.write(`Could not send delivery events: ${error}\n`);
  process.exitCode = 1;
});
