import { mockApis } from '@backstage/frontend-test-utils';
import { builtInModel } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  act,
  fireEvent,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { ServicesContent } from './ServicesContent';

function spiedApi(count: number) {
  const api = createOrgApi({ count });
  return { ...api, listAssessments: jest.fn(api.listAssessments) };
}

const modelId = builtInModel.id;
const anySignal = { signal: expect.any(AbortSignal) };
const rows = () => {
  const table = screen.getByRole('region', {
    name: 'Stages by entity',
  });
  return within(table).getAllByRole('row', { hidden: true }).slice(1);
};
const readName = (row: HTMLElement) =>
  within(row).getByRole('rowheader', { hidden: true }).textContent;

it('shows the first page, sorted by name, with the number of results', async () => {
  const api = spiedApi(120);
  renderOrg(<ServicesContent />, { api, at: '/maturity/services' });
  expect(await screen.findByText('120 services found')).toBeVisible();
  expect(rows()).toHaveLength(100);
  expect(api.listAssessments).toHaveBeenCalledTimes(1);
  expect(api.listAssessments).toHaveBeenCalledWith(
    { filter: { modelId }, sort: { field: 'name', order: 'asc' }, limit: 100 },
    anySignal,
  );
});

it('names the columns and leads from a name to the entity', async () => {
  renderOrg(<ServicesContent />, {
    api: spiedApi(3),
    at: '/maturity/services',
  });
  await screen.findByText('3 services found');
  expect(
    screen.getAllByRole('columnheader').map(header => header.textContent),
  ).toEqual([
    'Name',
    'Stage',
    'Next step',
    'Observed',
    'Owner',
    'System',
    'Stage since',
  ]);
  const link = within(rows()[0]).getAllByRole('link')[0];
  expect(link).toHaveAttribute(
    'href',
    `/catalog/default/component/${link.textContent}`,
  );
  expect(
    within(rows()[0]).getByRole('img', { name: /% observed \(\d+\)/ }),
  ).toBeInTheDocument();
});

it('shows a lower bound where a higher stage is not ruled out', async () => {
  const api = spiedApi(120);
  renderOrg(<ServicesContent />, { api, at: '/maturity/services' });
  await screen.findByText('120 services found');
  const { items } = await api.listAssessments({ filter: { modelId } });
  const open = items.find(
    item => item.rank > 0 && item.highestRank > item.rank,
  );
  const shown = screen.getAllByTitle(
    `At least stage ${open?.rank} · at most stage ${open?.highestRank}`,
  );
  expect(shown[0]).toHaveTextContent(new RegExp(`^≥ ${open?.rank} `));
});

it('names the next step as what there is to do', async () => {
  const api = spiedApi(12);
  renderOrg(<ServicesContent />, { api, at: '/maturity/services' });
  await screen.findByText('12 services found');
  const { items } = await api.listAssessments({ filter: { modelId } });
  const checks = new Map(
    builtInModel.stages.flatMap(stage =>
      stage.checks.map(check => [check.id, check] as const),
    ),
  );
  const expected = items.flatMap(({ nextSteps: [first] }) =>
    first ? checks.get(first)?.fix.title ?? [] : [],
  );
  expect(expected.length).toBeGreaterThan(0);
  for (const title of expected) {
    expect(screen.getAllByTitle(title)[0]).toBeInTheDocument();
  }
});

it('goes on by the cursor of the last answer, below what is there', async () => {
  const api = spiedApi(120);
  renderOrg(<ServicesContent />, { api, at: '/maturity/services' });
  await screen.findByText('120 services found');
  const first = readName(rows()[0]);
  await userEvent.click(
    screen.getByRole('button', { name: 'Show more (100 of 120 shown)' }),
  );
  await waitFor(() => expect(rows()).toHaveLength(120));
  expect(readName(rows()[0])).toBe(first);
  const { nextCursor } = await api.listAssessments.mock.results[0].value;
  expect(api.listAssessments.mock.calls[1][0].cursor).toBe(nextCursor);
  expect(screen.queryByRole('button', { name: /^Show more/ })).toBeNull();
});

