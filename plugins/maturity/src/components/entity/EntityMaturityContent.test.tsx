import { screen, within } from '@testing-library/react';
import {
  daysAgo,
  fixtureAssessment,
  fixtureModel,
  fixtureResponse,
  fixtureSources,
} from '../../__fixtures__';
import { region, renderTab } from './__testUtils__/renderTab';

describe('EntityMaturityContent', () => {
  it('shows the ladder, what was measured and when it was looked at', async () => {
    renderTab();
    expect(
      await screen.findByRole('heading', {
        name: 'Platform engineering maturity',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('You are here').closest('li')).toHaveAttribute(
      'aria-current',
      'step',
    );
    expect(
      screen.getByText('67% observed · 8% attested · 25% not measured'),
    ).toBeInTheDocument();
    expect(screen.getByText(/^Updated/)).toHaveTextContent(
      'Updated 12 minutes ago; 2 sources',
    );
  });

  it('shows a range, and no signs of the lower bound, where a higher stage is not ruled out', async () => {
    renderTab({
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [{ ...fixtureAssessment, highestRank: 4 }],
        }),
      },
    });
    expect(
      await screen.findByText('At least stage 2 · at most stage 4'),
    ).toBeVisible();
    expect(
      screen.getByText(/Too little is measured to say more/),
    ).toBeVisible();
    expect(screen.queryByText('You are here')).toBeNull();
    const aside = within(await region('CI/CD foundation'));
    expect(aside.queryByText('Signs of this stage')).toBeNull();
    expect(
      aside.getByText('Add a security scanner to the pipeline'),
    ).toBeVisible();
  });

  it('shows the advice of the reached stage apart from the checks', async () => {
    renderTab();
    const advice = within(await region('CI/CD foundation'));
    expect(
      advice.getByText(/Standardise the pipeline templates/),
    ).toBeInTheDocument();
  });

  it('warns of sources that failed, with what they last saw', async () => {
    renderTab({
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          sources: [
            {
              ...fixtureResponse.sources[0],
              observedAt: daysAgo(3),
              error: { message: '401 bad credentials', at: daysAgo(0.1) },
            },
          ],
        }),
      },
    });
    expect(await screen.findByText('1 source failed')).toBeInTheDocument();
    expect(
      screen.getByText(/Repository \(2 hours ago\): 401 bad credentials/),
    ).toHaveTextContent('Showing data from 3 days ago.');
    expect(
      screen.getByText('1 check has outdated evidence'),
    ).toBeInTheDocument();
  });

  it('shows the model that the address names', async () => {
    const second = { ...fixtureModel, id: 'second', title: 'Readiness' };
    renderTab({
      url: '/?model=second',
      api: {
        listModels: async () => ({
          items: [fixtureModel, second],
          sources: fixtureSources,
        }),
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [
            fixtureAssessment,
            {
              ...fixtureAssessment,
              modelId: 'second',
              rank: 3,
              stage: 'infrastructure-as-code',
            },
          ],
          modelIds: [fixtureModel.id, 'second'],
        }),
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Readiness' }),
    ).toBeInTheDocument();
    expect(screen.getByText('You are here').closest('li')).toHaveTextContent(
      'Infrastructure as code',
    );
  });
});
