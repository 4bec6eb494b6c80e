import { JsonObject } from '@backstage/types';
import { FakeTool } from '../FakeTool';
import { PackCase } from '../PackCase';
import { allowOnly, count, PackTool, TOKEN } from '../PackTool';

const ORGANIZATION = 'aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee';
const PATH = `/rest/orgs/${ORGANIZATION}/projects`;

/** Parameters of {@link https://docs.snyk.io/snyk-api/reference/projects | the reference}. */
const PARAMETERS = [
  'version',
  'limit',
  'starting_after',
  'ending_before',
  'expand',
  'meta.latest_issue_counts',
  'meta.latest_dependency_total',
  'target_id',
  'names',
  'origins',
  'types',
];

/** Leaves out what was not asked for. */
function show(
  { meta, relationships, ...project }: JsonObject,
  query: URLSearchParams,
): JsonObject {
  const { target } = relationships as { target: { data: JsonObject } };
  const { attributes, ...id } = target.data;
  const isExpanded = query.get('expand') === 'target';
  return {
    ...project,
    type: 'project',
    ...(query.get('meta.latest_issue_counts') === 'true' && meta && { meta }),
    relationships: {
      target: {
        data: { ...id, ...(isExpanded && attributes && { attributes }) },
      },
    },
  };
}

const tool: PackTool = {
  auth: { header: { name: 'Authorization', value: `token ${TOKEN}` } },
  parameters: { organization: ORGANIZATION, app: 'app.snyk.io', slug: 'acme' },
  start: (items, port) =>
    FakeTool.start({
      port,
      credentials: { authorization: `token ${TOKEN}` },
      routes: [
        {
          operation: PATH,
          answer: url => {
            const { searchParams: query } = url;
            allowOnly(url, PARAMETERS);
            if (!/^\d{4}-\d\d-\d\d$/.test(query.get('version') ?? '')) {
              throw new Error('the version is missing');
            }
            const limit = count(url, 'limit', 10);
            if (limit % 10 !== 0 || limit < 10 || limit > 100) {
              throw new Error('limit is 10, 20, … 100');
            }
            const after = query.get('starting_after') ?? 'v1.0';
            const end = Number(after.slice(3)) + limit;
            const next = new URLSearchParams(query);
            next.set('starting_after', `v1.${end}`);
            return {
              body: {
                jsonapi: { version: '1.0' },
                data: items
                  .slice(end - limit, end)
                  .map(each => show(each, query)),
                links: {
                  ...(end < items.length && { next: `${PATH}?${next}` }),
                },
              },
            };
          },
        },
      ],
    }),
};

const project = (
  id: string,
  target: string,
  {
    status = 'active',
    counts,
    upgrades,
  }: { status?: string; counts?: JsonObject; upgrades?: JsonObject } = {},
): JsonObject => ({
  id,
  attributes: {
    name: `${target}:package.json`,
    status,
    settings: {
      recurring_tests: { frequency: 'daily' },
      ...(upgrades && { auto_dependency_upgrade: upgrades }),
    },
  },
  ...(counts && { meta: { latest_issue_counts: counts } }),
  relationships: {
    target: {
      data: {
        type: 'target',
        id: `target-of-${id}`,
        attributes: { display_name: target },
      },
    },
  },
});

const tested = (updated_at: string, critical: number) => ({
  updated_at,
  critical,
  high: 3,
  medium: 0,
  low: 0,
});

const packCase: PackCase = {
  annotations: {
    shop: { 'snyk.io/target-name': 'acme/shop' },
    web: { 'snyk.io/project-ids': 'web-1, web-2' },
    docs: { 'snyk.io/target-id': 'target-of-docs' },
    gone: { 'snyk.io/targets': 'gone' },
  },
  items: [
    project('shop-1', 'acme/shop', {
      counts: tested('2026-11-28T01:00:00.000Z', 0),
      upgrades: { is_enabled: true },
    }),
    project('shop-2', 'Acme/Shop', {
      counts: tested('2026-11-27T01:00:00.000Z', 2),
    }),
    project('shop-3', 'acme/shop', {
      status: 'inactive',
      counts: tested('2026-11-29T01:00:00.000Z', 9),
    }),
    project('web-1', 'acme/web', { upgrades: { is_enabled: false } }),
    project('web-2', 'acme/web', { status: 'inactive' }),
    // Whether the organisation enables them is not told.
    project('docs', 'acme/docs', {
      upgrades: { is_enabled: true, is_inherited: true },
    }),
  ],
  filler: number => project(`p${number}`, `acme/other-${number}`),
  facts: {
    shop: {
      projects: 2,
      lastTest: '2026-11-28T01:00:00.000Z',
      criticalIssues: 2,
      automaticUpgrades: true,
    },
    web: {
      projects: 1,
      lastTest: /found nothing/,
      criticalIssues: /found nothing/,
      automaticUpgrades: false,
    },
    docs: { projects: 1, automaticUpgrades: /found nothing/ },
    gone: { projects: /nothing was found for gone/ },
  },
};

/** Projects with their targets, in pages of JSON:API. */
export const snyk = { tool, case: packCase };
