import { screen, within } from '@testing-library/react';
import {
  contradicted,
  fixtureAssessment,
  fixtureModel,
  fixtureResponse,
  fixtureSources,
  scriptAddress,
} from '../../__fixtures__';
import { region, renderTab } from './__testUtils__/renderTab';

describe('next steps', () => {
  it('ranks them, each with why, how, effort and what was seen', async () => {
    renderTab();
    const steps = within(await region(/Next steps to/));
    expect(
      steps.getAllByRole('heading', { level: 3 }).map(h => h.textContent),
    ).toEqual([
      'Add a security scanner to the pipeline',
      'The main branch requires reviews',
    ]);
    expect(steps.getByText('2 steps · 2 small')).toBeInTheDocument();
    const [first] = steps.getAllByRole('listitem');
    expect(first).toHaveTextContent('A scanner in the pipeline finds');
    expect(first).toHaveTextContent('Add a scanning step to the pipeline');
    expect(first).toHaveTextContent('Effort: small (hours)');
    expect(first).toHaveTextContent('1 of 2 steps to stage 3');
    expect(
      within(first).getAllByText('Security scanners:', { exact: false }),
    ).toHaveLength(1);
    expect(first).toHaveTextContent('No attestation');
    expect(
      within(first).getByRole('link', { name: /ci\.yml/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/acme/checkout/blob/3f2a/.github/workflows/ci.yml',
    );
  });

  it('marks a step that an observation contradicts', async () => {
    renderTab({
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [
            {
              ...fixtureAssessment,
              checks: [contradicted('protected-main')],
              nextSteps: [
                { checkId: 'protected-main', outcome: 'fail', effort: 'small' },
              ],
            },
          ],
        }),
      },
    });
    const steps = within(await region(/Next steps to/));
    const step = steps.getByRole('listitem');
    expect(step).toHaveTextContent('Contradicted');
    // The observation that fails the check comes first.
    expect(step).toHaveTextContent(/needs yes.*Attested by .*ines/);
  });

  it('says of what is not measured why, and how to have it measured', async () => {
    renderTab();
    const steps = within(await region(/Next steps to/));
    const step = steps.getAllByRole('listitem')[1];
    expect(step).toHaveTextContent('GitHub is not connected.');
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
    expect(await region('Top stage reached')).toBeInTheDocument();
  });
});
