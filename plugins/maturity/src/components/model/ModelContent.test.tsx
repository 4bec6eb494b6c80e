import { builtInModel } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { ModelContent } from './ModelContent';

// Whole pages are drawn here, on machines that do other things as well.

const at = '/maturity/model';

it('explains every stage with all of its checks', async () => {
  renderOrg(<ModelContent />, { api: createOrgApi({ count: 58 }), at });
  for (const stage of builtInModel.stages) {
    const section = await screen.findByRole('region', { name: stage.title });
    expect(section).toHaveTextContent(stage.summary);
    expect(section).toHaveTextContent(stage.advice);
    expect(within(section).queryAllByRole('button')).toHaveLength(
      stage.checks.length,
    );
  }
});

it('opens a check to why, how and who does not meet it', async () => {
  renderOrg(<ModelContent />, { api: createOrgApi({ count: 58 }), at });
  const check = builtInModel.stages[1].checks[0];
  const button = await screen.findByRole('button', {
    name: `${check.title} Required`,
  });
  await userEvent.click(button);
  expect(button).toHaveAttribute('aria-expanded', 'true');
  expect(screen.getByText(check.why)).toBeVisible();
  const [link] = screen.getAllByRole('link', {
    name: 'Show where it is not met',
  });
  expect(link).toHaveAttribute(
    'href',
    `/maturity/services?check=${check.id}%3Afail`,
  );
});

it('explains the five outcomes, and why a check can be not measured', async () => {
  renderOrg(<ModelContent />, { api: createOrgApi({ count: 3 }), at });
  const explained = within(
    await screen.findByRole('region', { name: 'How to read it' }),
  );
  for (const [outcome, meaning] of [
    ['Met', /meets the condition\.$/],
    ['Not met', /not an error\.$/],
    ['Not measured', /never counts as met.*Missing:.*Stale:.*Error:/],
    ['Not applicable', /does not apply to this entity/],
    ['Exempt', /time-limited exemption with a reason/],
  ] as const) {
    const face = explained.getByText(outcome, { exact: true });
    const term = face.closest('dt');
    expect(term?.nextElementSibling).toHaveTextContent(meaning);
  }
  expect(
    explained.getByText(
      '62% observed · 15% declared · 8% attested · 15% not measured',
    ),
  ).toBeVisible();
  for (const grade of ['Observed', 'Declared', 'Attested']) {
    const term = explained.getByText(grade).closest('dt');
    expect(term?.nextElementSibling).toHaveTextContent(`${grade} `);
  }
  expect(
    explained.getByRole('img', { name: 'At least stage 1 · at most stage 3' }),
  ).toBeVisible();
  expect(explained.getByText(/^Grace period: recommended/)).toBeVisible();
});

it('explains the ladder also when the services cannot be counted', async () => {
  const api = {
    ...createOrgApi({ count: 1 }),
    countAssessments: async () => {
      throw new Error('down');
    },
  };
  renderOrg(<ModelContent />, { api, at });
  expect(
    await screen.findByRole('heading', { name: builtInModel.title }),
  ).toBeVisible();
});

it('has a choice where there are two models', async () => {
  const other = { ...builtInModel, id: 'other', title: 'Another ladder' };
  const api = createOrgApi({ count: 5, models: [builtInModel, other] });
  renderOrg(<ModelContent />, { api, at: `${at}?stage=none` });
  await userEvent.click(await screen.findByRole('button', { name: /Model$/ }));
  await userEvent.click(
    await screen.findByRole('option', { name: 'Another ladder' }),
  );
  expect(
    await screen.findByRole('heading', { name: 'Another ladder' }),
  ).toBeVisible();
  expect(address().search).toBe('?model=other');
});

it('says so when there is no model', async () => {
  renderOrg(<ModelContent />, {
    api: createOrgApi({ count: 0, models: [] }),
    at,
  });
  expect(await screen.findByText('No model configured')).toBeVisible();
});
