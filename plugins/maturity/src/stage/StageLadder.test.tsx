import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { fixtureAssessment, fixtureModel } from '../__fixtures__';
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

  it('says that the entity is at least there where a higher stage is not ruled out', async () => {
    const standing = toStanding(fixtureModel, {
      ...fixtureAssessment,
      highestRank: 4,
    });
    renderInTestApp(<StageLadder standing={standing} />);
    const ladder = await screen.findByRole('list', { name: 'Stages' });
    const stages = within(ladder).getAllByRole('listitem');
    expect(stages.map(stage => stage.textContent)).toEqual([
      'Ad-hoc scriptsReached',
      '2CI/CD foundationAt least here',
      '3Infrastructure as code3 of 5 checks',
      '4Self-serve platformNot ruled out',
      '5Product-grade platformAhead',
    ]);
    expect(stages.map(stage => stage.hasAttribute('data-open'))).toEqual([
      false,
      false,
      true,
      true,
      false,
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

it('outlines the steps that are not ruled out', async () => {
  renderInTestApp(
    <StageLadderMini rank={1} highestRank={3} count={5} label="1 to 3" />,
  );
  const ladder = await screen.findByRole('img', { name: '1 to 3' });
  const steps = Array.from(ladder.children, step =>
    ['data-reached', 'data-open'].filter(name => step.hasAttribute(name)),
  );
  expect(steps).toEqual([
    ['data-reached'],
    ['data-open'],
    ['data-open'],
    [],
    [],
  ]);
});
