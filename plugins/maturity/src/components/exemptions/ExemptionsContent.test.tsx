import {
  builtInModel,
  ExemptionItem,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { renderOrg } from '../../__testUtils__/renderOrg';
import { ExemptionsContent } from './ExemptionsContent';

jest.setTimeout(60_000);

const asked: ExemptionItem = {
  id: 'asked',
  entityRef: 'component:default/orders',
  checkId: builtInModel.stages[1].checks[0].id,
  reason: 'The vendor ships the image',
  until: '2099-03-31',
  status: 'requested',
  isExpired: false,
  requestedBy: 'user:default/ana',
  version: 1,
  decisions: ['approved', 'denied'],
};
const soon = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10);
const approved: ExemptionItem = {
  ...asked,
  id: 'approved',
  entityRef: 'component:default/billing',
  until: soon,
  status: 'approved',
  decidedBy: 'user:default/ben',
  version: 2,
  decisions: ['ended'],
};
const configured: ExemptionItem = {
  entityRef: 'component:default/old',
  checkId: 'gone-check',
  reason: 'It is switched off in May',
  until: '2026-01-31',
  status: 'approved',
  isExpired: true,
  decidedBy: 'Platform board',
  version: 0,
  decisions: [],
};

function show(api: Partial<MaturityApi>) {
  renderOrg(<ExemptionsContent />, {
    api: {
      ...createOrgApi({ count: 3 }),
      listExemptions: async () => ({
        items: [asked, approved, configured],
        totalItems: 3,
      }),
      ...api,
    },
    at: '/maturity/exemptions',
  });
}

describe('the tab "Exemptions"', () => {
  it('lists those that count or wait, and all when asked', async () => {
    show({});
    const items = await screen.findAllByRole('listitem');
    expect(items).toHaveLength(2);
    expect(items[0]).toHaveTextContent('Waits for a decision');
    expect(items[0]).toHaveTextContent(builtInModel.stages[1].checks[0].title);
    expect(items[1]).toHaveTextContent(/ends in [56] days/);
    await userEvent.click(screen.getByRole('radio', { name: /^All/ }));
    const all = await screen.findAllByRole('listitem');
    expect(all).toHaveLength(3);
    expect(all[2]).toHaveTextContent('Over');
    expect(all[2]).toHaveTextContent('Platform board');
    expect(within(all[2]).queryByRole('button')).toBeNull();
  });

  it('approves with a note, by the version that was seen', async () => {
    const decideExemption = jest.fn(async () => approved);
    show({ decideExemption });
    const [first] = await screen.findAllByRole('listitem');
    await userEvent.type(
      within(first).getByRole('textbox', { name: 'Note to the decision' }),
      'Until spring',
    );
    await userEvent.click(
      within(first).getByRole('button', { name: /^Approve/ }),
    );
    expect(decideExemption).toHaveBeenCalledWith({
      exemptionId: 'asked',
      version: 1,
      decision: 'approved',
      note: 'Until spring',
    });
  });

  it('says that there are none', async () => {
    show({ listExemptions: async () => ({ items: [], totalItems: 0 }) });
    expect(await screen.findByText('No exemptions')).toBeInTheDocument();
  });

  it('says that they cannot be loaded', async () => {
    show({
      listExemptions: async () => {
        throw new Error('The database is away');
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is away',
    );
  });
});
