import { REUSE, REUSE_INCOMPLETE, SharedAnswers } from './SharedAnswers';

function start(isComplete = true) {
  const clock = { now: 0 };
  let asked = 0;
  const signals: AbortSignal[] = [];
  const finish: ((answer: string) => void)[] = [];
  const answers = new SharedAnswers<string>({
    isComplete: () => isComplete,
    now: () => clock.now,
  });
  const get = (signal = new AbortController().signal) =>
    answers.get('list', signal, async shared => {
      asked++;
      signals.push(shared);
      return new Promise(resolve => finish.push(resolve));
    });
  const end = () => finish.forEach((each, index) => each(`answer ${index}`));
  return { clock, get, end, signals, countAsked: () => asked };
}

describe('SharedAnswers', () => {
  it('asks once for all who ask at the same time', async () => {
    const { get, end, countAsked } = start();
    const all = [get(), get(), get()];
    end();
    expect(await Promise.all(all)).toEqual(Array(3).fill('answer 0'));
    expect(countAsked()).toBe(1);
  });

  it.each([
    ['five minutes', true, REUSE],
    ['half a minute if items are missing', false, REUSE_INCOMPLETE],
  ])('uses an answer again for %s', async (_, isComplete, time) => {
    const { clock, get, end, countAsked } = start(isComplete);
    const ask = async (now: number) => {
      clock.now = now;
      const answer = get();
      end();
      await answer;
      return countAsked();
    };
    expect(await ask(0)).toBe(1);
    expect(await ask(time - 1)).toBe(1);
    expect(await ask(time)).toBe(2);
  });

  it('aborts the request only when all who wait are aborted', async () => {
    const { get, signals, countAsked } = start();
    const [one, two] = [new AbortController(), new AbortController()];
    const waiting = [get(one.signal), get(two.signal)];
    one.abort(new Error('first'));
    await expect(waiting[0]).rejects.toThrow('first');
    expect(signals[0].aborted).toBe(false);
    two.abort(new Error('second'));
    await expect(waiting[1]).rejects.toThrow('second');
    expect(signals[0].aborted).toBe(true);
    const again = new AbortController();
    const last = get(again.signal);
    expect(countAsked()).toBe(2);
    again.abort(new Error('third'));
    await expect(last).rejects.toThrow('third');
  });

  it('does not ask for those who are aborted already', async () => {
    const { get, countAsked } = start();
    await expect(get(AbortSignal.abort(new Error('over')))).rejects.toThrow(
      'over',
    );
    expect(countAsked()).toBe(0);
  });

  it('forgets a request that failed', async () => {
    const answers = new SharedAnswers<string>({
      isComplete: () => true,
      now: () => 0,
    });
    const { signal } = new AbortController();
    const failing = answers.get('list', signal, async () => {
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await answers.get('list', signal, async () => 'yes')).toBe('yes');
  });
});
