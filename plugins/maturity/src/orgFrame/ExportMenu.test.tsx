import {
  builtInModel,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createOrgApi } from '../__fixtures__/orgFixture';
import { renderOrg } from '../__testUtils__/renderOrg';
import { OrgFrame } from './OrgFrame';

function renderFrame(exportScorecard: MaturityApi['exportScorecard']) {
  renderOrg(
    <OrgFrame exports="counts" skeleton="…">
      content
    </OrgFrame>,
    {
      api: { ...createOrgApi({ count: 3 }), exportScorecard },
      at: '/maturity/overview?groupBy=system&text=shop',
    },
  );
}

async function choose(format: RegExp) {
  await userEvent.click(await screen.findByRole('button', { name: 'Export' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: format }));
}

it('saves all that the filters leave as a file', async () => {
  const content = new Blob(['system,total\n']);
  const exportScorecard = jest.fn(async () => ({
    fileName: 'maturity-counts.csv',
    content,
  }));
  const createObjectURL = jest.fn(() => 'blob:here');
  Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
  const saved: string[] = [];
  jest
    .spyOn(HTMLAnchorElement.prototype, 'click')
    .mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push(`${this.download} ${this.href}`);
    });

  renderFrame(exportScorecard);
  await choose(/CSV/);
  expect(await screen.findByText('maturity-counts.csv saved.')).toBeVisible();
  expect(exportScorecard).toHaveBeenCalledWith({
    subject: 'counts',
    format: 'csv',
    filter: { modelId: builtInModel.id, text: 'shop' },
    groupBy: 'system',
  });
  expect(createObjectURL).toHaveBeenCalledWith(content);
  expect(saved).toEqual(['maturity-counts.csv blob:here']);
});

it('says why there is no file', async () => {
  renderFrame(async () => {
    throw new Error('too many services');
  });
  await choose(/JSON/);
  await waitFor(() =>
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The export failed: too many services',
    ),
  );
});
