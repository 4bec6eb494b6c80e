import {
  endpoints,
  maturitySourceReadPermission,
  TrySourceResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { SourceHealthReader } from '../pipeline/SourceHealthReader';
import { MissingSourcesReader } from '../scorecard/MissingSourcesReader';
import { abortWhenGone } from './abortWhenGone';
import { Callers } from './Callers';
import { mountJsonEndpoint, toExpressPath } from './mountEndpoint';
import { parseBodyRequest } from './parseRequest';
import { SourceTrier } from './SourceTrier';

/** Mounts the health of the sources, and "try this source on some entities". */
export function mountSourceRoutes(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly missing: Pick<MissingSourcesReader, 'read'>;
    readonly sources: Pick<SourceHealthReader, 'read'>;
    readonly trier: Pick<SourceTrier, 'run'>;
  },
): void {
  const { callers, missing, sources, trier } = options;

  mountJsonEndpoint(router, 'listSources', async (_, request) => {
    await callers.require(request, maturitySourceReadPermission);
    return sources.read();
  });
  mountJsonEndpoint(router, 'listMissingSources', async (_, request) => {
    const credentials = await callers.require(
      request,
      maturitySourceReadPermission,
    );
    return missing.read(credentials, await callers.seenBy(request));
  });

  router.post(
    toExpressPath(endpoints.trySource),
    async (request, response: Response<TrySourceResponse>) => {
      const tried = await trier.run({
        sourceId: request.params.sourceId,
        read: async () => ({
          credentials: await callers.identify(request),
          input: parseBodyRequest(endpoints.trySource, request),
        }),
        signal: abortWhenGone(request),
        request,
      });
      response.json(tried);
    },
  );
}
