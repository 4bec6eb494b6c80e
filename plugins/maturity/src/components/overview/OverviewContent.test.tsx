import { NotAllowedError } from '@backstage/errors';
import { builtInModel } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi, OrgApi } from '../../__fixtures__/orgFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { OverviewContent } from './OverviewContent';

function spiedApi(options: { count: number; owners?: number }) {
  const api = createOrgApi(options);
  return { ...api, countAssessments: jest.fn(api.countAssessments) };
}

// Whole pages are drawn here, on machines that do other things as well.

const title = 'Services by stage';

it('shows how many stand where, each number leading to the services behind it', async () => {
  renderOrg(<OverviewContent />, { api: createOrgApi({ count: 58 }) });
  const panel = await screen.findByRole('region', { name: title });
  const links = within(panel).getAllByRole('link');
  expect(links).toHaveLength(6);
  expect(links[1]).toHaveAccessibleName(/^2 CI\/CD foundation \d+ \d+%$/);
  expect(links[1]).toHaveAttribute(
    'href',
    '/maturity/services?stage=cicd-foundation',
  );
  expect(links[5]).toHaveAccessibleName(/^Not assessed yet 2 3%$/);
  expect(links[5]).toHaveAttribute('href', '/maturity/services?stage=none');
});

it('says in a sentence what the picture shows', async () => {
  renderOrg(<OverviewContent />, { api: createOrgApi({ count: 58 }) });
  const panel = await screen.findByRole('region', { name: title });
  expect(panel).toHaveAccessibleDescription(
    /^\d+ of 58 services at Stage \d: .+, the largest group\. \d+% at stage 3 or above\. \d+ services may be at a higher stage: too little is measured to rule it out\.$/,
  );
});

it('leads to the entities that are left out', async () => {
  const api = createOrgApi({ count: 58 });
  renderOrg(<OverviewContent />, {
    api: {
      ...api,
      countAssessments: async request => ({
        ...(await api.countAssessments(request)),
        leftOut: 12,
      }),
    },
    at: '/maturity/overview?lifecycle=production',
  });
  expect(
    await screen.findByRole('link', { name: '12 left out' }),
  ).toHaveAttribute(
    'href',
    '/maturity/services?lifecycle=production&leftOut=true',
  );
});

it('shows the shares of evidence, which are those of the bar', async () => {
  const api = createOrgApi({ count: 58 });
  renderOrg(<OverviewContent />, { api });
  const figure = (await screen.findByText('Checks observed')).parentElement;
  const [bar] = within(figure ?? document.body).getAllByRole('img');
  const label = bar.getAttribute('aria-label') ?? '';
  const shares = Array.from(label.matchAll(/(\d+)%/g), match =>
    Number(match[1]),
  );
  expect(shares).toHaveLength(4);
  expect(shares.reduce((one, other) => one + other)).toBe(100);
  expect(figure).toHaveTextContent(label.replaceAll(/ \(\d+\)/g, ''));
});

it('shows the same as a table', async () => {
  renderOrg(<OverviewContent />, { api: createOrgApi({ count: 58 }) });
  const panel = await screen.findByRole('region', { name: title });
  await userEvent.click(
    within(panel).getByRole('button', { name: 'Show as table' }),
  );
  const rows = within(panel).getAllByRole('row');
  expect(rows).toHaveLength(1 + builtInModel.stages.length + 1);
  const counts = rows
    .slice(1)
    .map(row => Number(within(row).getAllByRole('cell')[0].textContent));
  expect(counts.reduce((sum, count) => sum + count)).toBe(58);
});

it('leads from a segment of a group to its services, other filters kept', async () => {
  renderOrg(<OverviewContent />, {
    api: createOrgApi({ count: 58, owners: 1 }),
    at: '/maturity/overview?lifecycle=production',
  });
  const [segment] = await screen.findAllByRole('link', {
    name: /^team-cart-0, Stage 2: CI\/CD foundation: \d+ services? \(\d+%\)$/,
  });
  const { searchParams } = new URL(
    segment.getAttribute('href') ?? '',
    'http://portal',
  );
  expect(Object.fromEntries(searchParams)).toEqual({
    lifecycle: 'production',
    owner: 'group:default/team-cart-0',
    stage: 'cicd-foundation',
  });
});

it('leads to what nobody owns', async () => {
  renderOrg(<OverviewContent />, { api: createOrgApi({ count: 58 }) });
  expect(await screen.findByRole('link', { name: 'No owner' })).toHaveAttribute(
    'href',
    '/maturity/services?without=owner',
  );
  const [segment] = await screen.findAllByRole('link', { name: /^No owner, / });
  expect(segment.getAttribute('href')).toMatch(/stage=.+&without=owner$/);
});

