import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createEntity, fixtureApi } from '../../__fixtures__';
import { region, renderTab } from './__testUtils__/renderTab';

function renderTabFor(kind: string, api: Partial<MaturityApi> = {}) {
  const countAssessments = jest.fn(fixtureApi().countAssessments);
  renderTab({
    entity: createEntity(kind, 'shop'),
    api: { countAssessments, ...api },
  });
  return countAssessments;
}

const asked = (filter: object) => [
  { filter, groupBy: 'kind', weakest: 3 },
  { signal: expect.any(AbortSignal) },
];

describe.each([
  ['System', 'Components by stage', 'system'],
  ['Domain', 'Components by stage', 'domain'],
  ['Group', 'Owned by this group, by stage', 'owner'],
])('the tab of a %s', (kind, title, field) => {
  it('shows how its parts are spread, each stage leading to them', async () => {
    renderTabFor(kind);
    const parts = within(await region(title));
    const segment = await parts.findByRole('link', {
      name: 'shop, Stage 2: CI/CD foundation: 9 services (39%)',
    });
    const address = new URL(segment.getAttribute('href') ?? '', 'http://app');
    expect(address.pathname).toBe('/maturity/services');
    expect(address.searchParams.get(field)).toBe(
      `${kind.toLocaleLowerCase('en-US')}:default/shop`,
    );
    expect(address.searchParams.get('stage')).toBe('cicd-foundation');
    expect(
      parts.getByText('39% at stage 3 or above', { exact: true }),
    ).toBeVisible();
    expect(
      parts.getByText(
        '52% observed · 13% declared · 4% attested · 31% not measured',
      ),
    ).toBeVisible();
    expect(
      parts.getByText(
        '7 entities may be at a higher stage: too little is measured to rule it out.',
      ),
    ).toBeVisible();
    expect(parts.getByText('1 with exemptions')).toBeVisible();
  });
});

it.each([
  ['System', 'system'],
  ['Domain', 'domain'],
])('asks for the parts of a %s by what they name', async (kind, field) => {
  const counted = renderTabFor(kind);
  await region('Components by stage');
  await waitFor(() =>
    expect(counted.mock.calls).toEqual([
      asked({ [field]: [`${field}:default/shop`] }),
    ]),
  );
  expect(screen.queryByRole('switch')).toBeNull();
});

it('counts what the groups below a group own too, until the reader says otherwise', async () => {
  const counted = renderTabFor('Group');
  const owner = ['group:default/shop'];
  const parts = within(await region('Owned by this group, by stage'));
  const segments = await parts.findAllByRole('link', { name: /^shop, Stage/ });
  for (const segment of segments) {
    expect(segment).toHaveAttribute(
      'href',
      expect.stringContaining('ownerTree=true'),
    );
  }
  await userEvent.click(
    parts.getByRole('switch', { name: 'Include groups below' }),
  );
  await waitFor(() =>
    expect(counted.mock.calls).toEqual([
      asked({ owner, ownerTree: true }),
      asked({ owner }),
    ]),
  );
  expect(
    await parts.findByRole('link', { name: /^shop, Stage 2/ }),
  ).toHaveAttribute('href', expect.not.stringContaining('ownerTree'));
});

it('says so where nothing of it has been assessed', async () => {
  const { countAssessments } = fixtureApi();
  renderTabFor('System', {
    countAssessments: async request => {
      const counts = await countAssessments(request);
      return { ...counts, all: { ...counts.all, total: 0 } };
    },
  });
  expect(await screen.findByText('Nothing assessed yet.')).toBeVisible();
});
