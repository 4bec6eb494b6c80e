import {
  EntityDeliveryResponse,
  ListCountedDeliveriesResponse,
  ListUnmatchedDeliveriesResponse,
  maturityAssessmentReadPermission,
  maturityDeliveryCreatePermission,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Response, Router } from 'express';
import { Callers } from './Callers';
import { DeliveryReader } from '../delivery/DeliveryReader';
import { distributeByStage } from '../delivery/distributeByStage';
import { ScorecardReader } from '../scorecard/ScorecardReader';
import {
  parseCountedRequest,
  parseDistributionRequest,
} from './deliveryRequests';
import { entityRefOf } from './entityRefOf';
import { EntityReader } from '../scorecard/EntityReader';
import { mountReadRoute } from './mountReadRoute';
import { readQueryParameters, valuesOf } from './queryParameters';

/** Mounts what delivery events come to, of one entity and of many. */
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

  router.get(
    '/deliveries/by-name/:kind/:namespace/:name',
    async (request, response: Response<EntityDeliveryResponse>) => {
      readQueryParameters(request.originalUrl, []);
      const credentials = await callers.identify(request);
      const entityRef = entityRefOf(request.params);
      const report = await entities.readOf(entityRef, credentials, () =>
        deliveries.readReport(entityRef),
      );
      const connected = report
        ? report.sources.map(({ source }) => source)
        : await deliveries.listSources();
      response.json({ entityRef, ...(report && { report }), connected });
    },
  );

  router.get(
    '/deliveries/by-name/:kind/:namespace/:name/counted',
    async (request, response: Response<ListCountedDeliveriesResponse>) => {
      const names = ['metric', 'days'];
      const parameters = readQueryParameters(request.originalUrl, names);
      const input = parseCountedRequest(valuesOf(parameters, names));
      const credentials = await callers.identify(request);
      const entityRef = entityRefOf(request.params);
      const counted = await entities.readOf(entityRef, credentials, () =>
        deliveries.listCounted({ entityRef, ...input }),
      );
      response.json(counted ?? { items: [], total: 0 });
    },
  );

  mountReadRoute(router, {
    path: '/deliveries/distribution',
    names: ['days'],
    parse: parseDistributionRequest,
    answer: async ({ filter, days = 90 }, request) => {
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
  });

  // What it shows belongs to nobody, so whoever sends events may see what got lost.
  router.get(
    '/deliveries/unmatched',
    async (request, response: Response<ListUnmatchedDeliveriesResponse>) => {
      readQueryParameters(request.originalUrl, []);
      await callers.require(request, maturityAssessmentReadPermission);
      await callers.require(request, maturityDeliveryCreatePermission);
      response.json(await deliveries.listUnmatched());
    },
  );
}
