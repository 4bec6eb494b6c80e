import { AuditorService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import {
  endpoints,
  maturitySourceReadPermission,
  maturitySourceTryPermission,
  TrySourceResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { SourceHealthReader } from '../pipeline/SourceHealthReader';
import { SourceTrial } from '../pipeline/SourceTrial';
import { MissingSourcesReader } from '../scorecard/MissingSourcesReader';
import { EntityReader } from '../scorecard/EntityReader';
import { Callers } from './Callers';
import { mountJsonEndpoint, toExpressPath } from './mountEndpoint';
import { parseBodyRequest, parseEntityPath } from './parseRequest';

/** Mounts the health of the sources, and "try this source on some entities", audited. */
export function mountSourceRoutes(
  router: Router,
  options: {
    readonly auditor: AuditorService;
    readonly callers: Callers;
    readonly entities: EntityReader;
    readonly missing: Pick<MissingSourcesReader, 'read'>;
    readonly sources: Pick<SourceHealthReader, 'read'>;
    readonly trial: Pick<SourceTrial, 'run'>;
  },
): void {
  const { auditor, callers, entities, missing, sources, trial } = options;

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
      const { sourceId } = request.params;
      const event = await auditor.createEvent({
        eventId: 'source-try',
        severityLevel: 'medium',
        request,
        meta: { sourceId },
      });
      try {
        const credentials = await callers.require(
          request,
          maturitySourceTryPermission,
        );
        const input = parseBodyRequest(endpoints.trySource, request);
        const refs = [...new Set(input.entityRefs.map(normalizeRef))];
        const found = await entities.findVisible(refs, credentials);
        const gone = new AbortController();
        response.once('close', () => gone.abort());
        const tried = await trial.run(
          input.sourceId,
          new Map(refs.map((ref, index) => [ref, found[index]])),
          gone.signal,
        );
        const items = await Promise.all(
          tried.items.map(async item => ({
            ...item,
            facts: await entities.hideOthers(item.facts, credentials),
          })),
        );
        await event.success({ meta: { entityRefs: refs } });
        response.json({ ...tried, items });
      } catch (error) {
        await event.fail({ error: toError(error) });
        throw error;
      }
    },
  );
}

function normalizeRef(ref: string): string {
  try {
    const { kind, namespace, name } = parseEntityRef(ref, {
      defaultKind: 'component',
    });
    return parseEntityPath({ kind, namespace, name });
  } catch {
    throw new InputError(
      `entityRefs: '${ref}' is no entity ref such as component:default/shop`,
    );
  }
}
