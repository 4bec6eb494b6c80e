import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../__fixtures__/orgFixture';
import { address, renderOrg } from '../__testUtils__/renderOrg';
import { TeamsContent } from './TeamsContent';

// Whole pages are drawn here, on machines that do other things as well.
jest.setTimeout(30_000);

const at = '/maturity/teams';
const rows = () => screen.getAllByRole('row').slice(1);
const names = () =>
  rows().map(row => within(row).getByRole('rowheader').textContent);

it('shows every owner with its distribution, also the services that nobody owns', async () => {
  const api = createOrgApi({ count: 200, owners: 3 });
  renderOrg(<TeamsContent />, { api, at });
  expect(await screen.findByText('4 teams')).toBeVisible();
  expect(names()).toHaveLength(4);
  expect(names()).toContain('No owner');
  const bar = within(rows()[0]).getByRole('list', { name: 'team-cart-0' });
  expect(within(bar).getAllByRole('link').length).toBeGreaterThan(3);
});

it('leads from a number to the services of the team, other filters kept', async () => {
  const api = createOrgApi({ count: 200, owners: 3 });
  renderOrg(<TeamsContent />, { api, at: `${at}?type=service` });
  const link = await screen.findByRole('link', {
    name: /^Show the \d+ services of team-cart-0$/,
  });
  expect(link).toHaveAttribute(
    'href',
    '/maturity/services?type=service&owner=group%3Adefault%2Fteam-cart-0',
  );
});

it('sorts by a column and keeps the sort in the URL, without asking again', async () => {
  const real = createOrgApi({ count: 200, owners: 3 });
  const api = { ...real, countAssessments: jest.fn(real.countAssessments) };
  renderOrg(<TeamsContent />, { api, at });
  const header = await screen.findByRole('columnheader', { name: 'Team' });
  await userEvent.click(header);
  await waitFor(() =>
    expect(names()).toEqual([
      'No owner',
      'team-cart-0',
      'team-checkout-1',
      'team-ledger-2',
    ]),
  );
  expect(address().search).toBe('?teamSort=name%3Aasc');
  expect(api.countAssessments).toHaveBeenCalledTimes(1);
});

it('counts the share from the chosen stage', async () => {
  const api = createOrgApi({ count: 200, owners: 3 });
  renderOrg(<TeamsContent />, { api, at: `${at}?atLeast=ad-hoc-scripts` });
  expect(
    await screen.findByRole('columnheader', { name: 'Stage 1+' }),
  ).toBeVisible();
});

it('draws a page of 1,000 teams, not all of them', async () => {
  const api = createOrgApi({ count: 6_000, owners: 1_000 });
  renderOrg(<TeamsContent />, { api, at });
  await screen.findByText(/^\d{3} teams$/);
  expect(rows()).toHaveLength(50);
});

it('says so when no team matches', async () => {
  const api = createOrgApi({ count: 20 });
  renderOrg(<TeamsContent />, { api, at: `${at}?text=nothing` });
  expect(
    await screen.findByText('No service matches these filters'),
  ).toBeVisible();
});
