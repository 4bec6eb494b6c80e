import { NotAllowedError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { renderOrg } from '../../__testUtils__/renderOrg';
import { OverviewContent } from './OverviewContent';

const title = 'Entities that left the catalog';
const goneBefore = '2026-11-20T08:00:00.000Z';

describe('entities that left the catalog', () => {
  it('are forgotten once somebody confirms it', async () => {
    let withheld = 595;
    const forgetGoneEntities = jest.fn(async () => {
      withheld = 0;
      return { confirmed: 595 };
    });
    renderOrg(<OverviewContent />, {
      api: {
        ...createOrgApi({ count: 25 }),
        forgetGoneEntities,
        getGoneEntities: async () => ({
          stored: 620,
          gone: 595,
          withheld,
          ...(withheld > 0 && { goneBefore }),
        }),
      },
    });
    const panel = within(await screen.findByRole('region', { name: title }));
    expect(
      panel.getByText(/595 of 620 entities left the catalog/),
    ).toBeInTheDocument();
    await userEvent.click(
      panel.getByRole('button', { name: 'Delete data of 595 entities' }),
    );
    expect(forgetGoneEntities).toHaveBeenCalledWith({ goneBefore });
    await waitFor(() =>
      expect(screen.queryByRole('region', { name: title })).toBeNull(),
    );
  });

  it('are not mentioned to those who may not decide it', async () => {
    const getGoneEntities = jest.fn(async () => {
      throw new NotAllowedError('Unauthorized');
    });
    renderOrg(<OverviewContent />, {
      api: { ...createOrgApi({ count: 25 }), getGoneEntities },
    });
    await screen.findByRole('region', { name: 'Services by stage' });
    await waitFor(() => expect(getGoneEntities).toHaveBeenCalled());
    expect(screen.queryByRole('region', { name: title })).toBeNull();
    expect(screen.queryByRole('alert')).toBeNull();
  });
});
