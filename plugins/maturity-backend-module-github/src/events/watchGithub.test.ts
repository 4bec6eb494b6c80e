import { mockServices } from '@backstage/backend-test-utils';
import { DefaultEventsService } from '@backstage/plugin-events-node';
import { watchGithub, watchPushes } from './watchGithub';

const repository = {
  html_url: 'https://github.com/Acme/Shop',
  default_branch: 'main',
};

async function subscribed(watch: typeof watchGithub = watchGithub) {
  const events = DefaultEventsService.create({
    logger: mockServices.logger.mock(),
  }).forPlugin('maturity');
  const news: string[] = [];
  await watch(events, subjects => news.push(...subjects));
  return {
    news,
    send: (topic: string, eventPayload: unknown) =>
      events.publish({ topic, eventPayload }),
  };
}

const shop = 'https://github.com/acme/shop';

describe('watchGithub', () => {
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
  ])('hears of %s %j', async (topic, payload, expected) => {
    const { news, send } = await subscribed();
    await send(topic, { ...payload, repository });
    expect(news).toEqual(expected);
  });

  it.each([[undefined], ['text'], [{}], [{ repository: {} }]])(
    'survives %j',
    async payload => {
      const { news, send } = await subscribed();
      await send('github.push', payload);
      await send('github.release', payload);
      expect(news).toEqual([]);
    },
  );
});

describe('watchPushes', () => {
  it('hears of pushes to the default branch alone', async () => {
    const { news, send } = await subscribed(watchPushes);
    await send('github.push', { ref: 'refs/heads/main', repository });
    await send('github.push', { ref: 'refs/tags/v1', repository });
    await send('github.release', { repository });
    expect(news).toEqual([shop]);
  });
});
