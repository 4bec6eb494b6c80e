import { JsonArray, JsonObject } from '@backstage/types';
import { FakeTool } from '../FakeTool';
import { PackCase } from '../PackCase';
import { allowOnly, count, PackTool, TOKEN } from '../PackTool';

const USER = 'maturity@example.com';
const CLOUD = '11111111-2222-4333-8444-555555555555';

/**
 * As {@link https://developer.atlassian.com/cloud/jira/service-desk-ops/rest/v2/ |
 * the reference} says. Each item is a team with its schedules.
 */
const tool: PackTool = {
  auth: { basic: { username: USER, password: TOKEN } },
  parameters: { cloudId: CLOUD, site: 'acme.atlassian.net' },
  start: (items, port) => {
    const schedules = items.flatMap(
      ({ schedules: own }) => own as JsonObject[],
    );
    return FakeTool.start({
      port,
      credentials: { authorization: `Basic ${btoa(`${USER}:${TOKEN}`)}` },
      routes: [
        {
          operation: `/jsm/ops/api/${CLOUD}/v1/teams`,
          answer: url => {
            allowOnly(url, []);
            return { body: { platformTeams: items.map(({ team }) => team) } };
          },
        },
        {
          operation: `/jsm/ops/api/${CLOUD}/v1/schedules`,
          answer: url => {
            allowOnly(url, ['query', 'size', 'offset', 'expand']);
            const offset = count(url, 'offset', 0);
            const size = count(url, 'size', 20);
            if (size > 100) throw new Error('at most 100 schedules');
            const isExpanded = url.searchParams.get('expand') === 'rotation';
            const values = schedules
              .slice(offset, offset + size)
              .map(({ rotations, ...own }) =>
                isExpanded ? { ...own, rotations } : own,
              );
            const next = new URL(url);
            next.searchParams.set('offset', String(offset + size));
            const isLast = offset + size >= schedules.length;
            return {
              body: {
                values,
                links: isLast ? {} : { next: next.href },
                expands: [],
              },
            };
          },
        },
      ],
    });
  },
};

const rotation = (participants: JsonArray, endDate: string | null = null) => ({
  id: 'r1',
  name: 'Rotation 1',
  startDate: '2026-01-05T08:00:00Z',
  endDate,
  type: 'weekly',
  length: 1,
  participants,
});

const user = (id: string) => ({ id, type: 'user' });

const teamWith = (
  id: string,
  teamName: string,
  ...schedules: { rotations: JsonArray; enabled?: boolean }[]
): JsonObject => ({
  team: { teamId: `team-${id}`, teamName },
  schedules: schedules.map((own, number) => ({
    id: `schedule-${id}-${number}`,
    name: `${teamName}_schedule`,
    timezone: 'Europe/Lisbon',
    enabled: true,
    teamId: `team-${id}`,
    ...own,
  })),
});

const packCase: PackCase = {
  annotations: {
    shop: { 'opsgenie.com/team': 'Shop' },
    web: { 'opsgenie.com/team': 'web' },
    docs: { 'opsgenie.com/team': 'docs' },
    gone: { 'opsgenie.com/team': 'gone' },
  },
  items: [
    teamWith(
      'shop',
      'shop',
      {
        rotations: [
          rotation([user('a'), user('b')]),
          rotation([user('c')], '2026-03-01T08:00:00Z'),
        ],
      },
      { rotations: [rotation([user('d')])], enabled: false },
    ),
    teamWith('web', 'web', { rotations: [rotation([{ type: 'noone' }])] }),
    teamWith('docs', 'docs'),
  ],
  filler: number => teamWith(`${number}`, `team ${number}`, { rotations: [] }),
  facts: {
    shop: { schedules: 1, responders: 2 },
    web: { schedules: 1, responders: 0 },
    docs: { schedules: /nothing was found for team-docs/ },
    gone: { schedules: /nothing was found for gone/ },
  },
};

/** Teams, and schedules of their ids. */
export const jiraServiceManagement = { tool, case: packCase };
