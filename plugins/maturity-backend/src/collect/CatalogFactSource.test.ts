import { Entity } from '@backstage/catalog-model';
import { component, entity, group } from '../__testUtils__/entities';
import { readFacts, readValue } from './__testUtils__/readCatalogFacts';
import { catalogFacts } from './catalogFacts';
import { withOwnAnnotations } from './wellKnownAnnotations';

// In parts, because the linter knows no test of a bad link.
const SCRIPT = ['javascript', 'alert(1)'].join(':');

function annotated(annotations: { [key: string]: string }) {
  return component('orders', { metadata: { annotations } });
}

const url = 'url:https://github.com/acme/orders/tree/main/';

/** Facts of kinds that others use, and the relations that they count. */
const USAGE = [
  ['API', 'providers', 'apiProvidedBy'],
  ['API', 'consumers', 'apiConsumedBy'],
  ['Resource', 'dependents', 'dependencyOf'],
] as const;

describe('CatalogFactSource', () => {
  it('names the entities that a fact rests on', async () => {
    const db = entity('Resource', 'db', {
      metadata: { annotations: { 'backstage.io/source-template': 'made' } },
    });
    const subject = component('orders', {
      metadata: {
        annotations: {
          'backstage.io/techdocs-entity': 'system:docs',
          'backstage.io/source-template': 'golden',
        },
      },
      spec: { owner: 'shop' },
      relations: [{ type: 'dependsOn', targetRef: 'resource:default/db' }],
    });
    const facts = await readFacts(subject, {
      around: [group('shop', { children: ['cart'] }), group('cart'), db],
    });
    const restsOn = Object.entries(facts).flatMap(([name, fact]) =>
      fact.restsOn ? [[name, fact.restsOn]] : [],
    );
    const resources = ['resource:default/db', 'template:default/made'];
    expect(Object.fromEntries(restsOn)).toEqual({
      ownerExists: ['group:default/shop'],
      ownerIsGroup: ['group:default/shop'],
      ownerMemberCount: ['group:default/shop', 'group:default/cart'],
      techdocs: ['system:default/docs'],
      sourceTemplate: ['template:default/golden'],
      resourcesWithoutCode: resources,
      resourcesWithoutSelfService: resources,
    });
  });

  describe('owner', () => {
    const shop = group('shop', { members: ['ana', 'ben'] });
    const ana = entity('User', 'ana');

    it.each([
      ['a group', 'group:default/shop', [shop], [true, true, 2]],
      ['a short ref', 'shop', [shop], [true, true, 2]],
      ['a person', 'user:default/ana', [ana], [true, false, 1]],
      ['nobody in the catalog', 'group:default/gone', [], [false, false, 0]],
      ['not a ref', ':::', [], [false, false, 0]],
      ['empty group', 'shop', [group('shop')], [true, true, 0]],
      [
        'members of child groups, each once',
        'shop',
        [
          group('shop', { members: ['ana'], children: ['a', 'b'] }),
          group('a', { members: ['ana', 'ben'] }),
          group('b', { members: ['cyn'] }),
        ],
        [true, true, 3],
      ],
      [
        'groups in a circle',
        'shop',
        [
          group('shop', { members: ['ana'], children: ['a'] }),
          group('a', { members: ['ben'], children: ['shop'] }),
        ],
        [true, true, 2],
      ],
    ])('is %s', async (_, owner, around, expected) => {
      const subject = component('orders', { spec: { owner } });
      const facts = ['ownerExists', 'ownerIsGroup', 'ownerMemberCount'];
      const values = facts.map(fact => readValue(fact, subject, { around }));
      expect(await Promise.all(values)).toEqual(expected);
    });

    it.each([
      [
        'two groups',
        ['group:default/shop', 'group:default/web'],
        [true, true, 3],
      ],
      [
        'a group twice',
        ['group:default/shop', 'group:default/shop'],
        [true, true, 2],
      ],
      [
        'a group and a person',
        ['group:default/shop', 'user:default/ana'],
        [true, false, 2],
      ],
      [
        'a group and another person',
        ['group:default/shop', 'user:default/dan'],
        [true, false, 3],
      ],
      [
        'a group and one that is gone',
        ['group:default/shop', 'group:default/gone'],
        [false, false, 2],
      ],
    ])('are %s', async (_, owners, expected) => {
      const web = group('web', { members: ['ben', 'cyn'] });
      const around = [shop, web, ana, entity('User', 'dan')];
      const subject = component('orders', {
        spec: { owner: 'shop' },
        relations: owners.map(targetRef => ({ type: 'ownedBy', targetRef })),
      });
      const facts = ['ownerExists', 'ownerIsGroup', 'ownerMemberCount'];
      const values = facts.map(fact => readValue(fact, subject, { around }));
      expect(await Promise.all(values)).toEqual(expected);
    });

    it('is not asked for of groups', async () => {
      expect(await readFacts(shop)).not.toHaveProperty('ownerExists');
    });

    it('counts 5,000 child groups in a few questions', async () => {
      const names = Array.from({ length: 5_000 }, (_, i) => `g${i}`);
      const around = [
        group('shop', { children: names }),
        ...names.map(name => group(name, { members: [`user-${name}`] })),
      ];
      const subject = component('orders');
      expect(await readValue('ownerMemberCount', subject, { around })).toBe(
        5_000,
      );
    });
  });

  it.each([
    [{ 'backstage.io/source-location': url }, url.slice(4)],
    [
      { 'backstage.io/managed-by-location': `${url}c.yaml` },
      `${url.slice(4)}c.yaml`,
    ],
    [{ 'github.com/project-slug': 'acme/orders' }, 'acme/orders'],
    [
      {
        'github.com/project-slug': 'acme/orders',
        'backstage.io/source-location': 'file:/srv/orders',
      },
      'acme/orders',
    ],
    [{ 'github.com/project-slug': 'no slug' }, ''],
    [
      {
        'backstage.io/source-location': 'url:https://ana:secret@example.com/a/',
      },
      'https://example.com/a/',
    ],
    [
      { 'backstage.io/source-location': 'url:javascript:alert(1)' },
      { unknown: expect.stringContaining('not of the form url:') },
    ],
    [
      { 'backstage.io/source-location': 'file:/srv/orders' },
      { unknown: expect.stringContaining("of the type 'file'") },
    ],
    [{}, ''],
  ])('sees in %p the source location %p', async (annotations, expected) => {
    const subject = annotated(annotations as { [key: string]: string });
    expect(await readValue('sourceLocation', subject)).toEqual(expected);
  });

  it.each([
    ['ciAnnotations', 'jenkins.io/job-full-name', 'shop/orders', true],
    ['ciAnnotations', 'circleci.com/project-slug', 'github/acme/orders', true],
    ['ciAnnotations', 'circleci.com/project-slug', 'not a slug', false],
    ['onCall', 'pagerduty.com/service-id', 'PX1', true],
    ['onCall', 'pagerduty.com/service-id', '   ', false],
    [
      'dashboards',
      'datadoghq.com/dashboard-url',
      'https://example.com/d',
      true,
    ],
    ['dashboards', 'datadoghq.com/dashboard-url', SCRIPT, false],
    ['gitops', 'argocd/app-name', 'orders', true],
    ['infrastructureWorkspaces', 'terraform/workspace', 'orders', true],
    ['securityTools', 'sonarqube.org/project-key', 'orders', true],
    ['selfService', 'terasky.backstage.io/crossplane-resource', 'true', true],
    ['selfService', 'terasky.backstage.io/crossplane-resource', 'no', false],
    ['slos', 'datadoghq.com/slo_tag', 'service:orders', true],
  ])('%s: %s with %p is found: %p', async (fact, key, value, isFound) => {
    expect(await readValue(fact, annotated({ [key]: value }))).toEqual(
      isFound ? [key] : [],
    );
  });

  it('observes only the entry itself, the rest is declared', () => {
    const observed = catalogFacts.filter(({ grade }) => grade === undefined);
    expect(observed.map(({ name }) => name)).toEqual([
      'ownerExists',
      'ownerIsGroup',
      'ownerMemberCount',
      'links',
      ...USAGE.map(([, fact]) => fact),
    ]);
  });

  it('looks for the keys of the organisation instead of its own', async () => {
    const annotations = withOwnAnnotations({ onCall: ['acme.example/pager'] });
    const subject = annotated({
      'acme.example/pager': 'orders',
      'pagerduty.com/service-id': 'PX1',
    });
    expect(await readValue('onCall', subject, { annotations })).toEqual([
      'acme.example/pager',
    ]);
  });

  it('counts and shows only links to web pages', async () => {
    const links = [
      { url: 'https://example.com/runbook', title: 'Run book' },
      { url: 'https://example.com/d', title: 'Live', type: 'dashboard' },
      { url: SCRIPT, title: 'Runbook' },
      { url: 'not a url' },
    ];
    const facts = await readFacts(component('orders', { metadata: { links } }));

    expect(facts.links).toMatchObject({ value: 2 });
    expect(facts.runbooks).toMatchObject({
      value: ['https://example.com/runbook'],
    });
    expect(facts.dashboards).toMatchObject({
      value: ['https://example.com/d'],
    });
    expect(JSON.stringify(facts)).not.toContain('javascript');
  });

  it('shows a long annotation cut, and that it is cut', async () => {
    const facts = await readFacts(
      annotated({
        'jenkins.io/job-full-name': `\u0000\u202e${'x'.repeat(10_000)}`,
      }),
    );
    const [evidence] =
      'evidence' in facts.ciAnnotations
        ? facts.ciAnnotations.evidence ?? []
        : [];
    expect(evidence.title).toHaveLength(
      'Jenkins (jenkins.io/job-full-name): '.length + 120,
    );
    expect(evidence.title).toMatch(/: x+…$/);
  });

  it('prefers the type of a link to its title', async () => {
    const links = [
      { url: 'https://example.com/some-day', title: 'our SLO, some day' },
      { url: 'https://example.com/slo', title: 'Promise', type: 'slo' },
      { url: 'https://example.com/slow', title: 'A slow one' },
    ];
    expect(
      await readValue('slos', component('orders', { metadata: { links } })),
    ).toEqual(['https://example.com/slo', 'https://example.com/some-day']);
  });

  it.each([
    {
      metadata: {
        links: [null, 7, { url: 7 }, { url: 'https://a.b', title: 7 }],
      },
    },
    { metadata: { links: 'none', annotations: 'none', tags: 7 } },
    { metadata: { annotations: { 'backstage.io/techdocs-ref': 7 } } },
    {
      relations: [
        null,
        { type: 'ownedBy' },
        { type: 'dependsOn', targetRef: 7 },
      ],
    },
    { relations: { type: 'ownedBy' } },
    { spec: null },
    { spec: { owner: ['a'], scaffoldedFrom: {}, system: 7 } },
  ])('has facts whatever the types of an entity are: %j', async parts => {
    const plain = component('orders');
    const odd = {
      ...plain,
      ...parts,
      metadata: { ...plain.metadata, ...parts.metadata },
    } as unknown as Entity;
    const facts = await readFacts(odd);
    expect(Object.keys(facts)).toHaveLength(catalogFacts.length - USAGE.length);
  });

  it.each(USAGE)(
    'counts of a %s the %s, each once',
    async (kind, fact, type) => {
      const refs = Array.from(
        { length: 30 },
        (_, n) => `component:default/c${n}`,
      );
      const subject = entity(kind, 'x', {
        relations: [...refs, refs[0]].map(targetRef => ({ type, targetRef })),
      });
      const { [fact]: observed } = await readFacts(subject);
      expect(observed).toMatchObject({ value: 30 });
      expect('evidence' in observed && observed.evidence).toHaveLength(20);
      expect(await readValue(fact, entity(kind, 'x'))).toBe(0);
      expect(await readFacts(component('x'))).not.toHaveProperty(fact);
    },
  );
});
