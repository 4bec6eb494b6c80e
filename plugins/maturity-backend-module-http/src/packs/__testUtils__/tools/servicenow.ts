import { JsonObject } from '@backstage/types';
import { FakeTool } from '../FakeTool';
import { NOW, PackCase } from '../PackCase';
import { allowOnly, count, PackTool, TOKEN } from '../PackTool';

const USER = 'maturity';
const DAY = 24 * 3_600_000;

/** Parameters of {@link https://developer.servicenow.com/dev.do#!/reference/api/latest/rest/c_TableAPI | the Table API}. */
const PARAMETERS = [
  'sysparm_query',
  'sysparm_fields',
  'sysparm_limit',
  'sysparm_offset',
  'sysparm_display_value',
  'sysparm_exclude_reference_link',
  'sysparm_view',
];

/** ServiceNow writes times without a zone, in UTC. */
const toTime = (daysAgo: number) =>
  new Date(NOW - daysAgo * DAY).toISOString().slice(0, 19).replace('T', ' ');

/** Whether a record meets a condition. One on a field that no record has is ignored. */
function meets(
  record: JsonObject,
  condition: string,
  fields: ReadonlySet<string>,
): boolean {
  const [, filled] = /^(\w+)ISNOTEMPTY$/.exec(condition) ?? [];
  if (filled) {
    return !fields.has(filled) || Boolean(record[filled]);
  }
  const [, time = '', days] =
    /^(\w+)>=javascript:gs\.daysAgoStart\((\d+)\)$/.exec(condition) ?? [];
  if (days) {
    return !fields.has(time) || String(record[time]) >= toTime(Number(days));
  }
  throw new Error(`no condition: ${condition}`);
}

function search(records: readonly JsonObject[], query: string) {
  const fields = new Set(records.flatMap(Object.keys));
  const conditions = query
    .split('^')
    .filter(part => !/^ORDERBY\w+$/.test(part));
  return records.filter(record =>
    conditions.every(condition => meets(record, condition, fields)),
  );
}

function answerTable(url: URL, records: readonly JsonObject[]) {
  allowOnly(url, PARAMETERS);
  const { searchParams: query } = url;
  const found = search(records, query.get('sysparm_query') ?? '');
  const offset = count(url, 'sysparm_offset', 0);
  const limit = count(url, 'sysparm_limit', 10_000);
  const fields = query.get('sysparm_fields')?.split(',') ?? [];
  const next = new URL(url);
  next.searchParams.set('sysparm_offset', String(offset + limit));
  return {
    body: {
      result: found
        .slice(offset, offset + limit)
        .map(record =>
          Object.fromEntries(
            fields
              .filter(field => field in record)
              .map(field => [field, record[field]]),
          ),
        ),
    },
    headers: {
      'x-total-count': String(found.length),
      ...(offset + limit < found.length && {
        link: `<${url}>;rel="first",<${next}>;rel="next"`,
      }),
    },
  };
}

/** Each item is an incident, or a change if it has a close code. */
const tool: PackTool = {
  auth: { basic: { username: USER, password: TOKEN } },
  start: (items, port) => {
    const changes = items.filter(item => 'close_code' in item);
    const incidents = items.filter(item => !('close_code' in item));
    return FakeTool.start({
      port,
      credentials: { authorization: `Basic ${btoa(`${USER}:${TOKEN}`)}` },
      routes: [
        {
          operation: '/api/now/table/incident',
          answer: url => answerTable(url, incidents),
        },
        {
          operation: '/api/now/table/change_request',
          answer: url => answerTable(url, changes),
        },
      ],
    });
  },
};

const incident = (entity: string, group: string, daysAgo = 10): JsonObject => ({
  number: 'INC0010001',
  u_backstage_entity_id: entity,
  opened_at: toTime(daysAgo),
  'assignment_group.name': group,
});

const change = (entity: string, closeCode: string): JsonObject => ({
  number: 'CHG0030001',
  u_backstage_entity_id: entity,
  closed_at: toTime(5),
  close_code: closeCode,
});

const packCase: PackCase = {
  annotations: {
    shop: { 'servicenow.com/entity-id': 'shop' },
    web: { 'servicenow.com/entity-id': 'web' },
    docs: { 'servicenow.com/entity-id': 'docs' },
  },
  items: [
    incident('shop', 'Shop on call'),
    incident('shop', 'Network', 80),
    incident('shop', '', 100),
    incident('web', ''),
    incident('', 'Service Desk'),
    change('shop', 'successful'),
    change('shop', 'successful_issues'),
    change('shop', 'unsuccessful'),
    change('shop', ''),
    change('web', 'backed_out'),
  ],
  filler: number => incident(`other-${number}`, 'Others'),
  facts: {
    shop: {
      incidents: 2,
      unassignedIncidents: 0,
      assignmentGroups: ['Network', 'Shop on call'],
      changes: 4,
      successfulChanges: 2 / 3,
    },
    web: {
      incidents: 1,
      unassignedIncidents: 1,
      assignmentGroups: [],
      changes: 1,
      successfulChanges: /backed_out/,
    },
    docs: {
      incidents: /nothing was found for docs/,
      changes: /nothing was found for docs/,
    },
  },
};

/** Incidents and changes, in tables. */
export const servicenow = { tool, case: packCase };
