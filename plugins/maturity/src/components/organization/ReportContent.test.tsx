import { NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  builtInModel,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Blob } from 'node:buffer';
import {
  assessOrganization,
  organizationModel,
  organizationRef,
} from '../../__fixtures__/organizationFixture';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { renderOrg } from '../../__testUtils__/renderOrg';
import { ReportContent } from './ReportContent';

const markdown = `# Platform engineering maturity: Tern \\& Tide

group:default/acme · 2026-11-30 08:00 UTC

## Where it sits

| Stage | Components |
| --- | --- |
| 1 Ad-hoc scripts | 9 |

## The plan

1. **Publish the documentation** – 1 component would advance.

    How: Write \\<img src=x\\>. [Guide](<https://backstage.io/docs/>)
`;

const models = [builtInModel, organizationModel];

function toFile(text: string) {
  return {
    fileName: 'maturity-acme.md',
    // That of the browser, which jsdom lacks a part of.
    content: new Blob([text]) as unknown as globalThis.Blob,
  };
}

function render(
  options: {
    organization?: string;
    at?: string;
    count?: number;
    api?: Partial<MaturityApi>;
  } = {},
) {
  const { at = '/maturity/report', count = 60 } = options;
  const organization =
    'organization' in options ? options.organization : organizationRef;
  const getReport = jest.fn(async (_ref: string) => toFile(markdown));
  renderOrg(<ReportContent />, {
    at,
    api: {
      ...createOrgApi({ models, count }),
      listModels: async () => ({ items: models, sources: [], organization }),
      getEntityAssessments: async ref => assessOrganization({}, ref),
      getReport,
      ...options.api,
    },
  });
  return { getReport };
}

const title = { name: 'Platform engineering maturity: Tern & Tide' };

describe('the report', () => {
  it('is the Markdown of the backend, with its tables and links', async () => {
    const { getReport } = render();
    expect(await screen.findByRole('heading', title)).toBeInTheDocument();
    expect(getReport).toHaveBeenCalledTimes(1);
    expect(getReport).toHaveBeenCalledWith(organizationRef, expect.anything());
    expect(
      screen.getByRole('row', { name: '1 Ad-hoc scripts 9' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /^Guide/ })).toHaveAttribute(
      'href',
      'https://backstage.io/docs/',
    );
    expect(screen.getByText(/Write <img src=x>/)).toBeInTheDocument();
  });

  it('has the staircase below its title, without links', async () => {
    render();
    const stairs = await screen.findByRole('list', {
      name: /^Stages from lowest to highest/,
    });
    expect(within(stairs).getAllByRole('listitem')).toHaveLength(6);
    expect(within(stairs).queryByRole('link')).toBeNull();
    const [head, , parts] = screen.getByRole('article', {
      name: 'Report',
    }).children;
    expect(head).toHaveTextContent('08:00 UTC');
    expect(parts).toHaveTextContent(/^Where it sits/);
    expect(screen.getByText(/A dot is one service/)).toBeInTheDocument();
  });

  it('is complete without a staircase, where there is nothing to draw', async () => {
    render({ count: 0 });
    expect(await screen.findByRole('heading', title)).toBeInTheDocument();
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('is complete without a model of organisations', async () => {
    render({
      api: {
        listModels: async () => ({
          items: [builtInModel],
          sources: [],
          organization: organizationRef,
        }),
      },
    });
    expect(await screen.findByRole('heading', title)).toBeInTheDocument();
    expect(screen.queryByRole('figure')).toBeNull();
  });

  it('is about a part of the organisation on request', async () => {
    const { getReport } = render({
      at: '/maturity/report?of=domain:default/finance',
    });
    await screen.findByRole('heading', title);
    expect(getReport).toHaveBeenCalledWith(
      'domain:default/finance',
      expect.anything(),
    );
  });

  it('is saved as it is shown, and says so', async () => {
    const createObjectURL = jest.fn(() => 'blob:report');
    Object.assign(URL, { createObjectURL, revokeObjectURL: jest.fn() });
    const { getReport } = render();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Download Markdown' }),
    );
    expect(await screen.findByText('maturity-acme.md saved.')).toBeVisible();
    expect(createObjectURL).toHaveBeenCalledTimes(1);
    expect(getReport).toHaveBeenCalledTimes(1);
  });

  it('is printed in light colours, with its own title', async () => {
    const print = jest.fn();
    window.print = print;
    document.title = 'Portal';
    render();
    await screen.findByRole('heading', title);
    await userEvent.click(
      screen.getByRole('button', { name: 'Print or save as PDF' }),
    );
    await waitFor(() => expect(print).toHaveBeenCalledTimes(1));

    act(() => {
      window.dispatchEvent(new Event('beforeprint'));
    });
    expect(document.title).toBe(title.name);
    expect(
      document.querySelector('[data-theme-mode="light"]'),
    ).toContainElement(screen.getByRole('article', { name: 'Report' }));
    expect(screen.getAllByRole('heading', { level: 1, ...title })).toHaveLength(
      1,
    );
    act(() => {
      window.dispatchEvent(new Event('afterprint'));
    });
    expect(document.title).toBe('Portal');
  });
});

describe('the page of a report', () => {
  it('tells that it is being written', async () => {
    render({ api: { getReport: () => new Promise(() => {}) } });
    expect(await screen.findByText('Writing the report')).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Download Markdown' }),
    ).toBeNull();
  });

  it('does not tell an entity that is not there from one that is hidden', async () => {
    render({
      at: '/maturity/report?of=group:default/nobody',
      api: {
        getReport: async () => {
          throw new NotFoundError('no such entity');
        },
      },
    });
    expect(
      await screen.findByText(
        'The catalog has no such entity, or you have no access to it.',
      ),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('says which permission is missing', async () => {
    render({
      api: {
        getReport: async () => {
          throw new NotAllowedError('no');
        },
      },
    });
    expect(
      await screen.findByText("You don't have access to maturity data"),
    ).toBeInTheDocument();
  });

  it('offers to try again where the backend does not answer', async () => {
    let isBroken = true;
    render({
      api: {
        getReport: async () => {
          if (isBroken) {
            throw new Error('Bad gateway');
          }
          return toFile(markdown);
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Bad gateway');
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', title)).toBeInTheDocument();
  });

  it('says how to name an organisation where none is configured', async () => {
    const { getReport } = render({ organization: undefined });
    expect(
      await screen.findByText('No organisation is configured'),
    ).toBeInTheDocument();
    expect(getReport).not.toHaveBeenCalled();
  });

  it('says that a report is empty', async () => {
    render({ api: { getReport: async () => toFile('\n') } });
    expect(await screen.findByText('The report is empty')).toBeInTheDocument();
  });
});
