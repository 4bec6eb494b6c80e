import { EventEmitter, once } from 'node:events';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createBackendPlugin,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { TaskTrigger } from './TaskTrigger';

describe('TaskTrigger', () => {
  const scheduler = mockServices.scheduler.mock();
  const logger = mockServices.logger.mock();
  const running = new ConflictError('is currently running');
  const triggered = () => scheduler.triggerTask.mock.calls.flat();
  let trigger: TaskTrigger;

  beforeEach(() => {
    jest.useFakeTimers();
    scheduler.triggerTask.mockReset();
    trigger = new TaskTrigger({ scheduler, logger });
  });

  afterEach(() => {
    trigger.stop();
    jest.useRealTimers();
  });

  it('triggers a task that does not run', async () => {
    trigger.request('reassess');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(triggered()).toEqual(['reassess']);
  });

  it('triggers a running task again until it has ended, once for all that ask', async () => {
    scheduler.triggerTask
      .mockRejectedValueOnce(running)
      .mockRejectedValueOnce(running);
    trigger.request('reassess:1/2');
    trigger.request('reassess:2/2');
    await jest.advanceTimersByTimeAsync(0);
    trigger.request('reassess:1/2');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(triggered()).toEqual([
      'reassess:1/2',
      'reassess:2/2',
      'reassess:1/2',
      'reassess:2/2',
    ]);
  });

  it('leaves a task that nobody has scheduled to its first run', async () => {
    scheduler.triggerTask.mockRejectedValue(new NotFoundError('none'));
    trigger.request('reassess');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(triggered()).toEqual(['reassess']);
  });

  it('gives up when the backend stops', async () => {
    scheduler.triggerTask.mockRejectedValue(running);
    trigger.request('reassess');
    await jest.advanceTimersByTimeAsync(0);
    trigger.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(triggered()).toEqual(['reassess']);
  });
});

it('loses no request while the task is running, with the real scheduler', async () => {
  let scheduler: SchedulerService | undefined;
  const backend = await startTestBackend({
    features: [
      schedulerServiceFactory,
      createBackendPlugin({
        pluginId: 'maturity',
        register(env) {
          env.registerInit({
            deps: { service: coreServices.scheduler },
            init: async ({ service }) => {
              scheduler = service;
            },
          });
        },
      }),
    ],
  });
  const logger = mockServices.logger.mock();
  const trigger = new TaskTrigger({ scheduler: scheduler!, logger });
  const events = new EventEmitter();
  let finish = () => {};
  let runs = 0;
  const running = once(events, 'begun');
  await scheduler!.scheduleTask({
    id: 'reassess',
    frequency: { hours: 1 },
    timeout: { minutes: 1 },
    fn: () =>
      new Promise<void>(resolve => {
        finish = resolve;
        runs += 1;
        events.emit('begun');
      }),
  });
  await running;
  const again = once(events, 'begun');
  trigger.request('reassess');
  finish();
  await again;
  expect(runs).toBe(2);
  finish();
  trigger.stop();
  await backend.stop();
}, 60_000);
