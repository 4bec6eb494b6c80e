import { environmentCases } from '../__testUtils__/corpus/environments';
import { valueIn } from '../__testUtils__/detect';
import { readEnvironment } from './environments';

describe('readEnvironment', () => {
  it.each([
    ['dev', 'development'],
    ['PROD', 'production'],
    ['eu-west-prod', 'production'],
    ['prod.eu', 'production'],
    ['pre-prod', 'preproduction'],
    ['pre-prod-eu', 'preproduction'],
    ['non-prod', 'nonproduction'],
    ['nonprod-eu', 'nonproduction'],
    ['non-live', 'nonproduction'],
    ['eu-non-prod', 'nonproduction'],
    ['prod-like', 'preproduction'],
    ['uat-eu', 'acceptance'],
    ['int', 'test'],
    ['prod1', 'production'],
    ['eu-prod-2', 'production'],
    ['dev-to-prod', undefined],
    ['product', undefined],
    ['gke', undefined],
    ['', undefined],
  ])('%j is %s', (name, environment) => {
    expect(readEnvironment(name)).toBe(environment);
  });
});

describe('environments from one definition', () => {
  it.each(environmentCases)('%s of %j: %j', (fact, files, expected) => {
    expect(valueIn(fact, files)).toEqual(expected);
  });
});
