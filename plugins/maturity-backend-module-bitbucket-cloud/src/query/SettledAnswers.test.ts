import { SettledAnswers } from './SettledAnswers';

const HOUR = 3_600_000;

describe('SettledAnswers', () => {
  it('asks again after six hours, or for another question', async () => {
    let now = 1;
    const answers = new SettledAnswers(() => now);
    const ask = jest.fn(async () => now);
    const get = (question: string) => answers.get(question, ask, () => true);
    expect(await get('a')).toBe(1);
    now += 5 * HOUR;
    expect(await get('a')).toBe(1);
    expect(await get('b')).toBe(now);
    now += 2 * HOUR;
    expect(await get('a')).toBe(now);
    expect(ask).toHaveBeenCalledTimes(3);
  });

  it('remembers no answer that is not settled, and no error', async () => {
    const answers = new SettledAnswers(() => 1);
    const ask = jest.fn(async () => 1);
    const get = () => answers.get('a', ask, () => false);
    await get();
    ask.mockRejectedValueOnce(new Error('no'));
    await expect(get()).rejects.toThrow('no');
    await get();
    expect(ask).toHaveBeenCalledTimes(3);
  });
});
