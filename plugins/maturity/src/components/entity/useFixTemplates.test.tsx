import { Entity } from '@backstage/catalog-model';
import { screen, within } from '@testing-library/react';
import {
  createEntity,
  fixtureApi,
  fixtureModel,
  fixtureSources,
} from '../../__fixtures__';
import { region, renderTab } from './__testUtils__/renderTab';
import { templateRouteParams, toTemplateParameters } from './useFixTemplates';

function createTemplate(name: string, fixes?: string): Entity {
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name,
      annotations: fixes ? { 'platform-maturity.io/fixes': fixes } : {},
    },
  };
}

/** The check of the first step, and the model in which it names a template. */
const checkId = 'security-scanning';
const modelWithTemplate = {
  ...fixtureModel,
  stages: fixtureModel.stages.map(stage => ({
    ...stage,
    checks: stage.checks.map(check => ({
      ...check,
      fix: { ...check.fix, template: 'template:default/add-scan' },
    })),
  })),
};

async function findTemplateLinks() {
  const steps = within(await region(/Next steps/));
  await steps.findAllByRole('listitem');
  return steps;
}

describe('templates of the next steps', () => {
  it('finds a template by the check that its annotation names', async () => {
    const { nextSteps } = (
      await fixtureApi().getEntityAssessments('component:default/checkout')
    ).items[0];
    renderTab({
      templates: [
        createTemplate('other', 'another-check'),
        createTemplate('fix-it', ` ${nextSteps[0].checkId}, ${checkId}`),
      ],
    });
    const steps = await findTemplateLinks();
    const [link] = await steps.findAllByRole('link', {
      name: /^Open template/,
    });
    expect(link).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/create\/default\/fix-it\?/),
    );
  });

  it('offers no template that the catalog does not have', async () => {
    renderTab({
      api: {
        listModels: async () => ({
          items: [modelWithTemplate],
          sources: fixtureSources,
        }),
      },
      templates: [createTemplate('other', 'another-check')],
    });
    const steps = await findTemplateLinks();
    expect((await steps.findAllByText('How')).length).toBeGreaterThan(0);
    expect(steps.queryByRole('link', { name: /^Open template/ })).toBeNull();
  });

  it('offers the template that the model names where the catalog has it', async () => {
    renderTab({
      api: {
        listModels: async () => ({
          items: [modelWithTemplate],
          sources: fixtureSources,
        }),
      },
      templates: [createTemplate('add-scan')],
    });
    expect(
      (await screen.findAllByRole('link', { name: /^Open template/ }))[0],
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/create\/default\/add-scan\?/),
    );
  });
});

function withLocation(location?: string) {
  const entity = createEntity('Component');
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      annotations: location
        ? { 'backstage.io/source-location': location }
        : undefined,
    },
  };
}

describe('toTemplateParameters', () => {
  it('names the entity, its owner and its repository', () => {
    expect(toTemplateParameters(createEntity('Component'))).toEqual({
      entityRef: 'component:default/checkout',
      owner: 'group:default/payments',
      repositoryUrl: 'https://github.com/acme/checkout',
      repoUrl: 'github.com?owner=acme&repo=checkout',
    });
  });

  it.each([
    [
      'url:https://gitlab.example.com/group/sub/api/-/tree/main/',
      'https://gitlab.example.com/group/sub/api',
      'gitlab.example.com?owner=group%2Fsub&repo=api',
    ],
    [
      'https://github.com/acme/shop.git',
      'https://github.com/acme/shop.git',
      'github.com?owner=acme&repo=shop',
    ],
    [
      'url:https://git.example.com/shop/',
      'https://git.example.com/shop',
      undefined,
    ],
    ['url:javascript:alert(1)', undefined, undefined],
    ['dir:/srv/repos/shop', undefined, undefined],
    [undefined, undefined, undefined],
  ])('reads %s', (location, repositoryUrl, repoUrl) => {
    const parameters = toTemplateParameters(withLocation(location));
    expect(parameters.repositoryUrl).toBe(repositoryUrl);
    expect(parameters.repoUrl).toBe(repoUrl);
  });
});

describe('templateRouteParams', () => {
  it.each([
    ['template:tools/add-ci', { namespace: 'tools', templateName: 'add-ci' }],
    ['add-ci', { namespace: 'default', templateName: 'add-ci' }],
    ['template:', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (ref, params) => {
    expect(templateRouteParams(ref)).toEqual(params);
  });
});
