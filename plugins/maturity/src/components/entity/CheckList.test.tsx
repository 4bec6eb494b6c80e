import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  contradicted,
  fixtureAssessment,
  fixtureResponse,
} from '../../__fixtures__';
import { region, renderTab } from './__testUtils__/renderTab';

function findPanel(trigger: HTMLElement): HTMLElement {
  const panel = document.getElementById(
    trigger.getAttribute('aria-controls') ?? '',
  );
  if (!panel) {
    throw new Error('the trigger controls nothing');
  }
  return panel;
}

describe('checks of the entity tab', () => {
  it('filters by outcome, in the address', async () => {
    renderTab({ url: '/?checks=exempt' });
    const checks = within(await region('Checks by stage'));
    expect(checks.getByRole('radio', { name: 'Exempt 1' })).toBeChecked();
    expect(
      checks.getByRole('button', {
        name: /A pipeline deploys the infrastructure/,
      }),
    ).toBeInTheDocument();
    expect(
      checks.queryByRole('button', { name: /It follows a golden path/ }),
    ).toBeNull();

    await userEvent.click(checks.getByRole('radio', { name: 'Not met 3' }));
    expect(
      checks.getByRole('button', { name: /It follows a golden path/ }),
    ).toBeInTheDocument();
    expect(
      checks.queryByRole('button', {
        name: /A pipeline deploys the infrastructure/,
      }),
    ).toBeNull();
  });

  it('opens with the keyboard to everything that is known of a check', async () => {
    renderTab({ url: '/?checks=exempt' });
    const row = await screen.findByRole('button', {
      name: /A pipeline deploys the infrastructure/,
    });
    expect(row).toHaveAttribute('aria-expanded', 'false');
    act(() => row.focus());
    await userEvent.keyboard('{Enter}');
    expect(row).toHaveAttribute('aria-expanded', 'true');
    const panel = within(findPanel(row));
    expect(panel.getByText(/The vendor ships the image/)).toBeInTheDocument();
    expect(panel.getByText('until Mar 31, 2027')).toBeInTheDocument();
    expect(panel.getByText(/approved by/)).toHaveTextContent('platform');
    expect(panel.getByRole('link', { name: /PLAT-512/ })).toHaveAttribute(
      'href',
      'https://jira.example.com/browse/PLAT-512',
    );
  });

  it.each([
    ['pass', 'Met'],
    ['fail', 'Not met'],
    ['unknown', 'Not measured'],
  ] as const)(
    'shows of a check of a hidden entity only the outcome: %s',
    async (outcome, word) => {
      const checks = fixtureAssessment.checks.map(check =>
        check.checkId === 'protected-main'
          ? {
              checkId: check.checkId,
              blocking: true,
              outcome,
              proofs: [],
              hidden: true as const,
              ...(outcome === 'unknown' && {
                unknown: { reason: 'missing', cause: 'hidden' } as const,
              }),
            }
          : check,
      );
      const items = [{ ...fixtureAssessment, checks }];
      renderTab({
        api: {
          getEntityAssessments: async () => ({ ...fixtureResponse, items }),
        },
      });
      const row = await screen.findByRole('button', {
        name: /The main branch requires reviews/,
      });
      expect(row).toHaveTextContent(word);
      expect(row).toHaveTextContent('Of an entity that you may not see');
      await userEvent.click(row);
      expect(
        within(findPanel(row)).getByText(/Of an entity that you may not see/),
      ).toBeVisible();
    },
  );

  it('lists the proofs that were tried, with what came of each', async () => {
    renderTab({ url: '/?checks=open' });
    const row = await screen.findByRole('button', {
      name: /The pipeline scans for security problems/,
    });
    await userEvent.click(row);
    const proofs = within(findPanel(row));
    expect(
      proofs.getByText('Any one of these passes the check.'),
    ).toBeVisible();
    expect(
      proofs.getAllByRole('listitem').map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(/^Not met.*Security scanners: nothing found/),
      expect.stringMatching(/^Not measured.*GitHub is not connected/),
      expect.stringMatching(/^Not met.*No attestation/),
    ]);
  });

  it('tells who attests a check, since when and until when', async () => {
    renderTab();
    const row = await screen.findByRole('button', {
      name: /All environments share one definition/,
    });
    expect(row).toHaveTextContent(
      'Attested by ines on Oct 15, 2026, until Apr 15, 2027',
    );
    await userEvent.click(row);
    const panel = within(findPanel(row));
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

  it('says what fails a check, against what is needed', async () => {
    renderTab({ url: '/?checks=open' });
    const row = await screen.findByRole('button', {
      name: /The pipeline scans for security problems/,
    });
    expect(row).toHaveTextContent(
      'Security scanners: nothing found, needs at least one · Repository',
    );
    await userEvent.click(row);
    expect(
      within(findPanel(row)).getAllByText(/nothing found, needs at least one/),
    ).toHaveLength(2);
  });

  it('shows the grade of each result and of each observation', async () => {
    renderTab();
    const row = await screen.findByRole('button', {
      name: /^Met ?Attested.*All environments share one definition/,
    });
    await userEvent.click(row);
    const proofs = within(findPanel(row)).getAllByRole('listitem');
    expect(within(proofs[0]).getByText('Observed')).toBeVisible();
    expect(within(proofs[1]).getByText('Attested')).toBeVisible();
  });

  it('shows a contradiction, with what is stated and what shows otherwise', async () => {
    const [, , pipeline] = fixtureAssessment.checks;
    renderTab({
      api: {
        getEntityAssessments: async () => ({
          ...fixtureResponse,
          items: [
            {
              ...fixtureAssessment,
              checks: [pipeline, contradicted('protected-main')],
            },
          ],
        }),
      },
    });
    const row = await screen.findByRole('button', {
      name: /The main branch requires reviews/,
    });
    expect(row).toHaveTextContent(
      /Contradicted: attested by ines on Oct 15, 2026, but GitHub shows .*branchProtected: no/,
    );
    await userEvent.click(row);
    const proofs = within(findPanel(row)).getAllByRole('listitem');
    expect(proofs[0]).toHaveTextContent(/^Not met.*no, needs yes.*Observed/);
    expect(proofs[1]).toHaveTextContent(/^Met.*Attested by .*ines/);
  });

  it('marks what comes from the organisation', async () => {
    renderTab({ url: '/?checks=unknown' });
    const row = await screen.findByRole('button', {
      name: /The platform team runs the platform as a product/,
    });
    expect(row).toHaveTextContent('From the organisation');
    expect(screen.getAllByText('From the organisation')).toHaveLength(1);
  });

  it('marks what is only recommended', async () => {
    renderTab();
    const row = await screen.findByRole('button', {
      name: /The pipeline uses shared templates/,
    });
    expect(row).toHaveTextContent('Recommended');
    expect(screen.getAllByText('Recommended')).toHaveLength(1);
  });

  it('tells from when on a check is required', async () => {
    renderTab({ url: '/?checks=unknown' });
    const row = await screen.findByRole('button', {
      name: /DORA metrics are tracked/,
    });
    await userEvent.click(row);
    expect(findPanel(row)).toHaveTextContent('Required fromJan 1, 2027');
  });
});
