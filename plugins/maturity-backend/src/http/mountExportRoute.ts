import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isError } from '@backstage/errors';
import { ExportRequest } from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { Callers } from './Callers';
import { DeliveryReader } from '../delivery/DeliveryReader';
import { exportDeliveries } from '../export/exportDeliveries';
import { exportScorecard } from '../export/exportScorecard';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { mountEndpoint } from './mountEndpoint';

/** Error code of a stream whose reader closed the connection. */
const GONE = 'ERR_STREAM_PREMATURE_CLOSE';

/**
 * Sends a file as fast as it is taken: what comes next is made when there is
 * room for it.
 */
async function send(
  response: Response,
  { subject, format }: ExportRequest,
  chunks: AsyncIterable<string>,
): Promise<void> {
  // Says also what it is, by the ending.
  response.attachment(`maturity-${subject}.${format}`);
  try {
    await pipeline(Readable.from(chunks), response);
  } catch (error) {
    if (!isError(error) || error.code !== GONE) {
      throw error;
    }
  }
}

/** Mounts the files to save. Each has the entities that the caller may see. */
export function mountExportRoute(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly deliveries: DeliveryReader;
    readonly scorecard: ScorecardReader;
  },
): void {
  const { callers, deliveries, scorecard } = options;

  mountEndpoint(router, 'exportScorecard', async (input, request, response) => {
    const visibility = await callers.seenBy(request);
    const isDelivery =
      input.subject === 'deliveryMetrics' || input.subject === 'deliveries';
    const chunks = await (isDelivery
      ? exportDeliveries(input, { deliveries, scorecard, visibility })
      : exportScorecard(input, { scorecard, visibility }));
    await send(response, input, chunks);
  });
}