it('groups by another dimension and keeps it in the URL', async () => {
  const api = spiedApi({ count: 58 });
  renderOrg(<OverviewContent />, { api });
  await userEvent.click(await screen.findByRole('radio', { name: 'System' }));
  await screen.findByRole('link', { name: 'checkout' });
  expect(address().search).toBe('?groupBy=system');
  expect(api.countAssessments).toHaveBeenCalledTimes(2);
  expect(api.countAssessments).toHaveBeenLastCalledWith(
    { filter: { modelId: builtInModel.id }, groupBy: 'system' },
    { signal: expect.any(AbortSignal) },
  );
});

it('says of tags that a service counts in each of its own', async () => {
  renderOrg(<OverviewContent />, { api: createOrgApi({ count: 58 }) });
  expect(await screen.findByText(/groups?, largest first\.$/)).toBeVisible();
  await userEvent.click(screen.getByRole('radio', { name: 'Tag' }));
  expect(
    await screen.findByText(/Entities count in each tag\.$/),
  ).toBeVisible();
});

it('asks with all filters of a deep link', async () => {
  const api = spiedApi({ count: 58 });
  renderOrg(<OverviewContent />, {
    api,
    at: '/maturity/overview?system=system:default/cart&stage=none&text=ca&check=pipeline:unknown',
  });
  await waitFor(() => expect(api.countAssessments).toHaveBeenCalledTimes(1));
  expect(api.countAssessments.mock.calls[0][0].filter).toEqual({
    modelId: builtInModel.id,
    system: ['system:default/cart'],
    stage: ['none'],
    text: 'ca',
    check: [{ id: 'pipeline', outcome: 'unknown' }],
  });
});

it('keeps the numbers on the screen while the next are loaded, and aborts what nobody waits for', async () => {
  const signals: AbortSignal[] = [];
  const real = createOrgApi({ count: 58 });
  const api: OrgApi = {
    ...real,
    countAssessments: (request, options) => {
      if (request.groupBy === 'owner') return real.countAssessments(request);
      if (options?.signal) signals.push(options.signal);
      return new Promise(() => {});
    },
  };
  renderOrg(<OverviewContent />, { api });
  await userEvent.click(await screen.findByRole('radio', { name: 'System' }));
  const panel = screen.getByRole('region', { name: title });
  expect(panel).toHaveAttribute('aria-busy', 'true');
  expect(
    screen.getAllByRole('link', { name: /^team-/ }).length,
  ).toBeGreaterThan(0);

  await userEvent.click(screen.getByRole('radio', { name: 'Type' }));
  await waitFor(() => expect(signals[0].aborted).toBe(true));
  expect(signals[1].aborted).toBe(false);
});

it('draws only the first of 1,000 groups until more are wanted', async () => {
  renderOrg(<OverviewContent />, {
    api: createOrgApi({ count: 6_000, owners: 1_000 }),
  });
  const names = () => screen.getAllByRole('link', { name: /^team-\w+-\d+$/ });
  const more = await screen.findByRole('button', { name: 'Show 50 more' });
  expect(names().length).toBeLessThanOrEqual(15);
  await userEvent.click(more);
  expect(names().length).toBeGreaterThan(60);
  expect(names().length).toBeLessThanOrEqual(65);
});

it('shows the layout while it loads', async () => {
  const api = {
    ...createOrgApi({ count: 1 }),
    countAssessments: () => new Promise<never>(() => {}),
  };
  renderOrg(<OverviewContent />, { api });
  await screen.findByRole('search', { name: 'Filters' });
  expect(screen.getByText('Loading')).toHaveAttribute('role', 'status');
});

it('offers to try again after an error, and then asks again', async () => {
  const api = spiedApi({ count: 58 });
  api.countAssessments.mockRejectedValueOnce(new Error('no connection'));
  renderOrg(<OverviewContent />, { api });
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('no connection');
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('region', { name: title })).toBeVisible();
  expect(api.countAssessments).toHaveBeenCalledTimes(2);
});

it('says so when the reader lacks the permission, without an error', async () => {
  const api = {
    ...createOrgApi({ count: 1 }),
    listModels: async () => {
      throw new NotAllowedError('Unauthorized');
    },
  };
  renderOrg(<OverviewContent />, { api });
  expect(
    await screen.findByText("You don't have access to maturity data"),
  ).toBeVisible();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(
    screen.queryByRole('button', { name: 'Try again' }),
  ).not.toBeInTheDocument();
});

it('says what to do when nothing is assessed yet', async () => {
  renderOrg(<OverviewContent />, { api: createOrgApi({ count: 0 }) });
  expect(await screen.findByText('Nothing assessed yet')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Show the checks' })).toHaveAttribute(
    'href',
    '/maturity/model',
  );
});

it('tells filters that match nothing apart, and clears them', async () => {
  renderOrg(<OverviewContent />, {
    api: createOrgApi({ count: 58 }),
    at: '/maturity/overview?text=nothing-is-called-so',
  });
  const notice = await screen.findByText('No results for these filters');
  expect(notice).toBeVisible();
  await userEvent.click(
    screen.getAllByRole('button', { name: 'Clear filters' })[1],
  );
  expect(await screen.findByRole('region', { name: title })).toBeVisible();
  expect(address().search).toBe('');
});
