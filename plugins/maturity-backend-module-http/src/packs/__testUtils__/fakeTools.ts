import { JsonObject } from '@backstage/types';
import { ApiContract } from '../../../../maturity-node/src/__testUtils__/ApiContract';
import argoCdApi from '../__fixtures__/argo-cd.api.json';
import datadogApi from '../__fixtures__/datadog.api.json';
import pagerDutyApi from '../__fixtures__/pagerduty.api.json';
import sentryApi from '../__fixtures__/sentry.api.json';
import { FakeTool } from './FakeTool';
import { count, PackTool, toAuth, TOKEN } from './PackTool';
import { grafana } from './tools/grafana';
import { jenkins } from './tools/jenkins';
import { jiraServiceManagement } from './tools/jiraServiceManagement';
import { newRelic } from './tools/newRelic';
import { prometheus } from './tools/prometheus';
import { servicenow } from './tools/servicenow';
import { snyk } from './tools/snyk';
import { spacelift } from './tools/spacelift';

/** The tools of the packs. Each answers with some items, as many on a page as it is asked for. */
export const fakeTools: Readonly<Record<string, PackTool>> = {
  'argo-cd': {
    auth: { bearer: TOKEN },
    start: (items, port) =>
      FakeTool.start({
        port,
        credentials: { authorization: `Bearer ${TOKEN}` },
        // The server also takes `fields`, which its description leaves out.
        contract: withParameter(argoCdApi, '/api/v1/applications', 'fields'),
        routes: [
          {
            operation: '/api/v1/applications',
            answer: () => ({ body: { metadata: {}, items } }),
          },
        ],
      }),
  },
  datadog: {
    auth: {
      header: [
        { name: 'DD-API-KEY', value: TOKEN },
        { name: 'DD-APPLICATION-KEY', value: `${TOKEN}-2` },
      ],
    },
    parameters: { app: 'app.datadoghq.com' },
    start: (items, port) =>
      FakeTool.start({
        port,
        credentials: {
          'dd-api-key': TOKEN,
          'dd-application-key': `${TOKEN}-2`,
        },
        contract: new ApiContract('Datadog', datadogApi),
        routes: [
          {
            operation: '/api/v1/slo/search',
            answer: url => {
              const number = count(url, 'page[number]', 0);
              const size = count(url, 'page[size]', 10);
              const slos = items.slice(number * size, (number + 1) * size);
              const pagination = { number, size, total: items.length };
              return {
                body: { data: { attributes: { slos } }, meta: { pagination } },
              };
            },
          },
        ],
      }),
  },
  'dependency-track': {
    auth: { header: { name: 'X-Api-Key', value: TOKEN } },
    start: (items, port) =>
      FakeTool.start({
        port,
        credentials: { 'x-api-key': TOKEN },
        routes: [
          {
            operation: '/api/v1/project',
            answer: url => {
              const number = count(url, 'pageNumber', 1);
              const size = count(url, 'pageSize', 100);
              return {
                body: items.slice((number - 1) * size, number * size),
                headers: { 'x-total-count': String(items.length) },
              };
            },
          },
        ],
      }),
  },
  grafana: grafana.tool,
  'hcp-terraform': {
    auth: { bearer: TOKEN },
    parameters: { organization: 'acme' },
    start: (items, port) =>
      FakeTool.start({
        port,
        credentials: { authorization: `Bearer ${TOKEN}` },
        routes: [
          {
            operation: '/api/v2/organizations/acme/workspaces',
            answer: url => {
              const number = count(url, 'page[number]', 1);
              const size = count(url, 'page[size]', 20);
              const data = items.slice((number - 1) * size, number * size);
              const pagination = {
                'current-page': number,
                'page-size': size,
                'total-count': items.length,
              };
              return { body: { data, meta: { pagination } } };
            },
          },
        ],
      }),
  },
  jenkins: jenkins.tool,
  'jira-service-management': jiraServiceManagement.tool,
  'new-relic': newRelic.tool,
  pagerduty: {
    auth: { header: { name: 'Authorization', value: `Token token=${TOKEN}` } },
    start: (items, port) =>
      FakeTool.start({
        port,
        credentials: {
          authorization: `Token token=${TOKEN}`,
          accept: 'application/vnd.pagerduty+json;version=2',
        },
        contract: new ApiContract('PagerDuty', pagerDutyApi),
        routes: [
          {
            operation: '/services',
            answer: url => {
              const offset = count(url, 'offset', 0);
              const limit = count(url, 'limit', 25);
              const more = offset + limit < items.length;
              const services = items.slice(offset, offset + limit);
              return { body: { services, offset, limit, more, total: null } };
            },
          },
        ],
      }),
  },
  prometheus: prometheus.tool,
  sentry: {
    auth: { bearer: TOKEN },
    parameters: { organization: 'acme' },
    start: (items, port) =>
      FakeTool.start({
        port,
        credentials: { authorization: `Bearer ${TOKEN}` },
        contract: new ApiContract('Sentry', sentryApi),
        routes: [
          {
            operation:
              '/api/0/organizations/{organization_id_or_slug}/projects/',
            answer: url => {
              const size = count(url, 'per_page', 100);
              const [, start = '0'] =
                url.searchParams.get('cursor')?.split(':') ?? [];
              const next = Number(start) + size;
              const cursor = `0:${next}:0`;
              const address = new URL(url);
              address.searchParams.set('cursor', cursor);
              return {
                body: items.slice(Number(start), next),
                headers: {
                  link: `<${address}>; rel="next"; results="${
                    next < items.length
                  }"; cursor="${cursor}"`,
                },
              };
            },
          },
        ],
      }),
  },
  servicenow: servicenow.tool,
  snyk: snyk.tool,
  sonarqube: {
    auth: { bearer: TOKEN },
    start: (items, port) =>
      FakeTool.start({
        port,
        credentials: { authorization: `Bearer ${TOKEN}` },
        routes: [
          {
            operation: '/api/components/search_projects',
            answer: url => {
              const pageIndex = count(url, 'p', 1);
              const pageSize = count(url, 'ps', 100);
              const components = items
                .map(({ key, analysisDate }) => ({ key, analysisDate }))
                .slice((pageIndex - 1) * pageSize, pageIndex * pageSize);
              const paging = { pageIndex, pageSize, total: items.length };
              return { body: { paging, components } };
            },
          },
          {
            operation: '/api/measures/search',
            answer: url => {
              const keys = url.searchParams.get('projectKeys')!.split(',');
              const metrics = url.searchParams.get('metricKeys')!.split(',');
              if (keys.length > 100) throw new Error('more than 100 projects');
              const measures = items
                .filter(({ key }) => keys.includes(String(key)))
                .flatMap(({ key, measures: own }) =>
                  Object.entries(Object(own))
                    .filter(([metric]) => metrics.includes(metric))
                    .map(([metric, value]) => ({
                      metric,
                      value,
                      component: key,
                    })),
                );
              return { body: { measures } };
            },
          },
        ],
      }),
  },
  spacelift: spacelift.tool,
};

/** The configuration of a pack whose tool is at an address. */
export function exampleAccess(id: string, url: string): JsonObject {
  const tool = fakeTools[id]!;
  const { parameters = {} } = tool;
  return { servers: [{ baseUrl: url, auth: toAuth(tool, url) }], parameters };
}

function withParameter(
  api: { readonly paths: object },
  operation: string,
  name: string,
): ApiContract {
  const paths = structuredClone(api.paths) as Record<
    string,
    { parameters: object[] }
  >;
  paths[operation]!.parameters.push({
    name,
    in: 'query',
    schema: { type: 'string' },
  });
  return new ApiContract('Argo CD', { ...api, paths });
}
