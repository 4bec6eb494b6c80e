import { refuse, startAccount } from '../__testUtils__/startSource';
import { readCodeScanning, readSecretScanning } from './securityAlerts';

const { signal } = new AbortController();

describe('readCodeScanning and readSecretScanning', () => {
  const page = (count: number, rule: object = {}) =>
    Array.from({ length: count }, (_, at) => ({
      created_at: '2026-01-01T00:00:00Z',
      html_url: `https://github.com/${at}`,
      secret: 'hunter2',
      rule,
    }));
  const readPages = async (
    read: typeof readSecretScanning | typeof readCodeScanning,
    counts: readonly number[],
  ) => {
    const { account, sent } = startAccount('github.com', () =>
      page(counts[sent.length - 1] ?? 0),
    );
    const answer = await read(account, '/repos/acme/a', signal);
    return { answer, sent };
  };

  it.each([
    ['the last page is not full', [100, 100, 7], 207],
    ['a page is empty', [100, 0], 100],
    ['five pages are read', [100, 100, 100, 100, 100, 100], 500],
  ])('read pages until %s', async (_, counts, expected) => {
    for (const read of [readCodeScanning, readSecretScanning]) {
      const { answer, sent } = await readPages(read, counts);
      expect('alerts' in answer && answer.alerts).toHaveLength(expected);
      expect(sent.map(({ path }) => /&page=(\d)/.exec(path)?.[1])).toEqual(
        sent.map((__, at) => String(at + 1)),
      );
    }
  });

  it('keep no secret, and do not ask for one', async () => {
    const { answer, sent } = await readPages(readSecretScanning, [1]);
    expect(answer).toEqual({ alerts: [{ url: 'https://github.com/0' }] });
    expect(sent[0]?.path).toContain('hide_secret=true');
  });

  it.each([
    [{ security_severity_level: 'critical', severity: 'note' }, 'critical'],
    [{ severity: 'error' }, 'high'],
    [{ severity: 'warning' }, 'medium'],
    [{ severity: 'odd' }, 'low'],
    [{}, 'low'],
  ])('read the severity of %j as %s', async (rule, severity) => {
    const { account } = startAccount('github.com', () => page(1, rule));
    const answer = await readCodeScanning(account, '/repos/acme/a', signal);
    expect(answer).toMatchObject({ alerts: [{ severity }] });
  });

  it.each([
    ['no analysis found', readCodeScanning, { off: true }],
    ['Secret scanning is disabled', readSecretScanning, { off: true }],
    [
      'Not Found',
      readCodeScanning,
      { unknown: expect.stringContaining('Code scanning alerts: read') },
    ],
    [
      'Not Found',
      readSecretScanning,
      { unknown: expect.stringContaining('Secret scanning alerts: read') },
    ],
  ])('tell off from hidden by "%s"', async (message, read, expected) => {
    const { account } = startAccount('github.com', () => refuse(404, message));
    expect(await read(account, '/repos/acme/a', signal)).toEqual(expected);
  });
});