it('goes on by itself when the end is near, and asks once', async () => {
  const api = spiedApi(120);
  renderOrg(<ServicesContent />, { api, at: '/maturity/services' });
  await screen.findByText('120 services found');
  const table = screen.getByRole('region', {
    name: 'Stages by entity',
  });
  fireEvent.scroll(table);
  fireEvent.scroll(table);
  await waitFor(() => expect(rows()).toHaveLength(120));
  expect(api.listAssessments).toHaveBeenCalledTimes(2);
});

it('shows the columns that the reader chooses, also the next time', async () => {
  const storage = mockApis.storage();
  const { unmount } = renderOrg(<ServicesContent />, {
    api: spiedApi(3),
    at: '/maturity/services?columns=stage,owner',
    storage,
  });
  await screen.findByText('3 services found');
  const shown = () =>
    screen.getAllByRole('columnheader').map(header => header.textContent);
  expect(shown()).toEqual(['Name', 'Stage', 'Owner']);
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  await userEvent.click(
    await screen.findByRole('menuitemcheckbox', { name: 'Tag' }),
  );
  await userEvent.keyboard('{Escape}');
  await waitFor(() =>
    expect(shown()).toEqual(['Name', 'Stage', 'Owner', 'Tag']),
  );
  expect(address().searchParams.get('columns')).toBe('name,stage,owner,tags');
  unmount();

  renderOrg(<ServicesContent />, {
    api: spiedApi(3),
    at: '/maturity/services',
    storage,
  });
  await screen.findByText('3 services found');
  await waitFor(() =>
    expect(shown()).toEqual(['Name', 'Stage', 'Owner', 'Tag']),
  );
});

it('has the backend sort, and keeps the sort in the URL', async () => {
  const api = spiedApi(10);
  renderOrg(<ServicesContent />, { api, at: '/maturity/services?tag=java' });
  await userEvent.click(
    await screen.findByRole('columnheader', { name: 'Stage' }),
  );
  await waitFor(() => expect(api.listAssessments).toHaveBeenCalledTimes(2));
  expect(api.listAssessments.mock.calls[1][0]).toMatchObject({
    filter: { modelId, tag: ['java'] },
    sort: { field: 'stage', order: 'asc' },
  });
  expect(address().search).toBe('?tag=java&sort=stage%3Aasc');
});

it('restores all filters and the sort from a deep link', async () => {
  const api = spiedApi(200);
  renderOrg(<ServicesContent />, {
    api,
    at: `/maturity/services?owner=group:default/team-cart-0&owner=group:default/team-checkout-1&type=service&stage=cicd-foundation&stage=none&check=owned:pass&sort=measured:desc&model=${modelId}`,
  });
  await waitFor(() => expect(api.listAssessments).toHaveBeenCalledTimes(1));
  expect(api.listAssessments.mock.calls[0][0]).toEqual({
    filter: {
      modelId,
      owner: ['group:default/team-cart-0', 'group:default/team-checkout-1'],
      type: ['service'],
      stage: ['cicd-foundation', 'none'],
      check: [{ id: 'owned', outcome: 'pass' }],
    },
    sort: { field: 'measured', order: 'desc' },
    limit: 100,
    cursor: undefined,
  });
  await screen.findByText(/services found$/);
  expect(
    await screen.findByRole('columnheader', { name: 'Observed' }),
  ).toHaveAttribute('aria-sort', 'descending');
});

it('keeps the rows while the next are loaded and asks once for a word that is typed', async () => {
  const api = spiedApi(20);
  renderOrg(<ServicesContent />, { api, at: '/maturity/services' });
  await screen.findByText('20 services found');
  for (const value of ['l', 'led', 'ledger']) {
    fireEvent.change(screen.getByRole('searchbox'), { target: { value } });
  }
  expect(rows().length).toBeGreaterThan(0);
  await waitFor(() => expect(api.listAssessments).toHaveBeenCalledTimes(2));
  expect(api.listAssessments.mock.calls[1][0].filter?.text).toBe('ledger');
  expect(address().search).toBe('?text=ledger');
  await waitFor(() => expect(readName(rows()[0])).toMatch(/ledger/));
  expect(api.listAssessments).toHaveBeenCalledTimes(2);
});

