import { JsonObject } from '@backstage/types';
import grafanaApi from '../../__fixtures__/grafana.api.json';
import { ApiContract, FakeTool } from '../FakeTool';
import { PackCase } from '../PackCase';
import { count, PackTool, TOKEN } from '../PackTool';

/** Each item is a dashboard, or an alert rule if it is in a group. */
const tool: PackTool = {
  auth: { bearer: TOKEN },
  start: (items, port) => {
    const rules = items.filter(item => 'ruleGroup' in item);
    const dashboards = items.filter(item => !('ruleGroup' in item));
    return FakeTool.start({
      port,
      credentials: { authorization: `Bearer ${TOKEN}` },
      contract: new ApiContract('Grafana', grafanaApi),
      routes: [
        {
          operation: '/api/search',
          answer: url => {
            const limit = count(url, 'limit', 1_000);
            if (limit > 5_000) throw new Error('at most 5000');
            const page = count(url, 'page', 1);
            return { body: dashboards.slice((page - 1) * limit, page * limit) };
          },
        },
        {
          operation: '/api/v1/provisioning/alert-rules',
          answer: () => ({ body: rules }),
        },
      ],
    });
  },
};

const dashboard = (uid: string, ...tags: string[]): JsonObject => ({
  uid,
  title: uid,
  type: 'dash-db',
  tags,
  url: `/d/${uid}/${uid}`,
});

const rule = (
  uid: string,
  labels: JsonObject,
  more: JsonObject = {},
): JsonObject => ({
  uid,
  title: uid,
  ruleGroup: 'every minute',
  folderUID: 'shop',
  orgID: 1,
  condition: 'A',
  data: [],
  noDataState: 'NoData',
  execErrState: 'Error',
  labels,
  ...more,
});

const runbook = { annotations: { runbook_url: 'https://wiki.example.com/r' } };

const packCase: PackCase = {
  annotations: {
    shop: {
      'grafana/dashboard-selector': 'shop',
      'grafana/alert-label-selector': 'service=shop',
    },
    web: { 'grafana/alert-label-selector': 'service=web' },
    docs: { 'grafana/dashboard-selector': "tags @> 'shop'" },
  },
  items: [
    dashboard('shop-overview', 'shop', 'production'),
    dashboard('shop-database', 'shop'),
    rule('shop-down', { service: 'shop', severity: 'critical' }, runbook),
    rule(
      'shop-slow',
      { service: 'shop' },
      { annotations: { runbook_url: '' } },
    ),
    rule('shop-old', { service: 'shop' }, { ...runbook, isPaused: true }),
    rule('web-down', { service: 'web' }),
    // The value of another label is none of the entity.
    rule('team-alert', { team: 'web' }, runbook),
  ],
  filler: number => dashboard(`d${number}`, `other-${number}`),
  facts: {
    shop: { dashboards: 2, alertRules: 2, runbooks: 1 },
    web: { alertRules: 1, runbooks: 0 },
    docs: { dashboards: /nothing was found/ },
  },
};

/** Dashboards with tags, and alert rules with labels. */
export const grafana = { tool, case: packCase };
