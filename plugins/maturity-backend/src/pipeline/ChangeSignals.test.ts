import { mockServices } from '@backstage/backend-test-utils';
import { ChangeSignals } from './ChangeSignals';

describe('ChangeSignals', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function start(publish = jest.fn(async () => undefined)) {
    const logger = mockServices.logger.mock();
    let revision = 40;
    const readRevision = jest.fn(async () => revision);
    const changes = new ChangeSignals({
      readRevision,
      logger,
      signals: { publish },
    });
    const writing = async () => {
      revision++;
      return 'written';
    };
    return { logger, publish, readRevision, changes, writing };
  }

  const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  it('tells everybody the revision of what was written', async () => {
    const { changes, publish, writing } = start();
    expect(await changes.after(writing)).toBe('written');
    await pass(0);
    expect(publish.mock.calls).toEqual([
      [
        {
          recipients: { type: 'broadcast' },
          channel: 'maturity',
          message: { revision: 41 },
        },
      ],
    ]);
  });

  it('says nothing of a run that wrote nothing', async () => {
    const { changes, publish } = start();
    expect(await changes.after(async () => 'idle')).toBe('idle');
    await pass(60_000);
    expect(publish).not.toHaveBeenCalled();
  });

  it('tells of what a run wrote before it failed', async () => {
    const { changes, publish, writing } = start();
    const failing = changes.after(async () => {
      await writing();
      throw new Error('broken');
    });
    await expect(failing).rejects.toThrow('broken');
    await pass(0);
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('tells of many runs once in five seconds, the last one included', async () => {
    const { changes, publish, writing } = start();
    await changes.after(writing);
    await pass(1_000);
    expect(publish).toHaveBeenCalledTimes(1);

    await changes.after(writing);
    await changes.after(writing);
    await pass(3_999);
    expect(publish).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(publish).toHaveBeenCalledTimes(2);
    expect(publish).toHaveBeenLastCalledWith(
      expect.objectContaining({ message: { revision: 43 } }),
    );

    await pass(60_000);
    expect(publish).toHaveBeenCalledTimes(2);
    await changes.after(writing);
    await pass(0);
    expect(publish).toHaveBeenCalledTimes(3);
  });

  it('lets nothing that goes wrong here be heard of', async () => {
    const { changes, logger, readRevision, writing } = start(
      jest.fn().mockRejectedValue(new Error('no events')),
    );
    await changes.after(writing);
    await pass(0);
    readRevision.mockRejectedValue(new Error('no database'));
    expect(await changes.after(writing)).toBe('written');

    expect(logger.debug.mock.calls.map(([message]) => message)).toEqual([
      'Could not tell of changes: Error: no events',
      'Could not look for changes: Error: no database',
      'Could not look for changes: Error: no database',
    ]);
    expect(logger.warn).not.toHaveBeenCalled();
    expect(logger.error).not.toHaveBeenCalled();
  });
});
