import { identityApiRef } from '@backstage/frontend-plugin-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  builtInModel,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import { fixtureApi } from '../../__fixtures__';
import { maturityApiRef } from '../../api';
import { orgPageRouteRef } from '../../routes';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { createOverviewApi } from '../../__fixtures__/overviewFixture';
import { MyTeamsContent } from './MyTeamsContent';

const team = 'group:default/team-cart-0';
const org = createOrgApi({ count: 58 });

function renderWidget(
  options: { memberOf?: string[]; api?: Partial<MaturityApi> } = {},
) {
  const { memberOf = [team], api = {} } = options;
  const calls = {
    countAssessments: jest.fn(org.countAssessments),
    planFixes: jest.fn(org.planFixes),
  };
  renderInTestApp(<MyTeamsContent />, {
    apis: [
      [
        maturityApiRef,
        fixtureApi({
          ...org,
          ...createOverviewApi({ model: builtInModel, count: 58 }),
          ...calls,
          ...api,
        }),
      ],
      [
        identityApiRef,
        mockApis.identity({
          ownershipEntityRefs: ['user:default/ana', ...memberOf],
        }),
      ],
    ],
    mountedRoutes: {
      '/maturity': orgPageRouteRef,
      '/catalog/:namespace/:kind/:name': entityRouteRef,
    },
  });
  return calls;
}

it('shows where the reader’s teams stand, what to do next and what changed', async () => {
  const { countAssessments } = renderWidget();
  const stages = await screen.findByRole('region', {
    name: 'Stages by team',
  });
  expect(
    within(stages).getByRole('list', { name: 'team-cart-0' }),
  ).toBeVisible();
  const next = screen.getByRole('region', { name: 'Highest impact' });
  expect(within(next).getAllByRole('listitem')).toHaveLength(3);
  const changed = screen.getByRole('region', {
    name: 'Stage changes in the last 30 days',
  });
  expect(within(changed).getByText('riser-0')).toBeVisible();
  expect(countAssessments).toHaveBeenCalledWith(
    {
      filter: { modelId: builtInModel.id, owner: [team], ownerTree: true },
      groupBy: 'owner',
      tree: true,
    },
    { signal: expect.any(AbortSignal) },
  );
});

it('asks for nothing on behalf of somebody without a team', async () => {
  const { countAssessments, planFixes } = renderWidget({ memberOf: [] });
  expect(await screen.findByText('No team yet')).toBeVisible();
  expect(countAssessments).not.toHaveBeenCalled();
  expect(planFixes).not.toHaveBeenCalled();
});

it('says so when the teams own nothing that is assessed', async () => {
  renderWidget({ memberOf: ['group:default/nobody'] });
  expect(
    await screen.findByText('Nothing that your teams own is assessed.'),
  ).toBeVisible();
});

it('says what went wrong, and offers to try again', async () => {
  renderWidget({
    api: {
      planFixes: async () => {
        throw new Error('no connection');
      },
    },
  });
  expect(await screen.findByText('no connection')).toBeVisible();
  expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();
});
