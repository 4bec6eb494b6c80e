import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import { Answers, closeTools, startTool } from '../__testUtils__/startTool';
import { collectByQuery, QueryOptions } from './__testUtils__/collectByQuery';
import {
  collectFrom,
  readSeen,
  readValue,
  toServer,
} from './__testUtils__/collectFrom';
import { APPS, ruleGroups, writeMetrics } from './__testUtils__/shop';
import {
  ask,
  StartedPrometheus,
  startPrometheus,
} from './__testUtils__/startPrometheus';

jest.setTimeout(60_000);

const SERVICE = 'prometheus.io/service';
const ALERT = 'prometheus.io/alert';

describe('a real Prometheus', () => {
  let folder: string;
  let prometheus: StartedPrometheus;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'maturity-rules-'));
    const ruleFile = join(folder, 'rules.yaml');
    await writeFile(ruleFile, JSON.stringify(ruleGroups));
    prometheus = await startPrometheus({
      metrics: writeMetrics,
      ruleFiles: [ruleFile],
    });
    for (const service of ['shop', 'cart', 'quiet']) {
      await prometheus.waitFor(
        `slo:period_error_budget_remaining:ratio{sloth_service="${service}"}`,
      );
    }
    await prometheus.waitFor('pyrra_availability{service="bank"} < 1');
    await prometheus.waitFor('pyrra_availability{service="pay"} < 1');
    await prometheus.waitFor('ALERTS{alertname="HighErrorRate"}');
    await prometheus.waitFor('ALERTS{alertname="ErrorBudgetBurn"}');
  });

  afterAll(async () => {
    await prometheus?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  afterEach(closeTools);

  const collectPack = (
    annotations: Parameters<typeof collectFrom>[1],
    pack: JsonObject = {},
  ) =>
    collectFrom(
      {
        prometheus: { pack: { servers: [toServer(prometheus.url)], ...pack } },
      },
      annotations,
    );

  const collectQuery = (promql: string, options: QueryOptions = {}) =>
    collectByQuery(promql, { url: prometheus.url, ...options });

  it('tells objectives and budgets of Sloth and Pyrra by one query each', async () => {
    const services = ['shop', 'cart', 'quiet', 'pay', 'bank', 'lost'];
    const { facts, requests } = await collectPack(
      Object.fromEntries(services.map(name => [name, { [SERVICE]: name }])),
    );
    const seen = services.map(name => {
      const { objectives, errorBudgetRemaining, firingAlerts } = facts[name]!;
      return [
        name,
        readValue(objectives),
        readValue(errorBudgetRemaining),
        readValue(firingAlerts),
      ];
    });
    const noNumber = `$[0]['value']: expected a number, found "NaN"`;
    expect(seen).toEqual([
      ['shop', 2, 50, 0],
      ['cart', 1, -100, 1],
      ['quiet', 1, noNumber, 0],
      ['pay', 2, noNumber, 1],
      ['bank', 1, 50, 1],
      ['lost', 0, 'nothing was found for lost', 0],
    ]);
    expect(requests).toBe(5);
  });

  it('tells targets, and the alert rules that the annotation names', async () => {
    const { facts } = await collectPack({
      shop: { [SERVICE]: 'shop', [ALERT]: 'ShopDown, ErrorBudgetBurn' },
      cart: { [ALERT]: 'Broken' },
      lost: { [ALERT]: 'all' },
    });
    const read = (name: string) =>
      Object.fromEntries(
        Object.entries(facts[name]!).map(([fact, seen]) => [
          fact,
          readValue(seen),
        ]),
      );
    expect(read('shop')).toMatchObject({
      targets: 1,
      targetsDown: 0,
      alertRules: 3,
    });
    expect(read('cart')).toEqual({ alertRules: 0 });
    expect(read('lost')).toEqual({ alertRules: 'nothing was found for all' });
  });

  it('links the query, and tells the time of the evaluation', async () => {
    const before = Date.now();
    const { facts } = await collectPack({ shop: { [SERVICE]: 'shop' } });
    const { evidence, observedAt } = readSeen(facts.shop!.objectives);
    const [{ title, url = '' }] = evidence;
    const link = new URL(url);
    expect(title).toBe('Objectives');
    expect(link.origin + link.pathname).toBe(`${prometheus.url}/graph`);
    expect(link.searchParams.get('g0.tab')).toBe('1');
    const shown = await ask(
      prometheus.url,
      link.searchParams.get('g0.expr') ?? '',
    );
    expect(shown).toContainEqual({
      metric: { maturity_key: 'shop' },
      value: [expect.any(Number), '2'],
    });
    const age = Date.parse(observedAt ?? '') - before;
    expect(age).toBeGreaterThan(-1_000);
    expect(age).toBeLessThan(60_000);
  });

  it('finds services by another key and by other labels', async () => {
    const { facts } = await collectPack(
      { 'team-a': {}, shop: {} },
      {
        key: { template: '{metadata.name}' },
        parameters: { serviceLabel: 'team', targetLabel: 'instance' },
      },
    );
    expect(readValue(facts['team-a']!.objectives)).toBe(2);
    expect(readValue(facts.shop!.objectives)).toBe(2);
    expect(readValue(facts.shop!.targets)).toBe(0);
  });

  it('takes another query for one of the pack', async () => {
    const { facts } = await collectPack(
      { shop: { [SERVICE]: 'app-7' } },
      { requests: { objectives: { promql: 'app_info', label: 'app' } } },
    );
    expect(readValue(facts.shop!.objectives)).toBe(7);
  });

  it('joins many series to many entities by one request', async () => {
    const apps = Array.from({ length: APPS }, (_, index) => `app-${index}`);
    const { facts, requests } = await collectQuery('app_info', { apps });
    expect(requests).toBe(1);
    expect(apps.map(app => readValue(facts[app]!.value))).toEqual(
      Array.from({ length: APPS }, (_, index) => index),
    );
  });

  it.each<[promql: string, seen: unknown, fact?: JsonObject]>([
    ['odd{app="app-1"}', `$[0]['value']: expected a number, found "+Inf"`],
    [
      'label_replace(odd{app="app-2"}, "app", "app-1", "", "")',
      `$[0]['value']: expected a number, found "-Inf"`,
    ],
    [
      'label_replace(odd{app="app-0"}, "app", "app-1", "", "")',
      `$[0]['value']: expected a number, found "NaN"`,
    ],
    [
      'app_info{app="app-1"} or label_replace(app_info{app="app-2"}, "app", "app-1", "", "")',
      "$[*].value: expected one value, found 2: $[0]['value'] and $[1]['value']",
    ],
    ['no_such_metric', 'nothing was found for app-1'],
    ['no_such_metric', 0, { absent: 0 }],
    ['app_info{app="app-2"}', 'nothing was found for app-1'],
    [
      'app_info{app="app-1"}',
      '1.1',
      { type: 'string', value: '$[*].labels.version' },
    ],
    ['app_info{app="app-1"}', true, { type: 'boolean', means: { 1: true } }],
  ])('answers %s as %j', async (promql, seen, ...[fact]) => {
    const { facts, errors } = await collectQuery(promql, { fact });
    expect(errors).toEqual([]);
    expect(readValue(facts['app-1']!.value)).toEqual(seen);
  });

  it.each([
    [
      'sum(up',
      /refused the request \(400\): .*1:7: parse error: unclosed.*; the query is `sum\(up`/,
    ],
    [
      'up * on(job) app_info',
      /refused the request \(422\): found duplicate series .*; the query is `up \*/,
    ],
    ['scalar(up)', /answered with a scalar, not with a vector/],
    ['up[5m]', /answered with a matrix, not with a vector/],
    ['"text"', /answered with a string, not with a vector/],
  ])('knows nothing by %s, and says why', async (promql, reason) => {
    const { errors } = await collectQuery(promql, { fact: { absent: 0 } });
    expect(errors).toEqual([expect.stringMatching(reason)]);
  });

  it('does not let parameters change a query', async () => {
    const label = '"} or vector(1) or up{x="\\';
    const { facts, errors } = await collectQuery(
      `app_info{app!="{parameters.other}", version!='{parameters.other}'}`,
      { http: { parameters: { other: label } } },
    );
    expect(errors).toEqual([]);
    expect(readValue(facts['app-1']!.value)).toBe(1);
  });

  it('says which credentials it needs', async () => {
    const credentials = { username: 'maturity', password: 'revoked' };
    const { errors } = await collectPack(
      { shop: { [SERVICE]: 'shop' } },
      { servers: [toServer(prometheus.url, credentials)] },
    );
    expect(errors).toEqual([
      expect.stringMatching(
        /did not accept the credentials \(401\): correct user name and password at maturity\.sources\.prometheus\.pack\.servers\[0\]\.auth\.basic/,
      ),
    ]);
  });

  describe('behind a Thanos', () => {
    /** The answer of the real Prometheus, with what Thanos and newer versions add to it. */
    const startThanos = async (
      promql: string,
      added: JsonObject,
      more: readonly JsonObject[] = [],
    ) => {
      const result = await ask(prometheus.url, promql);
      const answers: Answers = ({ method, path, body, headers }) => {
        const query = new URLSearchParams(body).get('query');
        return method === 'POST' &&
          path === '/api/v1/query' &&
          headers['content-type']?.startsWith(
            'application/x-www-form-urlencoded',
          ) &&
          query === promql
          ? {
              body: {
                status: 'success',
                data: { resultType: 'vector', result: [...result, ...more] },
                ...added,
              },
            }
          : { status: 400, body: { status: 'error', error: 'unexpected' } };
      };
      return startTool(answers);
    };
    const warnings = ['No StoreAPIs matched for this query'];
    const naming = 'PromQL info: metric might not be a counter, name does not';

    it.each<[what: string, added: JsonObject, app: string, seen: unknown]>([
      ['all', {}, 'app-1', 1],
      ['all', {}, 'lost', 0],
      ['a part', { warnings }, 'app-1', 1],
      [
        'a part',
        { warnings },
        'lost',
        'answered with a warning: No StoreAPIs matched for this query',
      ],
      ['a hint at a name', { infos: [naming] }, 'lost', 0],
      [
        'another hint',
        { infos: ['PromQL info: ignored histogram in sum aggregation'] },
        'lost',
        'answered with a warning: PromQL info: ignored histogram in sum aggregation',
      ],
    ])('takes an answer with %s for it: %j', async (_, added, app, seen) => {
      const { url, host } = await startThanos('app_info', added);
      const { facts, errors } = await collectQuery('app_info', {
        apps: ['app-1', app],
        fact: { absent: 0 },
        url,
      });
      const [reason = readValue(facts[app]?.value)] = errors;
      expect(reason).toEqual(
        typeof seen === 'string' ? `${host} ${seen}` : seen,
      );
    });

    it('does not overlook a native histogram', async () => {
      const { url } = await startThanos('app_info', {}, [
        {
          metric: { app: 'lost' },
          histogram: [1_700_000_000, { count: '3', sum: '4', buckets: [] }],
        },
      ]);
      const { errors } = await collectQuery('app_info', {
        apps: ['lost'],
        fact: { absent: 0 },
        url,
      });
      expect(errors).toEqual([
        expect.stringMatching(/answered with 1 series without one value each/),
      ]);
    });
  });
});
