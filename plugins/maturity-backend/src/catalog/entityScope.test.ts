import { FilterPredicate } from '@backstage/filter-predicates';
import { parseModel } from '@platform-maturity/backstage-plugin-maturity-common';
import { testModelInput } from '../__testUtils__/testModel';
import { entityScope, listKinds } from './entityScope';

const model = (appliesTo: object) =>
  parseModel({ ...testModelInput, appliesTo });

describe('entityScope', () => {
  it.each<[FilterPredicate, string[] | undefined]>([
    [{ kind: 'Component' }, ['component']],
    [{ kind: { $in: ['API', 'Resource'] } }, ['api', 'resource']],
    [{ $any: [{ kind: 'API' }, { kind: 'System' }] }, ['api', 'system']],
    [{ $any: [{ kind: 'API' }, { 'spec.type': 'x' }] }, undefined],
    [
      { $all: [{ kind: { $in: ['API', 'System'] } }, { kind: 'API' }] },
      ['api'],
    ],
    [{ $all: [{ kind: 'API' }, { 'spec.type': 'x' }] }, ['api']],
    [{ $not: { kind: 'API' } }, undefined],
    [{ 'spec.type': 'x' }, undefined],
  ])('knows that %j can match the kinds %p', (predicate, expected) => {
    const kinds = listKinds(predicate);
    expect(kinds && [...kinds].sort()).toEqual(expected);
  });

  it('reads the kinds of models, of what they read and of the organisation', () => {
    const scope = entityScope({
      models: [model({ kind: 'Component' })],
      sources: [],
      organization: 'domain:default/acme',
    });
    expect(scope.kinds).toEqual(['component', 'domain']);
  });

  it('reads every kind for a model that names none', () => {
    const scope = entityScope({
      models: [model({ 'spec.type': 'service' }), model({ kind: 'API' })],
      sources: [],
    });
    expect(scope).not.toHaveProperty('kinds');
  });

  it('reads a large field only if a model or a source names it', () => {
    const plain = entityScope({
      models: [model({ kind: 'API' })],
      sources: [],
    });
    expect(plain.fields).not.toContain('spec.definition');

    const named = entityScope({
      models: [model({ kind: 'API', 'spec.definition': { $exists: true } })],
      sources: [{ appliesTo: { 'spec.region.name': 'eu' } }],
    });
    expect(named.fields).toEqual(
      expect.arrayContaining(['spec.definition', 'spec.region']),
    );
  });
});
