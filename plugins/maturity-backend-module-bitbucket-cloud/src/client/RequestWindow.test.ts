import { RequestWindow } from './RequestWindow';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function start() {
  let now = 0;
  const requests = new RequestWindow(() => now);
  return {
    requests,
    send: (count: number) => {
      for (let times = 0; times < count; times += 1) {
        requests.add();
      }
    },
    wait: (milliseconds: number) => {
      now += milliseconds;
    },
    read: (headers: Record<string, string> = {}) => {
      const seen = requests.complete(headers);
      return ['limit', 'remaining', 'reset'].map(name =>
        Number(seen[`x-ratelimit-${name}`]),
      );
    },
  };
}

describe('RequestWindow', () => {
  it('counts the requests of the last hour, and no older ones', () => {
    const { read, send, wait } = start();
    send(300);
    wait(30 * MINUTE);
    send(100);
    expect(read()).toEqual([1_000, 600, 3_600]);
    wait(31 * MINUTE);
    send(1);
    expect(read()).toEqual([1_000, 899, (90 * MINUTE) / 1000]);
  });

  it('takes the limit that Bitbucket states', () => {
    const { read, send } = start();
    send(10);
    expect(read({ 'x-ratelimit-limit': '2500' })[1]).toBe(2_490);
    // A later answer need not state it.
    expect(read()[0]).toBe(2_500);
  });

  it('believes that few are left, however few were counted', () => {
    const { read, send, wait } = start();
    wait(HOUR);
    send(1);
    expect(read({ 'x-ratelimit-nearlimit': 'true' })).toEqual([
      1_000,
      200,
      (HOUR + 10 * MINUTE) / 1000,
    ]);
    expect(read({ 'x-ratelimit-nearlimit': 'false' })[1]).toBe(999);
  });

  it('keeps the other headers', () => {
    const { requests } = start();
    expect(requests.complete({ etag: '"1"' })).toMatchObject({ etag: '"1"' });
  });
});
