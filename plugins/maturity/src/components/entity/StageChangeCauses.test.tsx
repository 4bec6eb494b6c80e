import { renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import { CheckChange } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  fixtureModel,
  fixtureRef,
  fixtureSources,
  scriptAddress,
} from '../../__fixtures__';
import { StageChangeCauses } from './StageChangeCauses';
import { FactNamesProvider, toFactNames } from '../../evidence/sourceTitles';

const [{ id: checkId, title }] = fixtureModel.stages.flatMap(s => s.checks);

function renderCauses(...checks: CheckChange[]) {
  renderInTestApp(
    <FactNamesProvider value={toFactNames(fixtureSources)}>
      <StageChangeCauses
        model={fixtureModel}
        change={{
          entityRef: fixtureRef,
          modelId: fixtureModel.id,
          modelVersion: 1,
          at: '2026-11-01T08:00:00Z',
          from: 'a',
          to: 'b',
          checks,
        }}
      />
    </FactNamesProvider>,
    {
      apis: [[catalogApiRef, catalogApiMock()]],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
}

/** Opens the first cause, and reads what it tells of before and after. */
async function open() {
  const button = await screen.findByRole('button', { name: /→/ });
  expect(screen.queryByText('Before')).not.toBeVisible();
  await userEvent.click(button);
  const [before, after] = screen.getAllByRole('definition');
  return { before: within(before), after: within(after) };
}

describe('StageChangeCauses', () => {
  it('says that what was seen is of a hidden entity', async () => {
    renderCauses({
      id: checkId,
      from: 'fail',
      to: 'pass',
      before: { observations: [], hidden: true },
      after: { observations: [], hidden: true },
    });
    const { before, after } = await open();
    expect(before.getByText('Of an entity that you may not see')).toBeVisible();
    expect(after.getByText('Of an entity that you may not see')).toBeVisible();
  });

  it('opens to what was seen before and after, with evidence', async () => {
    renderCauses({
      id: checkId,
      from: 'fail',
      to: 'pass',
      before: {
        observations: [{ fact: 'repository/ciProviders', value: [] }],
      },
      after: {
        observations: [
          {
            fact: 'repository/ciProviders',
            value: ['github-actions'],
            observedAt: '2026-11-01T07:00:00Z',
            evidence: [
              { title: 'ci.yml', url: 'https://example.com/ci.yml' },
              { title: 'other.yml', url: scriptAddress },
            ],
          },
        ],
      },
    });
    const button = await screen.findByRole('button', {
      name: `${title}: Not met → Met`,
    });
    expect(button).toHaveAttribute('aria-expanded', 'false');

    const { before, after } = await open();
    expect(before.getByText(/nothing found/)).toBeVisible();
    expect(before.queryByRole('link')).toBeNull();
    expect(after.getByText(/github-actions/)).toBeVisible();
    expect(after.getByText(/by Repository/)).toBeVisible();
    expect(after.getAllByRole('link')).toHaveLength(1);
    expect(after.getByRole('link', { name: /ci\.yml/ })).toHaveAttribute(
      'href',
      'https://example.com/ci.yml',
    );
    expect(after.getByText('other.yml')).toBeVisible();
  });

  it('says why nobody knew, and why it is exempt', async () => {
    renderCauses({
      id: checkId,
      from: 'unknown',
      to: 'exempt',
      before: {
        observations: [],
        unknown: {
          ...({ reason: 'error', cause: 'error' } as const),
          source: 'repository',
          message: '401',
          at: '2026-11-01T07:00:00Z',
        },
      },
      after: {
        observations: [],
        exemption: {
          checkId,
          reason: 'It ends this year',
          grantedBy: 'Ana',
          until: '2026-12-31',
        },
      },
    });
    const { before, after } = await open();
    expect(before.getByText('Repository could not be read: 401')).toBeVisible();
    expect(after.getByText('It ends this year')).toBeVisible();
    expect(after.getByText(/approved by.*Ana/)).toBeVisible();
  });

  it('says what was not read, and of whom something was', async () => {
    renderCauses({
      id: checkId,
      from: 'pass',
      to: 'notApplicable',
      before: { observations: [], ofEntityRef: 'group:default/shop' },
      after: { observations: [] },
    });
    const { before, after } = await open();
    expect(before.getByText('No evidence.')).toBeVisible();
    expect(before.getByRole('link', { name: /shop/ })).toBeVisible();
    expect(after.getByText(/does not apply to this entity/)).toBeVisible();
  });

  it('tells outcomes alone where nothing more was kept, and what came and went', async () => {
    renderCauses(
      { id: checkId, from: 'fail', to: 'pass' },
      { id: 'new', to: 'pass' },
      { id: 'gone', from: 'pass' },
    );
    expect(await screen.findByText(`${title}: Not met → Met`)).toBeVisible();
    expect(screen.getByText('new: Met')).toBeVisible();
    expect(screen.getByText('gone: Met → –')).toBeVisible();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
