import { mockServices } from '@backstage/backend-test-utils';
import { DeliveryEvent } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  deploymentStatus,
  pullRequest,
  workflowRun,
} from './formats/__fixtures__/gitHub';
import { GitHubSettings } from './formats/gitHubDeployments';
import {
  DELIVERIES_TOPIC,
  subscribeToDeliveries,
} from './subscribeToDeliveries';

async function subscribe(github: GitHubSettings = { workflows: [] }) {
  const events = mockServices.events.mock();
  const logger = mockServices.logger.mock();
  const ingest = {
    ingest: jest.fn(async (items: readonly DeliveryEvent[]) => ({
      items: items.map(item =>
        item?.kind
          ? ({ status: 'created' } as const)
          : ({ status: 'rejected', message: 'kind: must be given' } as const),
      ),
      counts: {
        created: 0,
        updated: 0,
        unchanged: 0,
        unmatched: 0,
        rejected: 0,
      },
    })),
  };
  await subscribeToDeliveries({
    events,
    ingest,
    logger,
    github,
    retryAfter: [1],
  });
  const [{ topics, onEvent }] = events.subscribe.mock.calls[0];
  return {
    ingest,
    logger,
    topics,
    publish: async (topic: string, eventPayload: unknown) =>
      onEvent({ topic, eventPayload }),
  };
}

describe('subscribeToDeliveries', () => {
  it('takes in what GitHub and GitLab tell', async () => {
    const { ingest, publish, topics } = await subscribe();
    await publish('github.deployment_status', deploymentStatus);
    await publish('github.pull_request', pullRequest);
    await publish('gitlab', {
      object_kind: 'deployment',
      status: 'success',
      status_changed_at: '2026-03-01 08:00:00 UTC',
      deployment_id: 1,
      project: { id: 1, path_with_namespace: 'acme/orders' },
    });
    expect(ingest.ingest.mock.calls.map(([[event]]) => event)).toMatchObject([
      { kind: 'deployment', source: 'github' },
      { kind: 'change', source: 'github' },
      { kind: 'deployment', source: 'gitlab' },
    ]);
    expect(topics).toEqual(
      expect.arrayContaining(['github.deployment_status', 'gitlab']),
    );
  });

  it('counts runs of workflows only where they are declared to deploy', async () => {
    const { ingest, publish } = await subscribe();
    await publish('github.workflow_run', workflowRun);
    expect(ingest.ingest).not.toHaveBeenCalled();

    const declared = await subscribe({
      workflows: [{ name: 'Deploy', environment: 'production' }],
    });
    await declared.publish('github.workflow_run', workflowRun);
    expect(declared.ingest.ingest).toHaveBeenCalledTimes(1);
  });

  it('takes events in our own shape: one, or a list', async () => {
    const { ingest, publish } = await subscribe();
    const event = { kind: 'change', source: 'ci', externalId: '1' };
    await publish(DELIVERIES_TOPIC, event);
    await publish(DELIVERIES_TOPIC, [event, event]);
    expect(ingest.ingest.mock.calls).toEqual([
      [[event], { id: 'events' }],
      [[event, event], { id: 'events' }],
    ]);
  });

  it('tries again when events cannot be stored, and throws in the end', async () => {
    const { ingest, logger, publish } = await subscribe();
    ingest.ingest.mockRejectedValueOnce(new Error('no database'));
    await publish('github.pull_request', pullRequest);
    expect(ingest.ingest).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledWith(
      'Could not store events of github.pull_request, tries again in 1 ms: Error: no database',
    );

    ingest.ingest.mockRejectedValueOnce(new Error('no database'));
    ingest.ingest.mockRejectedValueOnce(new Error('no database'));
    await expect(publish('github.pull_request', pullRequest)).rejects.toThrow(
      'no database',
    );
  });

  it('logs events that cannot be read, which would fail again', async () => {
    const { logger, publish } = await subscribe();
    await publish('github.deployment_status', { repository: 7 });
    await publish(DELIVERIES_TOPIC, 'ferry');
    expect(logger.warn.mock.calls.map(([message]) => message)).toEqual([
      expect.stringContaining('repository: '),
      `Rejected an event of ${DELIVERIES_TOPIC}: kind: must be given`,
    ]);
  });
});
