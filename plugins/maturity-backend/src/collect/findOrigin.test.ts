import { component, entity, group } from '../__testUtils__/entities';
import { readFacts, readValue } from './__testUtils__/readCatalogFacts';

function dependingOn(...refs: string[]) {
  return component('orders', {
    relations: refs.map(targetRef => ({ type: 'dependsOn', targetRef })),
  });
}

const azure = 'https://dev.azure.com/kontor/p/_git/kran';

function located(descriptor: string, source: string) {
  return {
    'backstage.io/managed-by-location': `url:${descriptor}`,
    'backstage.io/source-location': `url:${source}`,
  };
}

describe('the origin of an entity and its resources', () => {
  const template = entity('Template', 'api');
  const madeFrom = (value: string) => ({
    metadata: { annotations: { 'backstage.io/source-template': value } },
  });
  const gone = (name: string) => ({
    unknown: `'${name}' is not a template of the catalog`,
  });

  it.each([
    [madeFrom('template:default/api'), 'template:default/api'],
    [madeFrom('api'), 'template:default/api'],
    [madeFrom('Template:Default/API'), 'template:default/api'],
    [
      { spec: { scaffoldedFrom: 'template:default/api' } },
      'template:default/api',
    ],
    [
      {
        relations: [
          { type: 'scaffoldedFrom', targetRef: 'template:default/api' },
        ],
      },
      'template:default/api',
    ],
    [madeFrom('yes'), gone('yes')],
    [madeFrom('a golden path: yes'), gone('a golden path: yes')],
    [madeFrom('template:default/gone'), gone('template:default/gone')],
    [madeFrom('group:default/shop'), gone('group:default/shop')],
    [{ spec: { scaffoldedFrom: 'gone' } }, gone('gone')],
    [{}, ''],
  ])('sees in %j the template %p', async (parts, expected) => {
    const subject = component('orders', parts);
    const options = { around: [template, group('shop')] };
    expect(await readValue('sourceTemplate', subject, options)).toEqual(
      expected,
    );
  });

  it.each([
    ['a bare one', {}, [true, true]],
    ['a workspace', { 'terraform/workspace': 'db' }, [false, true]],
    [
      'a template',
      { 'backstage.io/source-template': 'template:default/api' },
      [false, false],
    ],
    [
      'a template that is gone',
      { 'backstage.io/source-template': 'template:default/gone' },
      [true, true],
    ],
    ['the word yes', { 'backstage.io/source-template': 'yes' }, [true, true]],
    [
      'a claim',
      { 'terasky.backstage.io/crossplane-resource': 'true' },
      [false, false],
    ],
    [
      'the folder of its descriptor',
      located(
        'https://github.com/a/b/blob/main/db/c.yaml',
        'https://github.com/a/b/tree/main/db/',
      ),
      [true, true],
    ],
    [
      'the folder of its descriptor, spelt otherwise',
      located(
        'https://github.com/a/b/blob/main/db/c.yaml',
        'https://github.com/a/b/tree/main/db',
      ),
      [true, true],
    ],
    [
      'its descriptor',
      located(
        'https://github.com/a/b/blob/main/db/c.yaml',
        'https://github.com/a/b/blob/main/db/c.yaml',
      ),
      [true, true],
    ],
    [
      'the folder of its descriptor in the query',
      located(
        `${azure}?path=/db/c.yaml&version=GBmain`,
        `${azure}?path=%2Fdb%2F&version=GBmain`,
      ),
      [true, true],
    ],
    [
      'another folder in the query',
      located(`${azure}?path=/db/c.yaml`, `${azure}?path=%2Finfra%2F`),
      [false, true],
    ],
    [
      'a source location of its own',
      located(
        'https://github.com/a/b/blob/main/db/c.yaml',
        'https://lab.tern.example/infra/db/',
      ),
      [false, true],
    ],
    ...[
      'https://example.com/',
      'https://example.com/infra/db/',
      'https://github.com/',
      'https://github.com/acme',
      'https://bitbucket.tern.example/projects/P',
      'https://dev.azure.com/kontor/p',
      'https://bucket.s3.amazonaws.com/infra/db/',
    ].map((address): [string, { [key: string]: string }, boolean[]] => [
      `the location ${address}`,
      located('https://github.com/a/b/blob/main/c.yaml', address),
      [true, true],
    ]),
  ])(
    'judges a resource with %s',
    async (_, annotations, [lacksCode, lacksSelfService]) => {
      const ref = 'resource:default/db';
      const db = entity('Resource', 'db', {
        metadata: { annotations: annotations as { [key: string]: string } },
      });
      const subject = dependingOn(ref, 'component:default/other');
      const options = { around: [db, template] };
      expect(await readValue('dependsOnResources', subject, options)).toBe(1);
      expect(await readValue('resourcesWithoutCode', subject, options)).toEqual(
        lacksCode ? [ref] : [],
      );
      expect(
        await readValue('resourcesWithoutSelfService', subject, options),
      ).toEqual(lacksSelfService ? [ref] : []);
    },
  );

  it('takes a resource that is not in the catalog for one without an origin', async () => {
    const subject = dependingOn('resource:default/gone');
    expect(await readValue('resourcesWithoutCode', subject)).toEqual([
      'resource:default/gone',
    ]);
  });

  it('does not know whether an entity without declared resources has any', async () => {
    const facts = await readFacts(dependingOn('component:default/other'));
    const unknown = 'no resources are declared in the catalog';
    expect(facts).toMatchObject({
      dependsOnResources: { unknown },
      resourcesWithoutCode: { unknown },
      resourcesWithoutSelfService: { unknown },
    });
  });
});
