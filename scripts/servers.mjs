import net from 'node:net';

/** A TCP port of this machine that nothing listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Whether something answers HTTP at an address with a status below 400. */
export async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

/** Waits until every address answers; fails after `seconds`. */
export async function waitFor(urls, { seconds, isAlive = () => true }) {
  const end = Date.now() + seconds * 1000;
  const silent = new Set(urls);
  while (silent.size > 0) {
    if (!isAlive()) throw new Error('A server stopped before it was ready');
    if (Date.now() > end) {
      throw new Error(
        `No answer after ${seconds} s: ${[...silent].join(', ')}`,
      );
    }
    for (const url of [...silent]) if (await answers(url)) silent.delete(url);
    if (silent.size > 0) await new Promise(done => setTimeout(done, 500));
  }
}
