import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readDeliverySettings } from './readDeliverySettings';

const read = (deliveries?: JsonObject) =>
  readDeliverySettings(
    new ConfigReader({ maturity: { sources: { github: { deliveries } } } }),
  );

describe('readDeliverySettings', () => {
  it.each([
    [undefined, undefined],
    [{ from: 'deployments' }, { from: 'deployments' }],
    [{ from: 'releases' }, { from: 'releases', environment: 'production' }],
    [
      { from: 'workflows', workflows: ['Deploy*'], environment: 'live' },
      { from: 'workflows', workflows: ['Deploy*'], environment: 'live' },
    ],
  ])('reads %j', (deliveries, expected) => {
    expect(read(deliveries)).toEqual(expected);
  });

  it.each([
    [{}, '.from: must be one of deployments, releases, workflows'],
    [{ from: 'tags' }, '.from: must be one of'],
    [{ from: 'workflows' }, '.workflows: must name the workflows that deploy'],
    [{ from: 'workflows', workflows: [] }, '.workflows: must name a workflow'],
    [
      { from: 'workflows', workflows: [' '] },
      '.workflows[0]: must not be empty',
    ],
    [{ from: 'releases', workflows: ['a'] }, ".workflows: is only for 'from"],
    [
      { from: 'deployments', environment: 'live' },
      '.environment: is not for deployments',
    ],
    [
      { from: 'releases', enviroment: 'live' },
      ".enviroment: unknown key; did you mean 'environment'?",
    ],
  ])('refuses %j and names the place', (deliveries, message) => {
    expect(() => read(deliveries)).toThrow(
      `maturity.sources.github.deliveries${message}`,
    );
  });
});
