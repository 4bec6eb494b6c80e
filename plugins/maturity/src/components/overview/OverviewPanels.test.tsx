import { NotAllowedError } from '@backstage/errors';
import {
  builtInModel,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { createOverviewApi, dayAgo } from '../../__fixtures__/overviewFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { OverviewContent } from './OverviewContent';

// Whole pages are drawn here, on machines that do other things as well.

const overview = createOverviewApi({ model: builtInModel, count: 58 });

function renderOverview(api: Partial<MaturityApi> = {}, search = '') {
  return renderOrg(<OverviewContent />, {
    api: { ...createOrgApi({ count: 58 }), ...overview, ...api },
    at: `/maturity/overview${search}`,
  });
}

describe('stages over time', () => {
  const title = 'Stages over time';

  it('says how the share moved, draws it, and shows it as a table', async () => {
    renderOverview();
    const panel = await screen.findByRole('region', { name: title });
    expect(await screen.findByText(/^▲ \d+ points in 90 days$/)).toBeVisible();
    expect(panel).toHaveAccessibleDescription(
      /^\d+% at stage 3 or above, \d+% on .+ 20\d\d\.$/,
    );
    expect(
      await within(panel).findByRole('application', {
        name: /Arrow keys move between days/,
      }),
    ).toBeInTheDocument();
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Show as table' }),
    );
    expect(within(panel).getAllByRole('row')).toHaveLength(1 + 91);
  });

  it('looks further back and keeps that in the URL', async () => {
    const getTrend = jest.fn(overview.getTrend);
    renderOverview({ getTrend });
    await userEvent.click(
      await screen.findByRole('radio', { name: '365 days' }),
    );
    expect(address().search).toBe('?trend=365');
    expect(getTrend).toHaveBeenLastCalledWith(
      { filter: { modelId: builtInModel.id }, from: dayAgo(365) },
      { signal: expect.any(AbortSignal) },
    );
  });

  it('says since when there is a history where there is hardly any', async () => {
    renderOverview(
      createOverviewApi({ model: builtInModel, count: 58, historyDays: 1 }),
    );
    const panel = await screen.findByRole('region', { name: title });
    expect(await within(panel).findByText('No history yet')).toBeVisible();
    expect(
      within(panel).getByText(/^Recorded since .+ 20\d\d\./),
    ).toBeVisible();
    expect(
      within(panel).queryByRole('button', { name: 'Show as table' }),
    ).not.toBeInTheDocument();
  });

  it('fails alone, and can be tried again', async () => {
    const getTrend = jest
      .fn(overview.getTrend)
      .mockRejectedValueOnce(new Error('no connection'));
    renderOverview({ getTrend });
    const panel = await screen.findByRole('region', { name: title });
    expect(await within(panel).findByText('no connection')).toBeVisible();
    expect(
      screen.getByRole('region', { name: 'Services by stage' }),
    ).toBeVisible();
    await userEvent.click(
      within(panel).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await within(panel).findByRole('button', { name: 'Show as table' }),
    ).toBeVisible();
  });
});

describe('movers', () => {
  it('tells up, down and better measured apart, with the checks that moved them', async () => {
    renderOverview();
    const up = await screen.findByRole('list', { name: 'Up' });
    expect(within(up).getByRole('link', { name: 'riser-0' })).toHaveAttribute(
      'href',
      '/catalog/default/component/riser-0',
    );
    expect(within(up).queryByText('riser-2')).not.toBeInTheDocument();
    expect(within(up).getAllByText(/: Not met, now Met$/)[0]).toBeVisible();
    const measured = screen.getByRole('list', {
      name: 'First measured',
    });
    expect(within(measured).getByText('riser-2')).toBeVisible();
    const down = screen.getByRole('list', { name: 'Down' });
    expect(
      within(down).getByText(/^Down from Stage 2: .+ to Stage 1: /),
    ).toBeInTheDocument();
  });

  it('looks at other days, in the URL, and says when none moved', async () => {
    const none = { total: 0, items: [] };
    renderOverview({
      listMovers: async request =>
        request.days === 7
          ? {
              modelId: builtInModel.id,
              since: '',
              up: none,
              down: none,
              newcomers: 0,
            }
          : overview.listMovers(request),
    });
    await userEvent.click(await screen.findByRole('radio', { name: '7 days' }));
    expect(
      await screen.findByText('No stage changes in the last 7 days.'),
    ).toBeVisible();
    expect(address().search).toBe('?movers=7');
  });
});

describe('as of a past day', () => {
  it('shows where they stood, says of when, and leads back to today', async () => {
    const day = dayAgo(100);
    const getTrend = jest.fn(overview.getTrend);
    const countAssessments = jest.fn(
      createOrgApi({ count: 58 }).countAssessments,
    );
    renderOverview(
      { getTrend, countAssessments },
      `?asOf=${day}&owner=group:default/a`,
    );
    const panel = await screen.findByRole('region', {
      name: /^Services by stage on /,
    });
    expect(getTrend).toHaveBeenCalledWith(
      {
        filter: { modelId: builtInModel.id, owner: ['group:default/a'] },
        from: day,
        to: day,
      },
      { signal: expect.any(AbortSignal) },
    );
    expect(within(panel).queryByRole('link')).not.toBeInTheDocument();
    expect(screen.queryByText('Highest impact')).not.toBeInTheDocument();
    expect(countAssessments).not.toHaveBeenCalled();
    expect(
      screen.queryByRole('button', { name: 'Export' }),
    ).not.toBeInTheDocument();
    await userEvent.click(
      screen.getByRole('button', { name: 'Back to today' }),
    );
    expect(address().search).toBe('?owner=group%3Adefault%2Fa');
  });

  it('says so where there was no history yet', async () => {
    renderOverview(
      createOverviewApi({ model: builtInModel, count: 58, historyDays: 10 }),
      `?asOf=${dayAgo(20)}`,
    );
    expect(
      await screen.findByText(/^No assessments on .+ 20\d\d\.$/),
    ).toBeVisible();
  });

  it('says so when the reader lacks the permission', async () => {
    renderOverview(
      {
        getTrend: async () => {
          throw new NotAllowedError('Unauthorized');
        },
      },
      `?asOf=${dayAgo(20)}`,
    );
    expect(
      await screen.findByText("You don't have access to maturity data"),
    ).toBeVisible();
  });
});

describe('on paper', () => {
  it('shows every chart with its table, in the light theme, and goes back', async () => {
    renderOverview();
    await screen.findByRole('list', { name: 'Up' });
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
    act(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    expect(screen.getAllByRole('table')).toHaveLength(5);
    expect(
      screen.getByRole('heading', { level: 1, name: builtInModel.title }),
    ).toBeVisible();
    expect(document.querySelector('[data-maturity-page]')).toHaveAttribute(
      'data-theme-mode',
      'light',
    );
    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
