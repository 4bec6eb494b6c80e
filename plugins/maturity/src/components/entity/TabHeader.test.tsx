import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { fixtureAssessment, fixtureModel } from '../../__fixtures__';
import { TabHeader, ModelChoice } from './TabHeader';

function renderHeader(choice: Partial<ModelChoice> = {}) {
  const chosen: string[] = [];
  renderInTestApp(
    <TabHeader
      choice={{
        model: fixtureModel,
        models: [fixtureModel],
        choose: modelId => chosen.push(modelId),
        ...choice,
      }}
      assessment={fixtureAssessment}
      sources={[]}
      refresh={{ status: 'idle', start: () => {} }}
    />,
    { apis: [mockApis.permission({ authorize: AuthorizeResult.DENY })] },
  );
  return chosen;
}

describe('TabHeader', () => {
  it('does not offer to refresh to those who may not', async () => {
    renderHeader();
    expect(
      await screen.findByText('No data collected yet'),
    ).toBeInTheDocument();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('offers the choice between several models, by keyboard', async () => {
    const second = { ...fixtureModel, id: 'second', title: 'Readiness' };
    const chosen = renderHeader({ models: [fixtureModel, second] });
    await screen.findByText('No data collected yet');
    await userEvent.tab();
    await userEvent.keyboard('{ArrowDown}');
    const option = await screen.findByRole('option', { name: 'Readiness' });
    expect(option).toBeInTheDocument();
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(chosen).toEqual(['second']);
  });
});
