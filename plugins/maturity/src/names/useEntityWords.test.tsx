import { renderInTestApp } from '@backstage/frontend-test-utils';
import { Model } from '@platform-maturity/backstage-plugin-maturity-common';
import { screen } from '@testing-library/react';
import { fixtureModel } from '../__fixtures__';
import { useEntityWords, useStageWords } from './useEntityWords';

function Words(props: { of: Model | readonly string[] }) {
  const words = useEntityWords(props.of);
  return (
    <p>
      {words.count(1)}, {words.count(1_200)}, {words.plural}, {words.title}
    </p>
  );
}

function withAppliesTo(appliesTo: Model['appliesTo']): Model {
  return { ...fixtureModel, appliesTo };
}

const services = '1 service, 1,200 services, services, Services';
const apis = '1 API, 1,200 APIs, APIs, APIs';
const entities = '1 entity, 1,200 entities, entities, Entities';

it.each<[string, Model | readonly string[], string]>([
  ['a model of components', withAppliesTo({ kind: 'Component' }), services],
  ['a model of APIs', withAppliesTo({ kind: 'API' }), apis],
  [
    'a model with more conditions',
    withAppliesTo({
      $all: [{ kind: 'Component' }, { 'spec.lifecycle': 'production' }],
    }),
    services,
  ],
  [
    'a model of several kinds',
    withAppliesTo({ kind: { $in: ['API', 'Resource'] } }),
    entities,
  ],
  [
    'a model of either kind',
    withAppliesTo({ $any: [{ kind: 'API' }, { kind: 'Component' }] }),
    entities,
  ],
  [
    'a model of any kind',
    withAppliesTo({ 'spec.lifecycle': 'production' }),
    entities,
  ],
  ['members of one kind', ['component'], services],
  ['members of several kinds', ['component', 'api'], entities],
  ['no members', [], entities],
  ['a kind of its own', ['spaceship'], entities],
])('names the entities of %s', async (_, of, words) => {
  renderInTestApp(<Words of={of} />);
  expect(await screen.findByText(words)).toBeVisible();
});

function StageText(props: { rank: number; highestRank?: number }) {
  return <p>{useStageWords()({ ...props, title: 'CI/CD' })}</p>;
}

it.each([
  [{ rank: 2 }, 'Stage 2: CI/CD'],
  [{ rank: 2, highestRank: 2 }, 'Stage 2: CI/CD'],
  [{ rank: 2, highestRank: 4 }, 'At least stage 2 · at most stage 4'],
  [{ rank: 0, highestRank: 5 }, 'Not assessed yet'],
])('names the stage of %j: %s', async (stage, words) => {
  renderInTestApp(<StageText {...stage} />);
  expect(await screen.findByText(words)).toBeVisible();
});
