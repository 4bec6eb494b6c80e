import { NotAllowedError } from '@backstage/errors';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  createEntity,
  fixtureApi,
  fixtureCounts,
  fixtureModel,
  fixtureResponse,
} from '../../__fixtures__';
import { maturityApiRef } from '../../api';
import { orgPageRouteRef } from '../../routes';
import { createServices } from '../../__fixtures__/orgFixture';
import { EntityMaturityPartsCard } from './EntityMaturityCard';

const [{ summary: anyPart }] = createServices({
  model: fixtureModel,
  count: 1,
});

const createMember = (name: string, rank: number, nextStepCount: number) => ({
  ...anyPart,
  entityRef: `component:default/${name}`,
  rank,
  stage: fixtureModel.stages[rank - 1].id,
  nextStepCount,
  nextSteps: ['security-scanning'],
});

/** Two kinds of parts, of which the three weakest are to be found. */
const groups = [
  {
    ...fixtureCounts.all,
    value: 'component',
    weakest: [
      createMember('till', 1, 3),
      createMember('cart', 2, 5),
      createMember('hall', 3, 1),
    ],
  },
  {
    ...fixtureCounts.all,
    value: 'resource',
    weakest: [createMember('vault', 1, 6)],
  },
];

const noModelOfItsOwn = { ...fixtureResponse, items: [], modelIds: [] };

function renderCard(kind: string, api: Partial<MaturityApi> = {}) {
  renderInTestApp(
    <EntityProvider entity={createEntity(kind, 'shop')}>
      <EntityMaturityPartsCard />
      beside
    </EntityProvider>,
    {
      apis: [
        [
          maturityApiRef,
          fixtureApi({
            countAssessments: async () => ({ ...fixtureCounts, groups }),
            getEntityAssessments: async () => noModelOfItsOwn,
            ...api,
          }),
        ],
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/maturity': orgPageRouteRef,
      },
    },
  );
}

describe('EntityMaturityPartsCard', () => {
  it('names the weakest of all kinds of parts, with what pays most there', async () => {
    renderCard('System');
    const weakest = within(
      await screen.findByRole('region', { name: 'Needs help most' }),
    );
    expect(weakest.getAllByRole('link').map(link => link.textContent)).toEqual([
      'vault',
      'till',
      'cart',
    ]);
    expect(weakest.getByRole('link', { name: 'till' })).toHaveAttribute(
      'href',
      '/catalog/default/component/till',
    );
    expect(weakest.getAllByRole('img', { name: /^Stage 1/ })).toHaveLength(2);
    expect(
      weakest.getAllByText('Add a security scanner to the pipeline'),
    ).toHaveLength(3);
  });

  it('leads to the organisation page with the same parts', async () => {
    renderCard('Group');
    const link = await screen.findByRole('link', {
      name: 'Open the maturity page',
    });
    expect(link).toHaveAttribute(
      'href',
      '/maturity/overview?owner=group%3Adefault%2Fshop&ownerTree=true',
    );
  });

  it('keeps the stage of the whole apart from those of its parts', async () => {
    renderCard('Domain', { getEntityAssessments: async () => fixtureResponse });
    const own = await screen.findByText('The domain itself');
    expect(own.parentElement).toHaveTextContent('2 CI/CD foundation');
  });

  it('says nothing of the whole where no model applies to it', async () => {
    renderCard('System');
    expect(await screen.findByRole('list', { name: 'shop' })).toBeVisible();
    expect(screen.queryByText('The system itself')).toBeNull();
    expect(screen.queryByText(/No maturity model/)).toBeNull();
  });

  it('claims no stage of a whole that could not be measured', async () => {
    renderCard('System', {
      getEntityAssessments: async () => ({ ...fixtureResponse, items: [] }),
    });
    const own = await screen.findByText('The system itself');
    expect(own.parentElement).toHaveTextContent(
      'No check could be measured yet.',
    );
  });

  it('says so where nothing of it has been assessed', async () => {
    renderCard('System', {
      countAssessments: async () => ({
        ...fixtureCounts,
        all: { ...fixtureCounts.all, total: 0 },
      }),
    });
    expect(await screen.findByText('Nothing assessed yet.')).toBeVisible();
    expect(screen.queryByRole('list', { name: 'shop' })).toBeNull();
  });

  it('shows that it counts', async () => {
    renderCard('System', { countAssessments: () => new Promise(() => {}) });
    expect(
      await screen.findByRole('status', { name: 'Loading the stages' }),
    ).toBeInTheDocument();
  });

  it('is quiet where the reader may not look', async () => {
    const denied = async () => {
      throw new NotAllowedError('no');
    };
    renderCard('System', {
      countAssessments: denied,
      getEntityAssessments: denied,
    });
    expect(
      await screen.findByText("You don't have access to maturity data"),
    ).toBeVisible();
  });

  it('can be tried again after an error', async () => {
    const countAssessments = jest
      .fn(fixtureApi().countAssessments)
      .mockRejectedValueOnce(new Error('503'));
    renderCard('System', { countAssessments });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Try again' }),
    );
    expect(await screen.findByRole('list', { name: 'shop' })).toBeVisible();
  });

  it('has nothing to say of what has no parts', async () => {
    renderCard('Component');
    expect(await screen.findByText('beside')).toBeVisible();
    expect(screen.queryByRole('heading')).toBeNull();
  });
});
