import { NotAllowedError } from '@backstage/errors';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { MaturityApi } from '@platform-maturity/backstage-plugin-maturity-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  daysAgo,
  entityOf,
  fixtureApi,
  fixtureAssessment,
  fixtureHistory,
  fixtureModel,
  fixtureResponse,
  fixtureSources,
  scriptAddress,
} from '../../__fixtures__';
import { maturityApiRef } from '../../api';
import { orgPageRouteRef } from '../../routes';
import { EntityMaturityContent } from './EntityMaturityContent';

function renderTab(
  options: {
    api?: Partial<MaturityApi>;
    entity?: ReturnType<typeof entityOf>;
    url?: string;
  } = {},
) {
  const { api, entity = entityOf('Component'), url = '/' } = options;
  const analytics = mockApis.analytics();
  renderInTestApp(
    <EntityProvider entity={entity}>
      <EntityMaturityContent />
    </EntityProvider>,
    {
      apis: [
        [maturityApiRef, fixtureApi(api)],
        analytics,
        mockApis.permission(),
      ],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/maturity': orgPageRouteRef,
      },
      initialRouteEntries: [url],
    },
  );
  return { analytics };
}

const region = (name: string | RegExp) => screen.findByRole('region', { name });

function panelOf(trigger: HTMLElement): HTMLElement {
  const panel = document.getElementById(
    trigger.getAttribute('aria-controls') ?? '',
  );
  if (!panel) {
    throw new Error('the trigger controls nothing');
  }
  return panel;
}

