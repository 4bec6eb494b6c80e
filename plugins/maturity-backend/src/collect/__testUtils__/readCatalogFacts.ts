import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { integrations } from '../../__testUtils__/integrations';
import { CatalogFactSource } from '../CatalogFactSource';
import {
  WellKnownAnnotations,
  withOwnAnnotations,
} from '../wellKnownAnnotations';

/** The facts of the catalog about an entity, with what is around it. */
export async function readFacts(
  subject: Entity,
  options: { around?: Entity[]; annotations?: WellKnownAnnotations } = {},
): Promise<{ [name: string]: FactObservation }> {
  const { around = [], annotations = withOwnAnnotations({}) } = options;
  const source = new CatalogFactSource({
    catalog: catalogServiceMock({ entities: around }),
    auth: mockServices.auth(),
    annotations,
    integrations,
  });
  const answers = await source.collect({
    entities: [subject],
    etags: new Map(),
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
  });
  const answer = answers.get(stringifyEntityRef(subject));
  return answer && 'facts' in answer ? answer.facts : {};
}

/** The value of one of them, or the observation without a value. */
export async function readValue(
  fact: string,
  subject: Entity,
  options?: Parameters<typeof readFacts>[1],
) {
  const { restsOn, ...observation } = (await readFacts(subject, options))[fact];
  return 'value' in observation ? observation.value : observation;
}