it('offers to clear the filters when nothing matches', async () => {
  renderOrg(<ServicesContent />, {
    api: spiedApi(10),
    at: '/maturity/services?text=nothing&sort=stage:desc',
  });
  await screen.findByText('No results for these filters');
  await userEvent.click(
    screen.getAllByRole('button', { name: 'Clear filters' })[1],
  );
  expect(await screen.findByText('10 services found')).toBeVisible();
  expect(address().search).toBe('?sort=stage%3Adesc');
});

it('tries again after an error', async () => {
  const api = spiedApi(10);
  api.listAssessments.mockRejectedValueOnce(new Error('timeout'));
  renderOrg(<ServicesContent />, { api, at: '/maturity/services' });
  expect(await screen.findByRole('alert')).toHaveTextContent('timeout');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('10 services found')).toBeVisible();
});

it('adds a column for each check that the reader chooses, with its outcomes', async () => {
  const api = spiedApi(12);
  renderOrg(<ServicesContent />, {
    api,
    at: '/maturity/services?columns=stage,check:owned,check:gone',
  });
  await screen.findByText('12 services found');
  expect(api.listAssessments.mock.calls[0][0].outcomesOf).toEqual(['owned']);
  await userEvent.click(screen.getByRole('button', { name: 'Columns' }));
  const [, , foundation] = builtInModel.stages;
  const check = foundation.checks[0];
  await userEvent.click(
    await screen.findByRole('menuitemcheckbox', { name: check.title }),
  );
  await userEvent.keyboard('{Escape}');
  await waitFor(() =>
    expect(
      screen.getAllByRole('columnheader').map(header => header.textContent),
    ).toEqual([
      'Name',
      'Stage',
      builtInModel.stages[1].checks.find(({ id }) => id === 'owned')?.title,
      check.title,
    ]),
  );
  expect(address().searchParams.get('columns')).toBe(
    `name,stage,check:owned,check:${check.id}`,
  );
  const outcomesOf = ['owned', check.id];
  const { items } = await api.listAssessments({
    filter: { modelId },
    outcomesOf,
    sort: { field: 'name', order: 'asc' },
  });
  const words = {
    pass: 'Met',
    fail: 'Not met',
    unknown: 'Not measured',
    exempt: 'Exempt',
    notApplicable: 'Not applicable',
  };
  await waitFor(() =>
    expect(
      rows().map(row =>
        within(row)
          .getAllByRole('gridcell', { hidden: true })
          .slice(-2)
          .map(cell => cell.textContent),
      ),
    ).toEqual(
      items.map(({ outcomes }) =>
        outcomesOf.map(id => words[outcomes?.[id] ?? 'unknown']),
      ),
    ),
  );
});

it('prints all services and not only those that are drawn', async () => {
  const api = spiedApi(120);
  const print = jest.spyOn(window, 'print').mockImplementation(() => {
    window.dispatchEvent(new Event('beforeprint'));
  });
  renderOrg(<ServicesContent />, { api, at: '/maturity/services' });
  await screen.findByText('120 services found');
  await userEvent.click(screen.getByRole('button', { name: 'Print' }));
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  const [paper] = screen.getAllByRole('table', { hidden: true });
  expect(within(paper).getAllByRole('rowheader')).toHaveLength(120);
  expect(screen.queryByText(/^First \d+ of/)).toBeNull();
  act(() => {
    window.dispatchEvent(new Event('afterprint'));
  });
  expect(screen.queryByRole('table')).toBeNull();
});

it('says what is not on paper', async () => {
  renderOrg(<ServicesContent />, {
    api: spiedApi(120),
    at: '/maturity/services',
  });
  await screen.findByText('120 services found');
  act(() => {
    window.dispatchEvent(new Event('beforeprint'));
  });
  expect(
    await screen.findByText('First 100 of 120 rows. Export for all.'),
  ).toBeVisible();
});
