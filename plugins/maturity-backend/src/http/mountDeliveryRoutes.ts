import {
  maturityAssessmentReadPermission,
  maturityDeliveryCreatePermission,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Router } from 'express';
import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { EntityVisibility } from '../catalog/types';
import { Callers } from './Callers';
import { toSenderId } from './toDeliverySender';
import { DeliveryReader } from '../delivery/DeliveryReader';
import { distributeByStage } from '../delivery/distributeByStage';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import { EntityReader } from '../scorecard/EntityReader';
import { mountJsonEndpoint } from './mountEndpoint';

/** Mounts the reads of delivery events and their metrics, of one entity and of many. */
export function mountDeliveryRoutes(
  router: Router,
  options: {
    readonly callers: Callers;
    readonly deliveries: DeliveryReader;
    readonly entities: EntityReader;
    readonly scorecard: ScorecardReader;
  },
): void {
  const { callers, deliveries, entities, scorecard } = options;

  mountJsonEndpoint(
    router,
    'getEntityDelivery',
    async ({ entityRef }, request) => {
      const credentials = await callers.identify(request);
      const report = await entities.readVisible(entityRef, credentials, () =>
        deliveries.readReport(entityRef),
      );
      const connected = report
        ? report.sources.map(({ source }) => source)
        : await listConnected(await callers.seenBy(request), credentials);
      return { entityRef, ...(report && { report }), connected };
    },
  );

  mountJsonEndpoint(router, 'listCountedDeliveries', async (input, request) => {
    const credentials = await callers.identify(request);
    const counted = await entities.readVisible(
      input.entityRef,
      credentials,
      () => deliveries.listCounted(input),
    );
    return counted ?? { items: [], total: 0 };
  });

  mountJsonEndpoint(
    router,
    'getDeliveryDistribution',
    async ({ filter, days = 90 }, request) => {
      const visibility = await callers.seenBy(request);
      const { model, entities: selected } = await scorecard.select(
        { filter },
        visibility,
      );
      return distributeByStage(selected, {
        summaries: await deliveries.summaries(),
        modelId: model.id,
        stages: model.stages.map(({ id }) => id),
        days,
      });
    },
  );

  // Those who may see all entities may see all events, others their own.
  mountJsonEndpoint(router, 'listUnmatchedDeliveries', async (_, request) => {
    await callers.require(request, maturityAssessmentReadPermission);
    const credentials = await callers.require(
      request,
      maturityDeliveryCreatePermission,
    );
    const visibility = await callers.seenBy(request);
    return visibility === 'all'
      ? deliveries.listUnmatched()
      : deliveries.listUnmatchedFrom(toSenderId(credentials), visibility);
  });

  async function listConnected(
    visibility: EntityVisibility,
    credentials: BackstageCredentials,
  ) {
    return visibility === 'all'
      ? deliveries.listSources()
      : deliveries.listSourcesFrom(toSenderId(credentials));
  }
}
