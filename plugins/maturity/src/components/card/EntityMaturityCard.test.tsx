import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createEntity,
  fixtureApi,
  fixtureAssessment,
  fixtureResponse,
} from '../../__fixtures__';
import { maturityApiRef } from '../../api';
import { entityTabRouteRef } from '../../routes';
import { EntityMaturityCard } from './EntityMaturityCard';

function renderCard(api: Partial<MaturityApi> = {}) {
  renderInTestApp(
    <EntityProvider entity={createEntity('Component')}>
      <EntityMaturityCard />
    </EntityProvider>,
    {
      apis: [[maturityApiRef, fixtureApi(api)]],
      mountedRoutes: { '/entity/maturity': entityTabRouteRef },
    },
  );
}

function answering(
  change: Partial<typeof fixtureAssessment>,
): Partial<MaturityApi> {
  return {
    getEntityAssessments: async () => ({
      ...fixtureResponse,
      items: [{ ...fixtureAssessment, ...change }],
    }),
  };
}

describe('EntityMaturityCard', () => {
  it('shows the stage, the share measured, the top next step and the way on', async () => {
    renderCard();
    expect(
      await screen.findByRole('img', {
        name: 'Stage 2 of 5: CI/CD foundation',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('67% observed · 8% attested · 25% not measured'),
    ).toBeInTheDocument();
    expect(screen.getByText('Next step')).toBeInTheDocument();
    expect(
      screen.getByText('Add a security scanner to the pipeline'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'All steps and evidence' }),
    ).toHaveAttribute('href', '/entity/maturity');
  });

  it('tells a step that is to be measured from one that is to be met', async () => {
    renderCard(
      answering({
        nextSteps: [
          { checkId: 'protected-main', outcome: 'unknown', effort: 'small' },
        ],
      }),
    );
    expect(
      await screen.findByText('Needs measuring first'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The main branch requires reviews'),
    ).toBeInTheDocument();
  });

  it('shows a range where a higher stage is not ruled out', async () => {
    renderCard(answering({ rank: 1, highestRank: 3 }));
    const range = 'At least stage 1 · at most stage 3';
    const ladder = await screen.findByRole('img', { name: range });
    expect(ladder.querySelectorAll('[data-open]')).toHaveLength(2);
    expect(screen.getByText(range)).toBeVisible();
    expect(
      screen.getByText('Too little is measured to say more.'),
    ).toBeVisible();
  });

  it('has no next step at the top', async () => {
    renderCard(answering({ rank: 5, highestRank: 5, nextSteps: [] }));
    expect(await screen.findByText('Top stage reached.')).toBeInTheDocument();
  });

  it('claims no stage where nothing was measured', async () => {
    renderCard(answering({ rank: 0, stage: undefined, nextSteps: [] }));
    expect(
      await screen.findByText('No check could be measured yet.'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('img')).toBeNull();
  });

  it('says that no model applies', async () => {
    renderCard({
      getEntityAssessments: async () => ({
        ...fixtureResponse,
        items: [],
        modelIds: [],
      }),
    });
    expect(
      await screen.findByText('No maturity model applies to this entity.'),
    ).toBeInTheDocument();
  });

  it('shows a skeleton while it loads', async () => {
    renderCard({ listModels: () => new Promise(() => {}) });
    expect(
      await screen.findByRole('status', { name: 'Loading the assessment' }),
    ).toBeInTheDocument();
  });

  it('is quiet where the reader may not look', async () => {
    renderCard({
      getEntityAssessments: async () => {
        throw new NotAllowedError('no');
      },
    });
    expect(
      await screen.findByText("You don't have access to maturity data"),
    ).toBeInTheDocument();
  });

  it('can be tried again after an error', async () => {
    let attempts = 0;
    renderCard({
      listModels: async () => {
        attempts += 1;
        if (attempts === 1) {
          throw new Error('503');
        }
        return fixtureApi().listModels();
      },
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByText('Next step')).toBeInTheDocument();
  });
});
