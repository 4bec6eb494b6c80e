import { builtInModel } from '@platform-maturity/backstage-plugin-maturity-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi, OrgApi } from '../../__fixtures__/orgFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { createCounts, createGroup } from './__testUtils__/groups';
import { TeamsContent } from './TeamsContent';

// Whole pages are drawn here, on machines that do other things as well.

const at = '/maturity/teams';
const map = () => screen.getByLabelText('Stages by team');
const drawn = () => within(map()).getAllByRole('row').slice(1);
const names = () =>
  drawn().map(row => within(row).getByRole('rowheader').textContent);

const ref = (name: string) => `group:default/${name}`;

/** shop over web and api, and services that nobody owns. */
function treeApi(): OrgApi {
  const groups = [
    createGroup({ value: ref('shop'), own: [1, 2], withBelow: [5, 6] }),
    createGroup({
      value: ref('web'),
      parents: [ref('shop')],
      own: [4],
      withBelow: [4],
    }),
    createGroup({
      value: ref('api'),
      parents: [ref('shop')],
      own: [0, 4],
      withBelow: [0, 4],
    }),
    createGroup({ own: [3] }),
  ];
  return {
    ...createOrgApi({ count: 1 }),
    countAssessments: async () => ({
      modelId: builtInModel.id,
      all: createCounts([8, 6]),
      leftOut: 0,
      groups,
    }),
  };
}

it('shows the share of services at each stage, a lone top group open', async () => {
  renderOrg(<TeamsContent />, { api: treeApi(), at });
  expect(await screen.findByText('4 teams')).toBeVisible();
  expect(screen.getByRole('treegrid')).toHaveAttribute('aria-rowcount', '6');
  expect(names()).toEqual([
    'shop',
    'Owned by shop directly',
    'api',
    'web',
    'No owner',
  ]);
  const [shop, own] = drawn();
  expect(shop).toHaveAttribute('aria-expanded', 'true');
  expect(own).toHaveAttribute('aria-level', '2');
  expect(
    within(shop).getByRole('link', { name: /^shop, Stage 1/ }),
  ).toHaveTextContent('45%');
});

it('leads from a cell to the services behind it: all below, or the team’s own', async () => {
  renderOrg(<TeamsContent />, { api: treeApi(), at: `${at}?type=service` });
  await screen.findByText('4 teams');
  const [shop, own] = drawn();
  expect(
    within(shop).getByRole('link', { name: 'Show 11 services of shop' }),
  ).toHaveAttribute(
    'href',
    '/maturity/services?type=service&owner=group%3Adefault%2Fshop&ownerTree=true',
  );
  expect(
    within(own).getByRole('link', { name: /^shop, Stage 2/ }),
  ).toHaveAttribute(
    'href',
    '/maturity/services?type=service&owner=group%3Adefault%2Fshop&stage=cicd-foundation',
  );
  expect(
    within(drawn()[4]).getByRole('link', { name: /^Show 3/ }),
  ).toHaveAttribute('href', '/maturity/services?type=service&without=owner');
});

it('closes a team and keeps that in the URL', async () => {
  renderOrg(<TeamsContent />, { api: treeApi(), at });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Hide the teams below shop' }),
  );
  expect(names()).toEqual(['shop', 'No owner']);
  expect(address().searchParams.getAll('toggled')).toEqual([ref('shop')]);
  await userEvent.click(screen.getByRole('button', { name: 'Expand all' }));
  expect(names()).toHaveLength(5);
  expect(address().search).toBe('?open=all');
});

it('is walked by the arrow keys, from one stop of the Tab key', async () => {
  renderOrg(<TeamsContent />, { api: treeApi(), at });
  const grid = await screen.findByRole('treegrid');
  const stops = grid.querySelectorAll('[tabindex="0"]');
  expect(stops).toHaveLength(1);
  const user = userEvent.setup();
  act(() => (stops[0] as HTMLElement).focus());
  await user.keyboard('{ArrowLeft}');
  expect(names()).toEqual(['shop', 'No owner']);
  await user.keyboard('{ArrowRight}');
  expect(names()).toHaveLength(5);
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowRight}');
  expect(
    screen.getByRole('link', { name: 'Show 4 services of api' }),
  ).toHaveFocus();
  await user.keyboard('{Home}{ArrowLeft}');
  expect(drawn()[0].querySelector('th')).toHaveFocus();
  await user.keyboard('{ArrowUp}{End}');
  expect(screen.getByRole('button', { name: 'Observed' })).toHaveFocus();
  expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
});

