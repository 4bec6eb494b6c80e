import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { fixtureAssessment, fixtureModel } from '../__fixtures__';
import { MeasuredMeter } from './MeasuredMeter';
import { StageLadder, StageLadderMini } from './StageLadder';
import { toStanding } from './standing';

describe('StageLadder', () => {
  it('is an ordered list that says where the entity stands', async () => {
    renderInTestApp(
      <StageLadder standing={toStanding(fixtureModel, fixtureAssessment)} />,
    );
    const ladder = await screen.findByRole('list', { name: 'Stages' });
    const stages = within(ladder).getAllByRole('listitem');
    expect(stages.map(stage => stage.textContent)).toEqual([
      'Ad-hoc scriptsReached',
      '2CI/CD foundationYou are here',
      '3Infrastructure as code3 of 5 checks',
      '4Self-serve platformAhead',
      '5Product-grade platformAhead',
    ]);
    expect(stages.map(stage => stage.getAttribute('aria-current'))).toEqual([
      null,
      'step',
      null,
      null,
      null,
    ]);
  });

  it('has no current step before anything was assessed', async () => {
    renderInTestApp(
      <StageLadder standing={toStanding(fixtureModel, undefined)} />,
    );
    const ladder = await screen.findByRole('list', { name: 'Stages' });
    expect(ladder.querySelector('[aria-current]')).toBeNull();
    expect(within(ladder).queryByText('You are here')).toBeNull();
  });
});

it('draws a small ladder that is read out in words', async () => {
  renderInTestApp(
    <StageLadderMini rank={2} count={5} label="Stage 2 of 5: CI/CD" />,
  );
  const ladder = await screen.findByRole('img', {
    name: 'Stage 2 of 5: CI/CD',
  });
  expect(ladder.children).toHaveLength(5);
  expect(ladder.querySelectorAll('[data-reached]')).toHaveLength(2);
});

it('tells the share measured as a meter', async () => {
  renderInTestApp(<MeasuredMeter measured={{ observed: 9, applicable: 13 }} />);
  const meter = await screen.findByRole('meter', { name: '69% measured' });
  expect(meter).toHaveAttribute('aria-valuenow', '9');
  expect(meter).toHaveAttribute('aria-valuemax', '13');
  expect(meter).toHaveAttribute(
    'aria-valuetext',
    '9 of 13 applicable checks measured',
  );
});
