import { JsonObject } from '@backstage/types';
import { answerGraphql } from '../answerGraphql';
import { FakeTool } from '../FakeTool';
import { PackCase } from '../PackCase';
import { PackTool, TOKEN } from '../PackTool';

/** New Relic answers with so many entities at once. */
const PAGE = 200;

/** The part of NerdGraph that is asked, by the names and types of New Relic's client for Go. */
const SCHEMA = `
  scalar EntityGuid
  type Query { actor: Actor }
  type Actor { entitySearch(query: String): EntitySearch }
  type EntitySearch {
    count: Int
    query: String
    results(cursor: String): EntitySearchResult
  }
  type EntitySearchResult { entities: [EntityOutline], nextCursor: String }
  interface EntityOutline {
    accountId: Int
    domain: String
    guid: EntityGuid
    name: String
    permalink: String
    reporting: Boolean
    type: String
  }
  type DashboardEntityOutline implements EntityOutline {
    accountId: Int
    domain: String
    guid: EntityGuid
    name: String
    permalink: String
    reporting: Boolean
    type: String
    dashboardParentGuid: EntityGuid
    permissions: DashboardEntityPermissions
  }
  type GenericEntityOutline implements EntityOutline {
    accountId: Int
    domain: String
    guid: EntityGuid
    name: String
    permalink: String
    reporting: Boolean
    type: String
  }
  enum DashboardEntityPermissions { PRIVATE PUBLIC_READ_ONLY PUBLIC_READ_WRITE }
`;

function searchEntities(items: readonly JsonObject[]) {
  return {
    entitySearch: ({ query }: { query?: string }) => {
      const [, wanted] = /^type = '(\w+)'$/.exec(query ?? '') ?? [];
      if (!wanted) throw new Error(`no query: ${query}`);
      const found = items.filter(({ type }) => type === wanted);
      return {
        count: found.length,
        query,
        results: ({ cursor }: { cursor?: string }) => {
          const start = Number(atob(cursor ?? btoa('0')));
          const end = start + PAGE;
          return {
            entities: found.slice(start, end),
            nextCursor: end < found.length ? btoa(String(end)) : null,
          };
        },
      };
    },
  };
}

const tool: PackTool = {
  auth: { header: { name: 'API-Key', value: TOKEN } },
  start: (items, port) =>
    FakeTool.start({
      port,
      credentials: { 'api-key': TOKEN },
      routes: [
        {
          operation: '/graphql',
          method: 'POST',
          answer: (_, sent) =>
            answerGraphql(SCHEMA, sent, { actor: searchEntities(items) }),
        },
      ],
    }),
};

const dashboard = (
  guid: string,
  permissions = 'PUBLIC_READ_ONLY',
): JsonObject => ({
  __typename: 'DashboardEntityOutline',
  accountId: 1,
  domain: 'VIZ',
  guid,
  name: guid,
  permalink: `https://one.newrelic.com/redirect/entity/${guid}`,
  permissions,
  reporting: true,
  type: 'DASHBOARD',
});

const packCase: PackCase = {
  annotations: {
    shop: { 'newrelic.com/dashboard-guid': 'SHOP' },
    web: { 'newrelic.com/dashboard-guid': 'WEB' },
    docs: { 'newrelic.com/dashboard-guid': 'DOCS' },
  },
  items: [
    dashboard('SHOP', 'PUBLIC_READ_WRITE'),
    dashboard('WEB', 'PRIVATE'),
    {
      ...dashboard('DOCS'),
      __typename: 'GenericEntityOutline',
      type: 'APPLICATION',
    },
  ],
  filler: number => dashboard(`D${number}`),
  facts: {
    shop: { dashboards: 1, sharedDashboards: 1 },
    web: { dashboards: 1, sharedDashboards: 0 },
    // The annotation names an application.
    docs: { dashboards: /nothing was found for DOCS/ },
  },
};

/** Dashboards, found by a search over all entities. */
export const newRelic = { tool, case: packCase };