it('leads with Enter to the page of the team', async () => {
  renderOrg(<TeamsContent />, { api: treeApi(), at });
  const grid = await screen.findByRole('treegrid');
  act(() => grid.querySelector<HTMLElement>('tbody th')?.focus());
  await userEvent.keyboard('{Enter}');
  await waitFor(() =>
    expect(address().pathname).toBe('/catalog/default/group/shop'),
  );
});

it('sorts by a column and keeps the sort in the URL, without asking again', async () => {
  const real = createOrgApi({ count: 200, owners: 3 });
  const api = { ...real, countAssessments: jest.fn(real.countAssessments) };
  renderOrg(<TeamsContent />, { api, at });
  await userEvent.click(await screen.findByRole('button', { name: 'Team' }));
  await waitFor(() =>
    expect(names()).toEqual([
      'No owner',
      'team-cart-0',
      'team-checkout-1',
      'team-ledger-2',
    ]),
  );
  expect(screen.getByRole('columnheader', { name: 'Team' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  );
  expect(address().search).toBe('?teamSort=name%3Aasc');
  expect(api.countAssessments).toHaveBeenCalledTimes(1);
});

it('shows the share that meets each check, by stage', async () => {
  const checks = builtInModel.stages.flatMap(stage => stage.checks);
  const numbers = (value: number) => checks.map(() => value);
  const api: OrgApi = {
    ...createOrgApi({ count: 1 }),
    countAssessments: async request => ({
      modelId: builtInModel.id,
      all: createCounts([4]),
      leftOut: 0,
      checkIds: checks.map(({ id }) => id),
      groups: [
        {
          ...createGroup({ value: ref('web'), own: [4] }),
          ...(request.checks && {
            checks: {
              pass: numbers(1),
              fail: numbers(2),
              unknown: numbers(1),
              exempt: numbers(0),
              notApplicable: numbers(7),
            },
          }),
        },
      ],
    }),
  };
  renderOrg(<TeamsContent />, { api, at: `${at}?view=checks&layout=list` });
  const grid = await screen.findByRole('grid');
  expect(within(grid).getAllByRole('columnheader')).toHaveLength(
    checks.length + 3,
  );
  const [check] = checks;
  const cell = screen.getByRole('link', {
    name: `web, ${check.title}: 25%, met by 1 of 4 services. Show the others.`,
  });
  expect(cell).toHaveTextContent('25%');
  expect(
    new URL(
      cell.getAttribute('href') ?? '',
      'http://portal',
    ).searchParams.getAll('check'),
  ).toEqual([`${check.id}:fail`, `${check.id}:unknown`]);
});

it('draws the rows that can be seen of 1,000 teams, and goes to the last', async () => {
  const api = createOrgApi({ count: 6_000, owners: 1_000 });
  renderOrg(<TeamsContent />, { api, at: `${at}?layout=list` });
  const grid = await screen.findByRole('grid');
  expect(Number(grid.getAttribute('aria-rowcount'))).toBeGreaterThan(600);
  expect(drawn().length).toBeLessThan(50);
});

it('puts all teams on paper, and nothing in the place of those that are not drawn', async () => {
  const api = createOrgApi({ count: 800, owners: 90 });
  renderOrg(<TeamsContent />, { api, at: `${at}?layout=list` });
  const grid = await screen.findByRole('grid');
  const all = Number(grid.getAttribute('aria-rowcount')) - 1;
  expect(drawn().length).toBeLessThan(all);
  act(() => {
    window.dispatchEvent(new Event('beforeprint'));
  });
  expect(drawn()).toHaveLength(all);
  expect(screen.queryByText(/^First \d+ of/)).toBeNull();
  expect(grid.querySelectorAll('tr[aria-hidden]')).toHaveLength(0);
  act(() => {
    window.dispatchEvent(new Event('afterprint'));
  });
  expect(drawn().length).toBeLessThan(all);
});

it('says so when no team matches', async () => {
  const api = createOrgApi({ count: 20 });
  renderOrg(<TeamsContent />, { api, at: `${at}?text=nothing` });
  expect(await screen.findByText('No results for these filters')).toBeVisible();
});

it('tries again after an error', async () => {
  const real = createOrgApi({ count: 20 });
  const api = { ...real, countAssessments: jest.fn(real.countAssessments) };
  api.countAssessments.mockRejectedValueOnce(new Error('timeout'));
  renderOrg(<TeamsContent />, { api, at });
  expect(await screen.findByRole('alert')).toHaveTextContent('timeout');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/^\d+ teams$/)).toBeVisible();
});
