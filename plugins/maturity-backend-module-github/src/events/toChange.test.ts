import { toChange, topics } from './toChange';

const repository = {
  html_url: 'https://github.com/Acme/Shop',
  default_branch: 'main',
};

const shop = 'https://github.com/acme/shop';

describe('toChange', () => {
  it.each([
    ['github.push', { ref: 'refs/heads/main' }, [shop]],
    ['github.push', { ref: 'refs/heads/topic' }, []],
    [
      'github.workflow_run',
      { action: 'completed', workflow_run: { head_branch: 'main' } },
      [shop],
    ],
    [
      'github.workflow_run',
      { action: 'requested', workflow_run: { head_branch: 'main' } },
      [],
    ],
    [
      'github.workflow_run',
      { action: 'completed', workflow_run: { head_branch: 'topic' } },
      [],
    ],
    [
      'github.pull_request',
      { action: 'closed', pull_request: { merged: true } },
      [shop],
    ],
    [
      'github.pull_request',
      { action: 'closed', pull_request: { merged: false } },
      [],
    ],
    ['github.deployment_status', {}, [shop]],
    ['github.branch_protection_rule', {}, [shop]],
    ['github.code_scanning_alert', {}, [shop]],
    [
      'github.repository',
      {
        action: 'renamed',
        changes: { repository: { name: { from: 'old-shop' } } },
      },
      [shop, 'https://github.com/acme/old-shop'],
    ],
    ['github.issues', {}, []],
  ])('of %s %j', (topic, payload, expected) => {
    const change = toChange(topic, { ...payload, repository });
    expect(change?.resourceKeys ?? []).toEqual(expected);
    expect(topics.includes(topic)).toBe(topic !== 'github.issues');
  });

  it.each([[undefined], ['text'], [{}], [{ repository: {} }]])(
    'survives %j',
    payload => {
      expect(toChange('github.push', payload)).toBeUndefined();
      expect(toChange('github.release', payload)).toBeUndefined();
    },
  );

  it('names the repository of a push to the default branch alone', () => {
    const pushed = (topic: string, payload: object) =>
      toChange(topic, { ...payload, repository })?.pushedUrl;
    expect(pushed('github.push', { ref: 'refs/heads/main' })).toBe(shop);
    expect(pushed('github.push', { ref: 'refs/tags/v1' })).toBeUndefined();
    expect(pushed('github.release', {})).toBeUndefined();
  });
});
