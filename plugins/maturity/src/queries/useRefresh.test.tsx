import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureAssessment, fixtureResponse } from '../__fixtures__';
import { renderTab } from '../components/entity/__testUtils__/renderTab';

describe('refreshing from the entity tab', () => {
  it('has the sources look, shows that it runs, and what came of it', async () => {
    let answer = () => {};
    const { analytics } = renderTab({
      api: {
        refreshEntity: () =>
          new Promise(resolve => {
            answer = () =>
              resolve({
                ...fixtureResponse,
                items: [
                  {
                    ...fixtureAssessment,
                    stage: 'infrastructure-as-code',
                    rank: 3,
                  },
                ],
                refreshed: [
                  { sourceId: 'repository', result: 'changed' },
                  { sourceId: 'catalog', result: 'unchanged' },
                ],
              });
          }),
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(
      screen.getByRole('progressbar', { name: /Collecting data/ }),
    ).toBeInTheDocument();
    answer();
    const report = await screen.findByText(
      'Updated just now; 2 sources checked, 1 changed.',
    );
    expect(report.closest('[aria-live="polite"]')).toBeInTheDocument();
    expect(screen.getByText('You are here').closest('li')).toHaveTextContent(
      'Infrastructure as code',
    );
    expect(analytics.getEvents()).toContainEqual(
      expect.objectContaining({
        action: 'refresh',
        subject: 'component:default/checkout',
      }),
    );
  });

  it('says when it did not succeed, and keeps what was shown', async () => {
    renderTab({
      api: {
        refreshEntity: async () => {
          throw new Error('503 Service Unavailable');
        },
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Refresh' }),
    );
    expect(await screen.findByText('The refresh failed')).toBeInTheDocument();
    expect(screen.getByText('503 Service Unavailable')).toBeInTheDocument();
    expect(screen.getByText('You are here')).toBeInTheDocument();
  });
});
