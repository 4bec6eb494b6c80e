import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../__fixtures__/orgFixture';
import { address, renderOrg } from '../__testUtils__/renderOrg';
import { TeamsContent } from '../components/teams/TeamsContent';

// Whole pages are drawn here, on machines that do other things as well.

function spiedApi(owners: number) {
  const api = createOrgApi({ count: 400, owners });
  return { ...api, countAssessments: jest.fn(api.countAssessments) };
}

/** Opens one of the filters, by the label that stands above it. */
async function open(label: string) {
  await userEvent.click(
    await screen.findByRole('button', { name: new RegExp(`${label}$`) }),
  );
  return screen.findByRole('listbox');
}

it('asks for the values of a filter when it is opened, counted among what the others leave', async () => {
  const api = spiedApi(3);
  renderOrg(<TeamsContent />, {
    api,
    at: '/maturity/teams?type=service&owner=group:default/team-cart-0',
  });
  await screen.findByText('1 team');
  expect(api.countAssessments).toHaveBeenCalledTimes(1);
  const list = await open('Owner');
  await within(list).findByRole('option', { name: /^team-ledger-2 \(\d+\)$/ });
  expect(api.countAssessments).toHaveBeenCalledTimes(2);
  expect(api.countAssessments.mock.calls[1][0]).toMatchObject({
    filter: { type: ['service'] },
    groupBy: 'owner',
  });
  expect(api.countAssessments.mock.calls[1][0].filter).not.toHaveProperty(
    'owner',
  );
});

it('adds a chosen value to the URL', async () => {
  renderOrg(<TeamsContent />, { api: spiedApi(3), at: '/maturity/teams' });
  const list = await open('Lifecycle');
  await userEvent.click(
    await within(list).findByRole('option', { name: /^experimental/ }),
  );
  expect(address().search).toBe('?lifecycle=experimental');
});

it('filters by the outcome of a check', async () => {
  renderOrg(<TeamsContent />, { api: spiedApi(3), at: '/maturity/teams' });
  const list = await open('Check');
  await userEvent.click(
    within(list).getByRole('option', {
      name: 'A pipeline builds and tests every change',
    }),
  );
  expect(address().search).toBe('?check=pipeline%3Afail');
  const outcomes = await open('Outcome of the check');
  await userEvent.click(
    within(outcomes).getByRole('option', { name: 'Not measured' }),
  );
  expect(address().search).toBe('?check=pipeline%3Aunknown');
});

it('filters by the grade of the evidence, as a tag that can be removed', async () => {
  renderOrg(<TeamsContent />, { api: spiedApi(3), at: '/maturity/teams' });
  const list = await open('Evidence');
  await userEvent.click(within(list).getByRole('option', { name: 'Attested' }));
  expect(address().search).toBe('?grade=attested');
  await userEvent.keyboard('{Escape}');
  const chip = await screen.findByRole('row', { name: 'Evidence: Attested' });
  await userEvent.click(within(chip).getByRole('button'));
  expect(address().search).toBe('');
});

it('shows that only entities that are left out are listed, as a tag that can be removed', async () => {
  renderOrg(<TeamsContent />, {
    api: spiedApi(3),
    at: '/maturity/teams?leftOut=true',
  });
  const chip = await screen.findByRole('row', {
    name: 'Left out of lists and counts',
  });
  await userEvent.click(within(chip).getByRole('button'));
  expect(address().search).toBe('');
});

it('counts the tags, and has the lack of any as one more choice', async () => {
  renderOrg(<TeamsContent />, { api: spiedApi(3), at: '/maturity/teams' });
  const list = await open('Tag');
  await userEvent.click(
    await within(list).findByRole('option', { name: /^java \(\d+\)$/ }),
  );
  expect(address().search).toBe('?tag=java');
  await userEvent.click(
    within(list).getByRole('option', { name: /^No tags \(\d+\)$/ }),
  );
  expect(address().search).toBe('?tag=java&without=tag');
});

it('says that an owner stands for the groups below it, and forgets it with the owner', async () => {
  renderOrg(<TeamsContent />, {
    api: spiedApi(3),
    at: '/maturity/teams?owner=group:default/team-cart-0&ownerTree=true&without=system',
  });
  const active = await screen.findByRole('grid', { name: 'Active filters' });
  const [owner, system] = within(active).getAllByRole('row');
  expect(owner).toHaveTextContent('Owner: team-cart-0 and below');
  expect(system).toHaveTextContent('No system');
  await userEvent.click(within(owner).getByRole('button'));
  expect(address().search).toBe('?without=system');
});

it('shows what is filtered by, and takes one away', async () => {
  renderOrg(<TeamsContent />, {
    api: spiedApi(3),
    at: '/maturity/teams?owner=group:default/team-cart-0&stage=cicd-foundation&check=owned:pass&sort=stage:asc',
  });
  const active = await screen.findByRole('grid', { name: 'Active filters' });
  expect(
    within(active)
      .getAllByRole('row')
      .map(row => row.textContent),
  ).toEqual([
    'Owner: team-cart-0',
    'Stage: CI/CD foundation',
    'A team of at least two owns it: Met',
  ]);
  const [, stage] = within(active).getAllByRole('row');
  await userEvent.click(within(stage).getByRole('button'));
  expect([...address().searchParams.keys()]).toEqual([
    'owner',
    'check',
    'sort',
  ]);
});

it('offers the first of 1,000 values and finds the others by typing', async () => {
  renderOrg(<TeamsContent />, { api: spiedApi(1_000), at: '/maturity/teams' });
  await screen.findByText(/^\d+ teams$/);
  const list = await open('Owner');
  await within(list).findAllByRole('option', { name: /^team-/ });
  expect(within(list).getAllByRole('option').length).toBeLessThanOrEqual(100);
  await userEvent.type(
    screen.getByPlaceholderText('Find in list'),
    'team-stock-4',
  );
  await waitFor(() =>
    expect(within(list).getAllByRole('option').length).toBeLessThan(30),
  );
});
