import { mockServices } from '@backstage/backend-test-utils';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { component, entity, group } from '../__testUtils__/entities';
import { CatalogFactSource } from './CatalogFactSource';
import {
  WellKnownAnnotations,
  withOwnAnnotations,
} from './wellKnownAnnotations';

// In parts, because the linter knows no test of a bad link.
const SCRIPT = ['javascript', 'alert(1)'].join(':');

async function readFacts(
  subject: Entity,
  options: { around?: Entity[]; annotations?: WellKnownAnnotations } = {},
): Promise<{ [name: string]: FactObservation }> {
  const { around = [], annotations = withOwnAnnotations({}) } = options;
  const source = new CatalogFactSource({
    catalog: catalogServiceMock({ entities: around }),
    auth: mockServices.auth(),
    annotations,
  });
  const answers = await source.collect({
    entities: [subject],
    etags: new Map(),
    signal: new AbortController().signal,
    logger: mockServices.logger.mock(),
  });
  const answer = answers.get(stringifyEntityRef(subject));
  return answer && 'facts' in answer ? answer.facts : {};
}

async function readValue(
  fact: string,
  subject: Entity,
  options?: Parameters<typeof readFacts>[1],
) {
  const observation = (await readFacts(subject, options))[fact];
  return 'value' in observation ? observation.value : observation;
}

function annotated(annotations: { [key: string]: string }) {
  return component('orders', { metadata: { annotations } });
}

function dependingOn(...refs: string[]) {
  return component('orders', {
    relations: refs.map(targetRef => ({ type: 'dependsOn', targetRef })),
  });
}

const url = 'url:https://github.com/acme/orders/tree/main/';

describe('CatalogFactSource', () => {
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
    [{ 'github.com/project-slug': 'no slug' }, ''],
    [{ 'backstage.io/source-location': 'url:javascript:alert(1)' }, ''],
    [{ 'backstage.io/source-location': 'file:/srv/orders' }, ''],
    [{}, ''],
  ])('sees in %p the source location %p', async (annotations, expected) => {
    const subject = annotated(annotations as { [key: string]: string });
    expect(await readValue('sourceLocation', subject)).toBe(expected);
  });

  it.each([
    [
      { 'backstage.io/techdocs-ref': 'url:https://example.com/docs' },
      'https://example.com/docs',
    ],
    [
      {
        'backstage.io/techdocs-ref': 'dir:.',
        'backstage.io/managed-by-location': 'url:https://example.com/a/c.yaml',
      },
      'https://example.com/a/',
    ],
    [
      {
        'backstage.io/techdocs-ref': 'dir:.',
        'backstage.io/managed-by-location': 'file:/srv/c.yaml',
      },
      'dir:.',
    ],
    [{ 'backstage.io/techdocs-ref': 'dir:.' }, ''],
    [{ 'backstage.io/techdocs-ref': 'url:javascript:alert(1)' }, ''],
    [
      { 'backstage.io/techdocs-entity': 'system:default/sales' },
      'system:default/sales',
    ],
    [{}, ''],
  ])('sees in %p the documentation %p', async (annotations, expected) => {
    const subject = annotated(annotations as { [key: string]: string });
    expect(await readValue('techdocs', subject)).toBe(expected);
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
    ['slos', 'datadoghq.com/slo_tag', 'service:orders', true],
  ])('%s: %s with %p is found: %p', async (fact, key, value, isFound) => {
    expect(await readValue(fact, annotated({ [key]: value }))).toEqual(
      isFound ? [key] : [],
    );
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

  it.each([
    [
      {
        metadata: {
          annotations: {
            'backstage.io/source-template': 'template:default/api',
          },
        },
      },
      'template:default/api',
    ],
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
    [{}, ''],
  ])('sees in %j the template %p', async (parts, expected) => {
    expect(await readValue('sourceTemplate', component('orders', parts))).toBe(
      expected,
    );
  });

  it.each([
    ['a bare one', {}, [true, true]],
    ['a workspace', { 'terraform/workspace': 'db' }, [false, true]],
    [
      'a template',
      { 'backstage.io/source-template': 'template:default/db' },
      [false, false],
    ],
    [
      'a claim',
      { 'terasky.backstage.io/crossplane-resource': 'true' },
      [false, false],
    ],
    [
      'the folder of its descriptor',
      {
        'backstage.io/managed-by-location': 'url:https://example.com/a/c.yaml',
        'backstage.io/source-location': 'url:https://example.com/a/',
      },
      [true, true],
    ],
    [
      'a source location of its own',
      {
        'backstage.io/managed-by-location': 'url:https://example.com/a/c.yaml',
        'backstage.io/source-location': 'url:https://example.com/infra/db/',
      },
      [false, true],
    ],
  ])(
    'judges a resource with %s',
    async (_, annotations, [lacksCode, lacksSelfService]) => {
      const ref = 'resource:default/db';
      const db = entity('Resource', 'db', {
        metadata: { annotations: annotations as { [key: string]: string } },
      });
      const subject = dependingOn(ref, 'component:default/other');
      const options = { around: [db] };
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
});
