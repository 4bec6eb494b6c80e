import { within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureHistory, fixtureModel } from '../../__fixtures__';
import { region, renderTab } from './__testUtils__/renderTab';

describe('StageHistory', () => {
  it('tells how the stage changed, and because of which checks', async () => {
    renderTab();
    const history = within(await region('History'));
    await history.findByText('Down to CI/CD foundation');
    const [down, , up] = history.getAllByRole('listitem');
    expect(down).toHaveTextContent(
      'The pipeline scans for security problems: Met → Not met',
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
    await userEvent.click(history.getByRole('button', { name: 'Show 4 more' }));
    expect(history.getAllByText(/Not measured → Met/)).toHaveLength(8);
    expect(history.queryByRole('button')).toBeNull();
  });
});