describe('EntityMaturityContent', () => {
  it('shows the ladder, what was measured and when it was looked at', async () => {
    renderTab();
    expect(
      await screen.findByRole('heading', {
        name: 'Platform engineering maturity',
      }),
    ).toBeInTheDocument();
    expect(screen.getByText('You are here').closest('li')).toHaveAttribute(
      'aria-current',
      'step',
    );
    expect(
      screen.getByRole('meter', { name: '69% measured' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText('last looked at', { exact: false }),
    ).toHaveTextContent('last looked at 12 minutes ago');
  });

  describe('next steps', () => {
    it('ranks them, each with why, how, effort and what was seen', async () => {
      renderTab();
      const steps = within(await region(/Next steps to/));
      expect(
        steps.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
      ).toEqual([
        'Scan for security problems in the pipeline',
        'Nothing reaches main unreviewed',
      ]);
      expect(steps.getByText('2 steps · 2 × hours')).toBeInTheDocument();
      const [first] = steps.getAllByRole('listitem');
      expect(first).toHaveTextContent('A scanner in the pipeline finds');
      expect(first).toHaveTextContent('Add a scanning step to the pipeline');
      expect(first).toHaveTextContent('Hours of work');
      expect(first).toHaveTextContent('reaches the next stage with 1 other');
      expect(
        within(first).getAllByText('Security scanners:', { exact: false }),
      ).toHaveLength(1);
      expect(first).toHaveTextContent('Attested by nobody');
      expect(
        within(first).getByRole('link', { name: /ci\.yml/ }),
      ).toHaveAttribute(
        'href',
        'https://github.com/acme/checkout/blob/3f2a/.github/workflows/ci.yml',
      );
    });

    it('says of what is not measured why, and how to have it measured', async () => {
      renderTab();
      const steps = within(await region(/Next steps to/));
      const step = steps.getAllByRole('listitem')[1];
      expect(step).toHaveTextContent(
        'No source for GitHub is installed, so nobody has looked.',
      );
      expect(step).toHaveTextContent(
        'Ask your platform team to install @platform-maturity/backstage-plugin-maturity-backend-module-github.',
      );
    });

    it('refuses links that are no web addresses', async () => {
      const stages = fixtureModel.stages.map(stage => ({
        ...stage,
        checks: stage.checks.map(check => ({
          ...check,
          fix: { ...check.fix, docs: scriptAddress },
        })),
      }));
      renderTab({
        api: {
          listModels: async () => ({
            items: [{ ...fixtureModel, stages }],
            sources: fixtureSources,
          }),
        },
      });
      await region(/Next steps to/);
      expect(screen.queryByRole('link', { name: /^Guide/ })).toBeNull();
      for (const link of screen.getAllByRole('link')) {
        expect(link.getAttribute('href')).not.toMatch(/javascript/i);
      }
    });

    it('celebrates the last stage without a next step', async () => {
      renderTab({
        api: {
          getEntityAssessments: async () => ({
            ...fixtureResponse,
            items: [
              {
                ...fixtureAssessment,
                stage: 'product-grade-platform',
                rank: 5,
                nextStage: undefined,
                nextSteps: [],
              },
            ],
          }),
        },
      });
      expect(await region('The last stage is reached')).toBeInTheDocument();
    });
  });

  describe('checks', () => {
    it('filters by outcome, in the address', async () => {
      renderTab({ url: '/?checks=exempt' });
      const checks = within(await region('All checks by stage'));
      expect(checks.getByRole('radio', { name: 'Exempt 1' })).toBeChecked();
      expect(
        checks.getByRole('button', { name: /Infrastructure has a pipeline/ }),
      ).toBeInTheDocument();
      expect(
        checks.queryByRole('button', { name: /It follows a golden path/ }),
      ).toBeNull();

      await userEvent.click(checks.getByRole('radio', { name: 'Open 3' }));
      expect(
        checks.getByRole('button', { name: /It follows a golden path/ }),
      ).toBeInTheDocument();
      expect(
        checks.queryByRole('button', { name: /Infrastructure has a pipeline/ }),
      ).toBeNull();
    });

    it('opens with the keyboard to everything that is known of a check', async () => {
      renderTab({ url: '/?checks=exempt' });
      const row = await screen.findByRole('button', {
        name: /Infrastructure has a pipeline/,
      });
      expect(row).toHaveAttribute('aria-expanded', 'false');
      act(() => row.focus());
      await userEvent.keyboard('{Enter}');
      expect(row).toHaveAttribute('aria-expanded', 'true');
      const panel = within(panelOf(row));
      expect(panel.getByText(/The vendor ships the image/)).toBeInTheDocument();
      expect(panel.getByText('until Mar 31, 2027')).toBeInTheDocument();
      expect(panel.getByText(/granted by/)).toHaveTextContent('platform');
      expect(panel.getByRole('link', { name: /PLAT-512/ })).toHaveAttribute(
        'href',
        'https://jira.example.com/browse/PLAT-512',
      );
    });

    it('lists the proofs that were tried, with what came of each', async () => {
      renderTab({ url: '/?checks=open' });
      const row = await screen.findByRole('button', {
        name: /Pipelines scan for security problems/,
      });
      await userEvent.click(row);
      const proofs = within(panelOf(row));
      expect(proofs.getByText('One that holds is enough.')).toBeVisible();
      expect(
        proofs.getAllByRole('listitem').map(item => item.textContent),
      ).toEqual([
        expect.stringMatching(/^Not met.*Security scanners: nothing found/),
        expect.stringMatching(/^Not measured.*No source for GitHub/),
        expect.stringMatching(/^Not met.*Attested by nobody/),
      ]);
    });

    it('tells who attests a check, since when and until when', async () => {
      renderTab();
      const row = await screen.findByRole('button', {
        name: /Environments share one definition/,
      });
      expect(row).toHaveTextContent(
        'Attested by ines on Oct 15, 2026, until Apr 15, 2027',
      );
      await userEvent.click(row);
      const panel = within(panelOf(row));
      expect(panel.getByText(/^Attested by/)).toHaveTextContent(
        /^Attested by .*ines on Oct 15, 2026, until Apr 15, 2027$/,
      );
      expect(panel.getByRole('link', { name: /ines/ })).toHaveAttribute(
        'href',
        '/catalog/default/user/ines',
      );
      expect(
        panel.getByRole('link', { name: /wiki\.example\.com\/on-call/ }),
      ).toHaveAttribute('href', 'https://wiki.example.com/on-call');
    });

    it('marks what is only recommended', async () => {
      renderTab();
      const row = await screen.findByRole('button', {
        name: /The pipeline comes from shared templates/,
      });
      expect(row).toHaveTextContent('Recommended');
      expect(screen.getAllByText('Recommended')).toHaveLength(1);
    });

    it('tells from when on a check is required', async () => {
      renderTab({ url: '/?checks=unknown' });
      const row = await screen.findByRole('button', {
        name: /DORA metrics are steady/,
      });
      await userEvent.click(row);
      expect(panelOf(row)).toHaveTextContent('Required fromJan 1, 2027');
    });
  });

  it('tells how the stage changed, and because of which checks', async () => {
    renderTab();
    const history = within(await region('History'));
    await history.findByText('Down to CI/CD foundation');
    const [down, , up] = history.getAllByRole('listitem');
    expect(down).toHaveTextContent(
      'Pipelines scan for security problems: Met → Not met',
    );
    expect(up).toHaveTextContent('Up to Infrastructure as code');
    expect(
      history.getByText('First assessed: CI/CD foundation'),
    ).toBeInTheDocument();
  });

  it('does not call a first measurement an improvement, and shortens what changed', async () => {
    const [change] = fixtureHistory;
    const ids = fixtureModel.stages.flatMap(s => s.checks.map(c => c.id));
    renderTab({
      api: {
        getStageHistory: async () => ({
          items: [
            {
              ...change,
              from: 'ad-hoc',
              to: 'cicd-foundation',
              checks: ids
                .slice(0, 8)
                .map(id => ({ id, from: 'unknown', to: 'pass' })),
            },
          ],
        }),
      },
    });
    const history = within(await region('History'));
    await history.findByText('First measured: CI/CD foundation');
    expect(history.getAllByText(/Not measured → Met/)).toHaveLength(4);
    await userEvent.click(history.getByRole('button', { name: 'and 4 more' }));
    expect(history.getAllByText(/Not measured → Met/)).toHaveLength(8);
    expect(history.queryByRole('button')).toBeNull();
  });

  it('shows the advice of the reached stage apart from the checks', async () => {
    renderTab();
    const advice = within(await region('CI/CD foundation'));
    expect(
      advice.getByText(/Standardise the pipeline templates/),
    ).toBeInTheDocument();
  });

  describe('refresh', () => {
    it('has the sources look, shows that it runs, and what came of it', async () => {
      let answer = () => {};
      const { analytics } = renderTab({
        api: {
          refreshEntity: () =>
            new Promise(resolve => {
              answer = () =>
                resolve({
                  ...fixtureResponse,
                  items: [
                    {
                      ...fixtureAssessment,
                      stage: 'infrastructure-as-code',
                      rank: 3,
                    },
                  ],
                  refreshed: [
                    { sourceId: 'repository', result: 'changed' },
                    { sourceId: 'catalog', result: 'unchanged' },
                  ],
                });
            }),
        },
      });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Refresh' }),
      );
      expect(
        screen.getByRole('progressbar', { name: /sources are looking/ }),
      ).toBeInTheDocument();
      answer();
      const report = await screen.findByText(
        'Up to date. 2 sources looked, 1 saw something new.',
      );
      expect(report.closest('[aria-live="polite"]')).toBeInTheDocument();
      expect(screen.getByText('You are here').closest('li')).toHaveTextContent(
        'Infrastructure as code',
      );
      expect(analytics.getEvents()).toContainEqual(
        expect.objectContaining({
          action: 'refresh',
          subject: 'component:default/checkout',
        }),
      );
    });

    it('says when it did not succeed, and keeps what was shown', async () => {
      renderTab({
        api: {
          refreshEntity: async () => {
            throw new Error('503 Service Unavailable');
          },
        },
      });
      await userEvent.click(
        await screen.findByRole('button', { name: 'Refresh' }),
      );
      expect(
        await screen.findByText('The refresh did not succeed'),
      ).toBeInTheDocument();
      expect(screen.getByText('503 Service Unavailable')).toBeInTheDocument();
      expect(screen.getByText('You are here')).toBeInTheDocument();
    });
  });

  it('warns of sources that failed, with what they last saw', async () => {
    renderTab({
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          sources: [
            {
              ...fixtureResponse.sources[0],
              observedAt: daysAgo(3),
              error: { message: '401 bad credentials', at: daysAgo(0.1) },
            },
          ],
        }),
      },
    });
    expect(
      await screen.findByText('1 source could not look'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Repository \(2 hours ago\): 401 bad credentials/),
    ).toHaveTextContent('What is shown was seen 3 days ago.');
    expect(
      screen.getByText('1 check was seen too long ago to count'),
    ).toBeInTheDocument();
  });

  it('shows the model that the address names', async () => {
    const second = { ...fixtureModel, id: 'second', title: 'Readiness' };
    renderTab({
      url: '/?model=second',
      api: {
        listModels: async () => ({
          items: [fixtureModel, second],
          sources: fixtureSources,
        }),
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [
            fixtureAssessment,
            {
              ...fixtureAssessment,
              modelId: 'second',
              rank: 3,
              stage: 'infrastructure-as-code',
            },
          ],
          modelIds: [fixtureModel.id, 'second'],
        }),
      },
    });
    expect(
      await screen.findByRole('heading', { name: 'Readiness' }),
    ).toBeInTheDocument();
    expect(screen.getByText('You are here').closest('li')).toHaveTextContent(
      'Infrastructure as code',
    );
  });

  describe('states', () => {
    it('shows a skeleton until everything is there', async () => {
      renderTab({ api: { getEntityAssessments: () => new Promise(() => {}) } });
      expect(
        await screen.findByRole('status', { name: 'Loading the assessment' }),
      ).toBeInTheDocument();
    });

    it('offers to try again after an error', async () => {
      let attempts = 0;
      renderTab({
        api: {
          getEntityAssessments: async () => {
            attempts += 1;
            if (attempts === 1) {
              throw new Error('503 Service Unavailable');
            }
            return fixtureResponse;
          },
        },
      });
      expect(
        await screen.findByText('The assessment could not be loaded'),
      ).toBeInTheDocument();
      expect(screen.getByText('503 Service Unavailable')).toBeInTheDocument();
      await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
      expect(await screen.findByText('You are here')).toBeInTheDocument();
    });

    it('names the permission to those who may not see it', async () => {
      renderTab({
        api: {
          getEntityAssessments: async () => {
            throw new NotAllowedError('no');
          },
        },
      });
      expect(
        await screen.findByText('You may not see maturity assessments'),
      ).toBeInTheDocument();
      expect(
        screen.getByText(/maturity\.assessment\.read/),
      ).toBeInTheDocument();
    });

    it('says what it takes to be measured at all', async () => {
      renderTab({
        api: {
          getEntityAssessments: async () => ({
            ...fixtureResponse,
            items: [],
            sources: [],
          }),
        },
      });
      expect(
        await screen.findByRole('heading', { name: 'Not assessed yet' }),
      ).toBeInTheDocument();
      const done = screen.getAllByText(/\((Done|To do)\)/);
      expect(done.map(element => element.textContent?.trim())).toEqual([
        '(Done)',
        '(Done)',
        '(Done)',
        '(To do)',
      ]);
      expect(screen.queryByText('You are here')).toBeNull();
      expect(
        screen.getByRole('radio', { name: 'Not measured 15' }),
      ).toBeInTheDocument();
    });

    it('has no stage for rank 0, though there are results', async () => {
      renderTab({
        api: {
          getEntityAssessments: async () => ({
            ...fixtureResponse,
            items: [
              {
                ...fixtureAssessment,
                stage: undefined,
                rank: 0,
                measured: { known: 0, applicable: 13 },
                nextSteps: [],
              },
            ],
          }),
        },
      });
      expect(
        await screen.findByRole('heading', { name: 'Not assessed yet' }),
      ).toBeInTheDocument();
      expect(screen.queryByRole('region', { name: /Next steps/ })).toBeNull();
    });

    it('says so where no model is meant for the entity', async () => {
      renderTab({
        entity: entityOf('API'),
        api: {
          getEntityAssessments: async () => ({
            ...fixtureResponse,
            items: [],
            modelIds: [],
          }),
        },
      });
      expect(
        await screen.findByText('No maturity model is meant for this entity'),
      ).toBeInTheDocument();
      expect(
        screen.getByText(/appliesTo: \{ kind: API, spec.type: service \}/),
      ).toBeInTheDocument();
    });
  });

  describe.each([
    ['System', 'What the system is made of', 'system'],
    ['Domain', 'What the domain is made of', 'domain'],
    ['Group', 'What the group owns', 'owner'],
  ])('of a %s', (kind, title, field) => {
    it('counts its parts, and leads to them', async () => {
      const counted: unknown[] = [];
      const { countAssessments } = fixtureApi();
      renderTab({
        entity: entityOf(kind, 'shop'),
        api: {
          countAssessments: request => {
            counted.push(request);
            return countAssessments(request);
          },
        },
      });
      const parts = within(await region(title));
      expect(
        await parts.findByText('23 assessed entities'),
      ).toBeInTheDocument();
      const ref = `${kind.toLocaleLowerCase('en-US')}:default/shop`;
      const whole = { [field]: [ref] };
      const isGroup = kind === 'Group';
      expect(counted).toEqual([
        { filter: isGroup ? { ...whole, ownerTree: true } : whole },
      ]);
      const link = parts.getByRole('link', { name: 'CI/CD foundation: 9' });
      const address = new URL(link.getAttribute('href') ?? '', 'http://app');
      expect(address.pathname).toBe('/maturity/services');
      expect(address.searchParams.get(field)).toBe(ref);
      expect(address.searchParams.get('stage')).toBe('cicd-foundation');
      expect(address.searchParams.get('ownerTree')).toBe(
        isGroup ? 'true' : null,
      );
      await waitFor(() =>
        expect(parts.getAllByRole('listitem')).toHaveLength(6),
      );
      const switches = parts.queryAllByRole('switch', {
        name: 'With the groups below it',
      });
      expect(switches).toHaveLength(isGroup ? 1 : 0);
      for (const belowToo of switches) {
        await userEvent.click(belowToo);
      }
      expect(counted.slice(1)).toEqual(switches.map(() => ({ filter: whole })));
    });
  });
});
