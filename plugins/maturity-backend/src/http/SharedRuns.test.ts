import { SharedRuns } from './SharedRuns';

function controlledRun() {
  const started: AbortSignal[] = [];
  let finish: (value: string) => void = () => {};
  const run = ({ signal }: { signal: AbortSignal }) => {
    started.push(signal);
    return new Promise<string>((resolve, reject) => {
      finish = resolve;
      signal.addEventListener('abort', () => reject(new Error('cut off')));
    });
  };
  return { run, started, finish: (value: string) => finish(value) };
}

const never = () => new AbortController().signal;

describe('SharedRuns', () => {
  it('runs once for callers at the same time, and again later', async () => {
    const runs = new SharedRuns<string>();
    const { run, started, finish } = controlledRun();
    const both = [runs.join('a', never(), run), runs.join('a', never(), run)];
    finish('done');
    expect(await Promise.all(both)).toEqual(['done', 'done']);
    expect(started).toHaveLength(1);

    const later = runs.join('a', never(), run);
    expect(started).toHaveLength(2);
    finish('again');
    expect(await later).toBe('again');
  });

  it('keeps keys apart', async () => {
    const runs = new SharedRuns<string>();
    const [a, b] = [controlledRun(), controlledRun()];
    const both = [
      runs.join('a', never(), a.run),
      runs.join('b', never(), b.run),
    ];
    b.finish('b');
    a.finish('a');
    expect(await Promise.all(both)).toEqual(['a', 'b']);
  });

  it('goes on while one caller waits, and stops when none does', async () => {
    const runs = new SharedRuns<string>();
    const { run, started } = controlledRun();
    const [one, other] = [new AbortController(), new AbortController()];
    const both = Promise.allSettled([
      runs.join('a', one.signal, run),
      runs.join('a', other.signal, run),
    ]);
    one.abort();
    expect(started[0].aborted).toBe(false);
    other.abort();
    expect(started[0].aborted).toBe(true);

    // Who comes now does not get the run that was cut off.
    const next = controlledRun();
    const joined = runs.join('a', never(), next.run);
    next.finish('new');
    expect(await joined).toBe('new');
    expect((await both).map(({ status }) => status)).toEqual([
      'rejected',
      'rejected',
    ]);
  });

  it('tells everybody of a failure, and forgets it', async () => {
    const runs = new SharedRuns<string>();
    const failing = async () => {
      throw new Error('broken');
    };
    await expect(runs.join('a', never(), failing)).rejects.toThrow('broken');
    await expect(runs.join('a', never(), async () => 'fine')).resolves.toBe(
      'fine',
    );
  });

  it('does not start for a caller who is gone already', async () => {
    const { run, started } = controlledRun();
    await expect(
      new SharedRuns<string>().join('a', AbortSignal.abort(), run),
    ).rejects.toThrow('aborted');
    expect(started).toEqual([]);
  });
});
