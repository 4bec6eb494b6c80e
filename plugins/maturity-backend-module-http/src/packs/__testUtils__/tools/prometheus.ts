import { JsonObject } from '@backstage/types';
import { fillPromql } from '../../../declaration/promqlTexts';
import { readPack } from '../../readPack';
import { FakeTool } from '../FakeTool';
import { NOW, PackCase } from '../PackCase';
import { allowOnly, PackTool, TOKEN } from '../PackTool';

const parameters = { serviceLabel: 'app', targetLabel: 'job' };

/** Finds the request of the pack whose query was sent; a real Prometheus evaluates it in other tests. */
function findRequest(query: string): string {
  const { requests } = readPack('prometheus', 'pack').pack;
  const found = Object.entries(requests).find(
    ([, { promql }]) =>
      promql !== undefined && fillPromql(promql, parameters) === query,
  );
  if (!found) throw new Error(`no query of the pack: ${query}`);
  return found[0];
}

const tool: PackTool = {
  auth: { basic: { username: 'maturity', password: TOKEN } },
  parameters,
  start: (items, port) =>
    FakeTool.start({
      port,
      credentials: { authorization: `Basic ${btoa(`maturity:${TOKEN}`)}` },
      routes: [
        {
          operation: '/api/v1/query',
          method: 'POST',
          answer: (_, sent) => {
            const id = findRequest((sent as { query: string }).query);
            const result = items
              .filter(({ values }) => Object.hasOwn(Object(values), id))
              .map(({ service, values }) => ({
                metric: { maturity_key: service },
                value: [NOW / 1000, String(Reflect.get(Object(values), id))],
              }));
            return {
              body: {
                status: 'success',
                data: { resultType: 'vector', result },
              },
            };
          },
        },
        {
          operation: '/api/v1/rules',
          answer: url => {
            allowOnly(url, ['type']);
            const rules = items.flatMap(({ rule }) => rule ?? []);
            const groups = [{ name: 'alerts', file: 'rules.yaml', rules }];
            return { body: { status: 'success', data: { groups } } };
          },
        },
      ],
    }),
};

const alertRule = (name: string, health = 'ok') => ({
  rule: { name, health, state: 'inactive', type: 'alerting' },
});

const packCase: PackCase = {
  annotations: {
    shop: { 'prometheus.io/service': 'shop', 'prometheus.io/alert': 'Down' },
    web: { 'prometheus.io/service': 'web', 'prometheus.io/alert': 'Slow' },
    docs: { 'prometheus.io/service': 'docs' },
  },
  items: [
    {
      service: 'shop',
      values: {
        objectives: 2,
        errorBudgets: 62.5,
        firingAlerts: 1,
        targets: 3,
        targetsDown: 1,
      },
    },
    { service: 'web', values: { objectives: 1, errorBudgets: 'NaN' } },
    alertRule('Down'),
    alertRule('Down'),
    alertRule('Slow', 'err'),
  ],
  filler: number =>
    ({
      service: `service-${number}`,
      values: { objectives: 1, errorBudgets: number, targets: 1 },
    } satisfies JsonObject),
  facts: {
    shop: {
      objectives: 2,
      errorBudgetRemaining: 62.5,
      firingAlerts: 1,
      targets: 3,
      targetsDown: 1,
      alertRules: 2,
    },
    web: {
      objectives: 1,
      errorBudgetRemaining: /"NaN"/,
      firingAlerts: 0,
      targets: 0,
      targetsDown: /nothing was found for web/,
      alertRules: 0,
    },
    docs: { objectives: 0, errorBudgetRemaining: /nothing was found for docs/ },
  },
};

/** Values by service for each query of the pack, and alert rules. */
export const prometheus = { tool, case: packCase };
