import { builtInModel } from '@platform-maturity/backstage-plugin-maturity-common';
import { createDistribution } from '../../__fixtures__/deliveryFixture';
import { toStageRows } from './stageRows';
import { listNames } from './UnmatchedPanel';

const answer = createDistribution(builtInModel);
const stageIds = builtInModel.stages.map(({ id }) => id);

it('has a row for each stage, the lowest first and "not assessed" last', () => {
  const rows = toStageRows(builtInModel, answer, 'changeLeadTime');
  expect(rows.map(({ id, rank }) => [rank, id])).toEqual([
    ...stageIds.map((id, index) => [index + 1, id]),
    [0, 'none'],
  ]);
  for (const { id, distribution } of rows) {
    const answered = answer.byStage.find(({ stage = 'none' }) => stage === id);
    expect(answered?.metrics).toContain(distribution);
    expect(distribution.metric).toBe('changeLeadTime');
  }
});

it('leaves out stages that nothing stands at', () => {
  const [lowest, ...others] = answer.byStage;
  const rows = toStageRows(
    builtInModel,
    { ...answer, byStage: [{ ...lowest, total: 0 }, ...others] },
    'changeFailRate',
  );
  expect(rows.map(({ id }) => id)).toEqual([...stageIds.slice(1), 'none']);
});

it('names all that an event calls its target', () => {
  expect(
    listNames({
      annotations: { 'github.com/project-slug': 'acme/legacy' },
      labels: { app: 'legacy', env: 'prod' },
    }),
  ).toEqual([
    'github.com/project-slug: acme/legacy',
    'app: legacy',
    'env: prod',
  ]);
  expect(listNames({ entityRef: 'component:default/gone' })).toEqual([
    'component:default/gone',
  ]);
});
