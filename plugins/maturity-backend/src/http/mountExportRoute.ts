import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isError } from '@backstage/errors';
import { ExportRequest } from '@platform-maturity/backstage-plugin-maturity-common';
import { Request, Response, Router } from 'express';
import { Callers } from './Callers';
import { DeliveryReader } from '../delivery/DeliveryReader';
import { exportDeliveries } from '../export/exportDeliveries';
import { exportScorecard } from '../export/exportScorecard';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import {
  filterParameters,
  readQueryParameters,
  requestOf,
} from './queryParameters';
import { parseExportRequest } from './requests';

const PATH = '/exports/:subject';

const NAMES = ['format', 'groupBy', 'days', 'entityRef'];

/** Of a stream whose reader went away. */
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

/**
 * Mounts the files to save: as a `GET` with the request in the URL, and at
 * `/query` below it as a `POST` with the request in the body. Each holds what
 * the caller may see.
 */
export function mountExportRoute(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly deliveries: DeliveryReader;
    readonly scorecard: ScorecardReader;
  },
): void {
  const { callers, deliveries, scorecard } = options;

  async function toChunks(input: ExportRequest, request: Request) {
    const visibility = await callers.seenBy(request);
    return input.subject === 'deliveryMetrics' || input.subject === 'deliveries'
      ? exportDeliveries(input, { deliveries, scorecard, visibility })
      : exportScorecard(input, { scorecard, visibility });
  }

  async function answer(body: unknown, request: Request, response: Response) {
    const { subject } = request.params;
    const input = parseExportRequest(
      body && typeof body === 'object' ? { ...body, subject } : body,
    );
    await send(response, input, await toChunks(input, request));
  }

  router.get(PATH, async (request, response) => {
    const parameters = readQueryParameters(request.originalUrl, [
      ...filterParameters,
      ...NAMES,
    ]);
    await answer(requestOf(parameters, NAMES), request, response);
  });
  router.post(`${PATH}/query`, async (request, response) => {
    await answer(request.body, request, response);
  });
}
