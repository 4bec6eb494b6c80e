import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { region, renderTab } from './__testUtils__/renderTab';

const observedAt = new Date().toISOString();
const sources = [
  {
    sourceId: 'repository',
    observedAt,
    facts: [
      {
        fact: 'repository/ciProviders',
        value: ['GitHub Actions'],
        observedAt,
        evidence: [{ title: 'ci.yml', url: 'https://example.com/ci.yml' }],
      },
      {
        fact: 'repository/unheardOf',
        unknown: {
          reason: 'missing' as const,
          cause: 'notObservable' as const,
          source: 'repository',
          message: 'it may not be seen',
        },
      },
    ],
  },
  {
    sourceId: 'catalog',
    facts: [],
    error: { message: 'away', at: observedAt },
  },
];

async function open() {
  const facts = within(await region('All facts'));
  await userEvent.click(facts.getByRole('button', { name: 'Show all facts' }));
  return facts;
}

describe('AllFacts', () => {
  it('asks for them only when somebody wants to see them', async () => {
    const getEntityFacts = jest.fn(async (entityRef: string) => ({
      entityRef,
      sources,
    }));
    renderTab({ api: { getEntityFacts } });
    await region('All facts');
    expect(getEntityFacts).not.toHaveBeenCalled();

    const facts = await open();
    const repository = await facts.findByRole('button', { name: /2 facts/ });
    expect(getEntityFacts).toHaveBeenCalledTimes(1);
    await userEvent.click(repository);
    expect(facts.getByText('GitHub Actions')).toBeInTheDocument();
    expect(facts.getByRole('link', { name: /ci.yml/ })).toHaveAttribute(
      'href',
      'https://example.com/ci.yml',
    );
    expect(facts.getByText(/it may not be seen/)).toBeInTheDocument();
  });

  it('tells of a source that failed', async () => {
    renderTab({
      api: { getEntityFacts: async entityRef => ({ entityRef, sources }) },
    });
    const facts = await open();
    await userEvent.click(
      await facts.findByRole('button', { name: /0 facts/ }),
    );
    expect(
      facts.getByText('The last collection failed: away'),
    ).toBeInTheDocument();
    expect(facts.getByText('No facts reported.')).toBeInTheDocument();
  });

  it('says when no source has looked, and what went wrong, with a way to try again', async () => {
    let isAway = true;
    renderTab({
      api: {
        getEntityFacts: async entityRef => {
          if (isAway) {
            throw new Error('the backend is away');
          }
          return { entityRef, sources: [] };
        },
      },
    });
    const facts = await open();
    expect(await facts.findByText('the backend is away')).toBeInTheDocument();
    isAway = false;
    await userEvent.click(
      screen.getByRole('button', { name: /try again|retry/i }),
    );
    expect(
      await facts.findByText('No data collected yet.'),
    ).toBeInTheDocument();
  });
});
