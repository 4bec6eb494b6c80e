import { toChange } from './toChange';

const project = {
  id: 7,
  web_url: 'https://git.acme.example/gitlab/Acme/web/shop',
  path_with_namespace: 'Acme/web/shop',
  default_branch: 'main',
};
const resourceKeys = [
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

describe('toChange', () => {
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
  ])('of %s: %#', (_, event, isChange) => {
    expect(toChange(event)?.resourceKeys).toEqual(
      isChange ? resourceKeys : undefined,
    );
  });

  it('names the project of a push to the default branch alone', () => {
    expect(toChange(push)?.pushedUrl).toBe(project.web_url);
    expect(toChange(pipeline)?.pushedUrl).toBeUndefined();
    expect(toChange({ object_kind: 'push', project })).toBeUndefined();
  });
});
