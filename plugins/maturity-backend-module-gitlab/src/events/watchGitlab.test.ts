import { mockServices } from '@backstage/backend-test-utils';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import { watchGitlab, watchPushes } from './watchGitlab';

/** Hands out what is published, as the events service does. */
function fakeEvents() {
  const subscribers: {
    topics: string[];
    onEvent: (event: EventParams) => Promise<void>;
  }[] = [];
  const events: EventsService = {
    publish: async event => {
      for (const { topics, onEvent } of subscribers) {
        if (topics.includes(event.topic)) {
          await onEvent(event);
        }
      }
    },
    subscribe: async subscriber => {
      subscribers.push(subscriber);
    },
  };
  return events;
}

const project = {
  id: 7,
  web_url: 'https://git.acme.example/gitlab/Acme/web/shop',
  path_with_namespace: 'Acme/web/shop',
  default_branch: 'main',
};
const subjects = [
  'https://git.acme.example/gitlab/acme/web/shop',
  'https://git.acme.example/gitlab/-/projects/7',
];

const push = { object_kind: 'push', ref: 'refs/heads/main', project };
const pipeline = {
  object_kind: 'pipeline',
  object_attributes: { ref: 'main', tag: false, status: 'success' },
  project,
};
const mergeRequest = {
  object_kind: 'merge_request',
  object_attributes: { action: 'merge', target_branch: 'main' },
  project,
};

async function heard(eventPayload: unknown, topic = 'gitlab') {
  const events = fakeEvents();
  const news: string[] = [];
  const pushes: string[] = [];
  await watchGitlab(events, all => news.push(...all));
  await watchPushes(events, all => pushes.push(...all));
  await events.publish({ topic, eventPayload });
  return { news, pushes };
}

describe('watchGitlab', () => {
  it.each<[string, unknown, boolean]>([
    ['a push to the default branch', push, true],
    ['a push to another branch', { ...push, ref: 'refs/heads/topic' }, false],
    ['a push of a tag', { ...push, object_kind: 'tag_push' }, false],
    ['a pipeline of the default branch', pipeline, true],
    [
      'a pipeline that runs',
      { ...pipeline, object_attributes: { ref: 'main', status: 'running' } },
      false,
    ],
    [
      'a pipeline of a tag that is called the same',
      {
        ...pipeline,
        object_attributes: { ref: 'main', tag: true, status: 'success' },
      },
      false,
    ],
    ['a merge request that was merged', mergeRequest, true],
    [
      'a merge request that was opened',
      {
        ...mergeRequest,
        object_attributes: { action: 'open', target_branch: 'main' },
      },
      false,
    ],
    [
      'a deployment that ended',
      { object_kind: 'deployment', status: 'success', project },
      true,
    ],
    [
      'a deployment that began',
      { object_kind: 'deployment', status: 'running', project },
      false,
    ],
    ['a release', { object_kind: 'release', action: 'create', project }, true],
    ['an issue', { object_kind: 'issue', project }, false],
    ['something of no project', { object_kind: 'release' }, false],
    ['nothing', undefined, false],
  ])('tells of %s: %#', async (_, event, isNews) => {
    expect((await heard(event)).news).toEqual(isNews ? subjects : []);
  });

  it('tells of pushes alone where only the content matters', async () => {
    expect((await heard(push)).pushes).toEqual([project.web_url]);
    expect((await heard(pipeline)).pushes).toEqual([]);
    expect((await heard({ object_kind: 'push', project })).pushes).toEqual([]);
  });

  it('leaves the events of others alone', async () => {
    expect(await heard(push, 'github.push')).toEqual({ news: [], pushes: [] });
  });

  it('is a subscriber of the real service', async () => {
    const events = mockServices.events.mock();
    await watchGitlab(events, () => {});
    expect(events.subscribe).toHaveBeenCalledWith(
      expect.objectContaining({ topics: ['gitlab'] }),
    );
  });
});
