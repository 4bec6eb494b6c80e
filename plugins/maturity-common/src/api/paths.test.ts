import { endpoints } from './endpoints';
import { encodePath, listPathFields } from './paths';

describe('paths of endpoints', () => {
  it.each([
    ['listModels', []],
    ['getEntityFacts', ['entityRef']],
    ['getStageHistory', ['entityRef']],
    ['exportScorecard', ['subject']],
    ['receiveDeliveryWebhook', ['tool']],
  ] as const)('%s has the fields %j', (id, fields) => {
    expect(listPathFields(endpoints[id])).toEqual(fields);
  });

  it.each([
    ['listModels', undefined, '/models'],
    [
      'getEntityAssessments',
      { entityRef: 'component:default/cart' },
      '/assessments/by-name/component/default/cart',
    ],
    [
      'getStageHistory',
      { entityRef: 'component:default/a b$&', modelId: 'm' },
      '/assessments/by-name/component/default/a%20b%24%26/history',
    ],
    [
      'exportScorecard',
      { subject: 'counts', format: 'csv' },
      '/exports/counts',
    ],
  ] as const)('%s with %j is %s', (id, request, path) => {
    expect(encodePath(endpoints[id], request)).toBe(path);
  });

  it('refuses what is no entity ref', () => {
    expect(() =>
      encodePath(endpoints.getEntityFacts, { entityRef: 'cart' }),
    ).toThrow('kind');
  });

  it('have each method and path once', () => {
    const routes = Object.values(endpoints).map(
      ({ method, path }) => `${method} ${path}`,
    );
    expect(new Set(routes).size).toBe(routes.length);
  });
});
