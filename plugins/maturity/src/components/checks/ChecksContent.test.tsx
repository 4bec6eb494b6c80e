import {
  builtInModel,
  CheckCounts,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { ChecksContent } from './ChecksContent';

// Whole pages are drawn here, on machines that do other things as well.

const at = '/maturity/checks';
const modelId = builtInModel.id;
const checks = builtInModel.stages.flatMap(stage => stage.checks);

const titles = () =>
  screen
    .getAllByRole('heading', { level: 3 })
    .map(({ textContent }) => textContent)
    .filter(title => title !== 'Organisation');

it('shows every check as a bar, the one that lets most services rise alone first', async () => {
  const api = createOrgApi({ count: 200 });
  renderOrg(<ChecksContent />, { api, at });
  await screen.findByText(`${checks.length} checks, 200 services.`);
  const { items } = await api.countChecks({ filter: { modelId } });
  const leverage = (counts?: CheckCounts) =>
    counts ? 1e6 * counts.blocksAlone + counts.blocks : 0;
  const most = Math.max(...items.map(leverage));
  const first = items.find(
    ({ checkId }) =>
      checks.find(({ id }) => id === checkId)?.title === titles()[0],
  );
  expect(most).toBeGreaterThan(0);
  expect(leverage(first)).toBe(most);
  expect(titles()).toHaveLength(checks.length);
});

it('leads from a part of a bar to the services behind it, other filters kept', async () => {
  const api = createOrgApi({ count: 200 });
  renderOrg(<ChecksContent />, { api, at: `${at}?type=service` });
  const [check] = checks;
  const bar = await screen.findByRole('list', { name: check.title });
  const { items } = await api.countChecks({
    filter: { modelId, type: ['service'] },
  });
  const { fail } = items[0];
  const link = within(bar).getByRole('link', {
    name: new RegExp(`^${check.title}: Not met, ${fail} `),
  });
  expect(link).toHaveTextContent(String(fail));
  expect(link).toHaveAttribute(
    'href',
    `/maturity/services?type=service&check=${check.id}%3Afail`,
  );
});

it('opens a check by the keyboard to why, how and who, and keeps it in the URL', async () => {
  const api = createOrgApi({ count: 200 });
  renderOrg(<ChecksContent />, { api, at });
  const [check] = checks;
  const button = await screen.findByRole('button', { name: check.title });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  act(() => button.focus());
  await userEvent.keyboard('{Enter}');
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(address().search).toBe(`?openCheck=${check.id}`);
  expect(screen.getByText(check.why)).toBeVisible();
  const failing = {
    modelId,
    check: [{ id: check.id, outcome: 'fail' }],
  } as const;
  const { items, totalItems } = await api.listAssessments({
    filter: failing,
    sort: { field: 'stage', order: 'desc' },
    limit: 5,
  });
  const who = screen.getByRole('region', { name: 'Not met' });
  const shown = await within(who).findAllByRole('listitem');
  expect(shown).toHaveLength(items.length);
  expect(
    within(who).getByRole('link', { name: `Show ${totalItems} services` }),
  ).toHaveAttribute(
    'href',
    expect.stringContaining(`check=${check.id}%3Afail`),
  );
});

it('shows checks of the organisation apart, each with its one outcome', async () => {
  const real = createOrgApi({ count: 200 });
  const api = {
    ...real,
    countChecks: async (request: object) => {
      const counted = await real.countChecks(request);
      return {
        ...counted,
        items: counted.items.map(item =>
          item.of === 'organization'
            ? { ...item, pass: 0, fail: 1, unknown: 0, exempt: 0 }
            : item,
        ),
      };
    },
  };
  renderOrg(<ChecksContent />, { api, at });
  const group = within(
    await screen.findByRole('region', { name: 'Organisation' }),
  );
  const expected = checks.filter(check => check.of === 'organization');
  expect(expected.length).toBeGreaterThan(0);
  const shown = group.getAllByRole('listitem');
  expect(shown).toHaveLength(expected.length);
  for (const item of shown) {
    expect(item).toHaveTextContent('Not met');
    expect(within(item).queryByRole('link')).toBeNull();
  }
  await userEvent.click(group.getByRole('button', { name: expected[0].title }));
  expect(group.getByText(expected[0].why)).toBeVisible();
  expect(screen.queryByText('Show 1 service')).toBeNull();
});

it('groups by stage and sorts from a deep link', async () => {
  const api = createOrgApi({ count: 100 });
  renderOrg(<ChecksContent />, {
    api,
    at: `${at}?byStage=true&checkSort=model`,
  });
  const [, second] = builtInModel.stages;
  const stage = await screen.findByRole('region', { name: second.title });
  expect(
    within(stage)
      .getAllByRole('button')
      .map(({ textContent }) => textContent),
  ).toEqual(second.checks.map(({ title }) => title));
  await userEvent.click(screen.getByRole('switch', { name: 'Group by stage' }));
  expect(screen.queryByRole('region', { name: second.title })).toBeNull();
  expect(address().search).toBe('?checkSort=model');
});

it('shows the same as a table', async () => {
  const api = createOrgApi({ count: 100 });
  renderOrg(<ChecksContent />, { api, at: `${at}?checkSort=model` });
  await userEvent.click(
    await screen.findByRole('button', { name: 'Show as table' }),
  );
  const { items } = await api.countChecks({ filter: { modelId } });
  const [row] = screen.getAllByRole('row').slice(1);
  expect(
    within(row)
      .getAllByRole('cell')
      .map(({ textContent }) => Number(textContent))
      .slice(1),
  ).toEqual([
    items[0].pass,
    items[0].fail,
    items[0].unknown,
    items[0].exempt,
    items[0].notApplicable,
    items[0].blocks,
    items[0].blocksAlone,
  ]);
});

it('says so when no service matches', async () => {
  const api = createOrgApi({ count: 20 });
  renderOrg(<ChecksContent />, { api, at: `${at}?text=nothing` });
  expect(await screen.findByText('No results for these filters')).toBeVisible();
});

it('tries again after an error', async () => {
  const real = createOrgApi({ count: 20 });
  const api = { ...real, countChecks: jest.fn(real.countChecks) };
  api.countChecks.mockRejectedValueOnce(new Error('timeout'));
  renderOrg(<ChecksContent />, { api, at });
  expect(await screen.findByRole('alert')).toHaveTextContent('timeout');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText(/checks, 20 services/)).toBeVisible();
});
