import { JsonObject } from '@backstage/types';
import { gateFact, listRequest, qualitySource } from './declare';

export const withServer = (server: JsonObject) => ({
  ...qualitySource,
  servers: [{ baseUrl: 'https://quality.example', ...server }],
});
export const withKey = (key: JsonObject) => ({ ...qualitySource, key });
export const withRequest = (request: JsonObject) => ({
  ...qualitySource,
  requests: { projects: { ...listRequest, ...request } as JsonObject },
});
export const withFact = (fact: JsonObject) => ({
  ...qualitySource,
  facts: { gate: { ...gateFact, ...fact } },
});
/** A request that replaces the list. */
export const asking = (request: JsonObject) => ({
  ...qualitySource,
  requests: {
    projects: { items: '$[*]', itemKey: '$.key', ...request },
  },
});
/** A query of PromQL that replaces the list, and a fact without a link. */
export const byQuery = (request: JsonObject) => ({
  ...qualitySource,
  requests: {
    projects: { promql: 'up', label: 'job', ...request } as JsonObject,
  },
  facts: { gate: { ...gateFact, evidence: { title: 'Query' } } },
});
