import { NotAllowedError } from '@backstage/errors';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createEntity,
  fixtureAssessment,
  fixtureResponse,
} from '../../__fixtures__';
import { renderTab } from './__testUtils__/renderTab';

describe('states of the entity tab', () => {
  it('shows a skeleton until everything is there', async () => {
    renderTab({ api: { getEntityAssessments: () => new Promise(() => {}) } });
    expect(
      await screen.findByRole('status', { name: 'Loading the assessment' }),
    ).toBeInTheDocument();
  });

  it('offers to try again after an error', async () => {
    let attempts = 0;
    renderTab({
      api: {
        getEntityAssessments: async () => {
          attempts += 1;
          if (attempts === 1) {
            throw new Error('503 Service Unavailable');
          }
          return fixtureResponse;
        },
      },
    });
    expect(
      await screen.findByText('The assessment could not be loaded'),
    ).toBeInTheDocument();
    expect(screen.getByText('503 Service Unavailable')).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('You are here')).toBeInTheDocument();
  });

  it('names the permission to those who may not see it', async () => {
    renderTab({
      api: {
        getEntityAssessments: async () => {
          throw new NotAllowedError('no');
        },
      },
    });
    expect(
      await screen.findByText("You don't have access to maturity data"),
    ).toBeInTheDocument();
    expect(screen.getByText(/maturity\.assessment\.read/)).toBeInTheDocument();
  });

  it('says what it takes to be measured at all', async () => {
    renderTab({
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [],
          sources: [],
        }),
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Not assessed yet' }),
    ).toBeInTheDocument();
    const done = screen.getAllByText(/\((Done|To do)\)/);
    expect(done.map(element => element.textContent?.trim())).toEqual([
      '(Done)',
      '(Done)',
      '(Done)',
      '(To do)',
    ]);
    expect(screen.queryByText('You are here')).toBeNull();
    expect(
      screen.getByRole('radio', { name: 'Not measured 15' }),
    ).toBeInTheDocument();
  });

  it('asks for components where it is they that are assessed', async () => {
    renderTab({
      entity: createEntity('Group'),
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [],
          sources: [],
        }),
      },
    });
    expect(
      await screen.findByText('Assign components in production'),
    ).toBeInTheDocument();
    expect(screen.queryByText('Link the source code')).toBeNull();
    expect(screen.getAllByText(/\((Done|To do)\)/)).toHaveLength(2);
  });

  it('has no stage for rank 0, though there are results', async () => {
    renderTab({
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [
            {
              ...fixtureAssessment,
              stage: undefined,
              rank: 0,
              measured: {
                observed: 0,
                declared: 0,
                attested: 0,
                applicable: 13,
              },
              nextSteps: [],
            },
          ],
        }),
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Not assessed yet' }),
    ).toBeInTheDocument();
    expect(screen.queryByRole('region', { name: /Next steps/ })).toBeNull();
  });

  it('says so where no model applies', async () => {
    renderTab({
      entity: createEntity('API'),
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [],
          modelIds: [],
        }),
      },
    });
    expect(
      await screen.findByText(
        'No maturity model applies to this entity, so there is nothing to do here.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('heading', { level: 2 })).toBeNull();
    // How to declare a model is nothing for readers.
    expect(screen.queryByText(/appliesTo|maturity\.models/)).toBeNull();
  });

  it.each(['System', 'Domain', 'Group'])(
    'of a %s without a model is the roll-up, and no word of models',
    async kind => {
      renderTab({
        entity: createEntity(kind),
        api: {
          getEntityAssessments: async () => ({
            ...fixtureResponse,
            items: [],
            modelIds: [],
          }),
        },
      });
      expect(await screen.findByText(/at stage 3 or above/)).toBeVisible();
      expect(screen.queryByText(/No maturity model/)).toBeNull();
    },
  );
});
