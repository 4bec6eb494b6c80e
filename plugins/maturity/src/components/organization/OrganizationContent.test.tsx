import { NotFoundError } from '@backstage/errors';
import {
  builtInModel,
  MaturityApi,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { daysAgo } from '../../__fixtures__/responses';
import {
  assessOrganization,
  organizationModel,
  organizationRef,
} from '../../__fixtures__/organizationFixture';
import { createOrgApi } from '../../__fixtures__/orgFixture';
import { measureFixture } from '../../__fixtures__/targetFixture';
import { address, renderOrg } from '../../__testUtils__/renderOrg';
import { OrganizationContent } from './OrganizationContent';

const models = [builtInModel, organizationModel];

const shares = {
  owned: 0.95,
  pipeline: 0.7,
  automatedDeploy: 'between 20 % and 90 %',
  someInfrastructureAsCode: 0.6,
  incidentsDocumented: 0.85,
};

function render(
  options: {
    organization?: string;
    at?: string;
    count?: number;
    api?: Partial<MaturityApi>;
  } = {},
) {
  const { at = '/maturity/organization', count = 60 } = options;
  const organization =
    'organization' in options ? options.organization : organizationRef;
  const api = createOrgApi({ models, count });
  renderOrg(<OrganizationContent />, {
    at,
    api: {
      ...api,
      listModels: async () => ({ items: models, sources: [], organization }),
      getEntityAssessments: async ref => assessOrganization(shares, ref),
      ...options.api,
    },
  });
}

describe('the page of the organisation', () => {
  it('says between which stages it sits, and which signs are there', async () => {
    render();
    expect(
      await screen.findByRole('heading', { name: 'Between stage 1 and 2' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('3 of 5 signs of stage 2 are there: CI/CD foundation.'),
    ).toBeInTheDocument();
    const signs = within(
      screen.getByRole('region', { name: /^2 CI.CD foundation/ }),
    );
    const rows = signs.getAllByRole('listitem').map(row => row.textContent);
    expect(rows).toEqual([
      expect.stringMatching(
        /^Seen.*owned.*95%19 of 20 components · Needed: 80%/,
      ),
      expect.stringMatching(/^Not seen.*70%14 of 20 components/),
      expect.stringMatching(
        /^Not measured.*Too little is known: between 20 % and 90 %/,
      ),
      expect.stringMatching(/^Seen.*60%.*Needed: 50%/),
      expect.stringMatching(/^Seen.*85%/),
    ]);
  });

  it('names the target in the headline and on the stairs', async () => {
    const target = measureFixture();
    render({
      api: {
        listTargets: async entityRef => ({
          entityRef,
          items: [
            // Those of others, or of other services, are no numbers of this page.
            measureFixture({ id: '2', entityRef: 'group:default/above' }),
            measureFixture({ id: '3', lifecycle: undefined }),
            target,
          ],
          ended: [],
          maySet: false,
        }),
      },
    });
    expect(
      await screen.findByText(
        'Target: 40% at stage 3 or above by Jun 30, 2099',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/services in production at stage 3 or above$/),
    ).toBeInTheDocument();
    const stairs = screen.getByRole('list', { name: /^Stages from lowest/ });
    const [, , , third] = within(stairs).getAllByRole('listitem');
    expect(third).toHaveTextContent(
      'Target: 40% here or above by Jun 30, 2099',
    );
    expect(screen.getAllByText('At risk')).toHaveLength(4);
  });

  it('shows its numbers where targets could not be read', async () => {
    render({
      api: {
        listTargets: async () => {
          throw new Error('Bad gateway');
        },
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Between stage 1 and 2' }),
    ).toBeInTheDocument();
    const section = screen.getByRole('region', { name: 'Targets' });
    expect(await within(section).findByRole('alert')).toHaveTextContent(
      'Bad gateway',
    );
  });

  it('draws the services on the stairs, each stage leading to its own', async () => {
    render();
    const stairs = await screen.findByRole('list', {
      name: /^Stages from lowest to highest/,
    });
    const steps = within(stairs).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      expect.stringContaining('Not assessed yet'),
      ...builtInModel.stages.map(({ title }) => expect.stringContaining(title)),
    ]);
    expect(steps[1]).toHaveTextContent('acme is here, 3 of 5 on the way up');
    const second = within(steps[2]).getByRole('link');
    const count = Number(/(\d+) services/.exec(second.textContent ?? '')?.[1]);
    await waitFor(() =>
      expect(steps[2].querySelectorAll('[title]')).toHaveLength(count),
    );

    await userEvent.click(second);
    const { pathname, searchParams } = address();
    expect(pathname).toBe('/maturity/services');
    expect(searchParams.getAll('stage')).toEqual(['cicd-foundation']);
    expect(searchParams.getAll('lifecycle')).toEqual(['production']);
  });

  it('has the same numbers as a table', async () => {
    render();
    const stairs = within(
      await screen.findByRole('region', { name: 'Services by stage' }),
    );
    await userEvent.click(
      stairs.getByRole('button', { name: 'Show as table' }),
    );
    const rows = stairs.getAllByRole('row');
    expect(rows).toHaveLength(7);
    expect(rows[1]).toHaveTextContent(/^1 Ad-hoc scripts/);
  });

  it('names the one step that helps most, with those that it is about', async () => {
    render();
    const step = within(
      await screen.findByRole('region', { name: 'Next priority' }),
    );
    expect(
      await step.findByText(/this sign of stage 2 (is there|can be judged)/),
    ).toBeInTheDocument();
    expect(
      step.getByRole('link', { name: /^Show \d+ services/ }),
    ).toBeVisible();
  });

  it('shows who moved, with trails', async () => {
    const response = await createOrgApi({ models, count: 60 }).listAssessments({
      filter: {
        modelId: builtInModel.id,
        stage: ['cicd-foundation'],
        lifecycle: ['production'],
      },
    });
    const { entityRef } = response.items[0];
    const moved = {
      entityRef,
      owners: [],
      changes: 1,
      from: 'ad-hoc-scripts',
      to: 'cicd-foundation',
      at: daysAgo(3),
      checks: [],
      firstMeasured: false,
    };
    render({
      api: {
        listMovers: async () => ({
          modelId: builtInModel.id,
          since: daysAgo(90),
          up: { total: 1, items: [moved] },
          down: { total: 0, items: [] },
          newcomers: 0,
        }),
      },
    });
    expect(await screen.findByText('1 came up')).toBeInTheDocument();
    await waitFor(() =>
      expect(document.querySelectorAll('[data-moved="up"]')).toHaveLength(1),
    );
    const movers = within(
      screen.getByRole('region', { name: 'Stage changes' }),
    );
    expect(
      movers.getByText('1 up, 0 down in the last 90 days.'),
    ).toBeInTheDocument();
  });

  it('is about a group or domain on request', async () => {
    const getEntityAssessments = jest.fn(async (ref: string) =>
      assessOrganization(shares, ref),
    );
    render({
      at: '/maturity/organization?of=domain:default/finance',
      api: { getEntityAssessments },
    });
    await screen.findByRole('heading', { name: 'Between stage 1 and 2' });
    expect(getEntityAssessments).toHaveBeenCalledWith(
      'domain:default/finance',
      expect.anything(),
    );
    const overview = await screen.findByRole('link', { name: 'All steps' });
    expect(overview.getAttribute('href')).toContain(
      'domain=domain%3Adefault%2Ffinance',
    );
  });

  it('says that an entity is not there, and shows nothing as failed', async () => {
    render({
      at: '/maturity/organization?of=group:default/nobody',
      api: {
        getEntityAssessments: async () => {
          throw new NotFoundError('no such entity');
        },
      },
    });
    expect(
      await screen.findByText(/The catalog has no such entity/),
    ).toBeInTheDocument();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('leads to its report', async () => {
    render();
    expect(await screen.findByRole('link', { name: 'Report' })).toHaveAttribute(
      'href',
      '/maturity/report',
    );
  });

  it('leads to the report of a part of it', async () => {
    render({ at: '/maturity/organization?of=domain:default/finance' });
    expect(await screen.findByRole('link', { name: 'Report' })).toHaveAttribute(
      'href',
      '/maturity/report?of=domain%3Adefault%2Ffinance',
    );
  });

  it('shows all services where no organisation is configured, and how to name it', async () => {
    render({ organization: undefined });
    expect(
      await screen.findByText(/No organisation is configured/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('region', { name: 'Services by stage' }),
    ).toBeInTheDocument();
  });

  it('says what to do without a model of organisations', async () => {
    render({
      api: {
        listModels: async () => ({ items: [builtInModel], sources: [] }),
      },
    });
    expect(
      await screen.findByText('No model of organisations'),
    ).toBeInTheDocument();
  });

  it('says that nothing belongs to it where nothing does', async () => {
    render({ count: 0 });
    expect(
      await screen.findByText(/No component in production belongs to it/),
    ).toBeInTheDocument();
  });

  it('offers to try again where the backend does not answer', async () => {
    let isBroken = true;
    const api = createOrgApi({ models, count: 10 });
    render({
      api: {
        countAssessments: async request => {
          if (isBroken) {
            throw new Error('Bad gateway');
          }
          return api.countAssessments(request);
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent('Bad gateway');
    isBroken = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('heading', { name: 'Between stage 1 and 2' }),
    ).toBeInTheDocument();
  });
});
