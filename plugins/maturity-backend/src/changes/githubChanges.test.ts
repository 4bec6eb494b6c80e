import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  DefaultEventsService,
  EventsService,
  eventsServiceRef,
} from '@backstage/plugin-events-node';
import {
  EntityAssessmentsResponse,
  EntityDeliveryResponse,
  EntityFactsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import githubModule from '@platform-maturity/backstage-plugin-maturity-backend-module-github';
import { FakeGithub } from '../../../maturity-backend-module-github/src/__testUtils__/FakeGithub';
import { FakeRepository } from '../../../maturity-backend-module-github/src/__testUtils__/FakeRepository';
import { component } from '../__testUtils__/entities';
import { startMaturityBackend } from '../__testUtils__/startMaturityBackend';

// GraphQL queries are a second apart.
jest.setTimeout(60_000);

const day = 24 * 3_600_000;
const daysAgo = (days: number) =>
  new Date(Date.now() - days * day).toISOString();

const repository: FakeRepository = {
  slug: 'acme/shop',
  deployments: [1, 2, 3].map(days => ({
    createdAt: daysAgo(days),
    environment: 'production',
    state: 'SUCCESS',
  })),
};
const shop = component('shop', {
  metadata: {
    annotations: {
      'backstage.io/source-location': 'url:https://github.com/acme/shop/',
    },
  },
});

let github: FakeGithub;
let events: EventsService;
let backend: Awaited<ReturnType<typeof startMaturityBackend>>;

beforeAll(async () => {
  github = await FakeGithub.start([repository]);
  const all = DefaultEventsService.create({
    logger: mockServices.logger.mock(),
  });
  events = all.forPlugin('test');
  backend = await startMaturityBackend({
    entities: [shop],
    config: { sources: { github: { reportsDeliveries: true } } },
    rootConfig: { integrations: { github: [github.integration] } },
    features: [
      githubModule,
      createServiceFactory({
        service: eventsServiceRef,
        deps: { plugin: coreServices.pluginMetadata },
        factory: ({ plugin }) => all.forPlugin(plugin.getId()),
      }),
    ],
  });
  await backend.runTasks();
});

afterAll(async () => {
  await backend?.stop();
  await github?.stop();
});

async function readOutcome(check: string) {
  const { body }: { body: EntityAssessmentsResponse } = await backend.get(
    '/assessments/by-name/component/default/shop',
  );
  return body.items[0]?.checks.find(({ checkId }) => checkId === check);
}

async function until(isSo: () => Promise<boolean>) {
  const end = Date.now() + 15_000;
  while (!(await isSo())) {
    if (Date.now() > end) {
      throw new Error('waited in vain');
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

describe('a backend that receives changes from GitHub', () => {
  it('has collected the facts of GitHub by itself', async () => {
    expect(await readOutcome('protected-main')).toMatchObject({
      outcome: 'fail',
    });
    expect(await readOutcome('automated-deploy')).toMatchObject({
      outcome: 'pass',
    });
  });

  it('tells all facts of the entity, with links', async () => {
    const { body }: { body: EntityFactsResponse } = await backend.get(
      '/facts/by-name/component/default/shop',
    );
    const source = body.sources.find(({ sourceId }) => sourceId === 'github');
    expect(source).toMatchObject({ observedAt: expect.any(String) });
    expect(source?.facts).toContainEqual({
      fact: 'github/branchProtected',
      value: false,
      grade: 'observed',
      observedAt: source?.observedAt,
      evidence: [
        {
          title: 'no rule for main',
          url: 'https://github.com/acme/shop/rules',
        },
      ],
    });
    await backend.get('/facts/by-name/component/default/absent').expect(404);
  });

  it('collects again within seconds when a rule changes, once for a burst', async () => {
    github.have([
      {
        ...repository,
        rulesets: [{ name: 'all', reviews: 1, checks: ['ci'] }],
      },
    ]);
    github.requests.length = 0;
    for (let times = 0; times < 20; times += 1) {
      await events.publish({
        topic: 'github.repository_ruleset',
        eventPayload: {
          action: 'created',
          repository: { html_url: 'https://github.com/Acme/Shop' },
        },
      });
    }
    await until(
      async () => (await readOutcome('protected-main'))?.outcome === 'pass',
    );
    expect(
      github.requests.filter(({ kind }) => kind === 'graphql'),
    ).toHaveLength(1);
  }, 20_000);

  it('counts the deployments that GitHub has', async () => {
    const path = '/deliveries/by-name/component/default/shop';
    const readSample = async () => {
      const { body }: { body: EntityDeliveryResponse } = await backend.get(
        path,
      );
      return body.report?.windows[0]?.metrics.find(
        ({ id }) => id === 'deploymentFrequency',
      )?.current;
    };
    await until(async () => (await readSample())?.status === 'measured');
    expect(await readSample()).toMatchObject({ sample: 3 });
  }, 20_000);
});
