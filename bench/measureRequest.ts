import { BenchServer, ServerCommands, ServerOptions } from './BenchServer';
import { atMost, Figure, format } from './Figure';
import { Readers } from './Readers';
import { ScorecardRequest } from './scorecardRequests';

export const READERS = 10;
/** Milliseconds that a reader waits between requests: much less than a person. */
export const PAUSE = 100;
export const REQUESTS = 400;
export const MEBIBYTE = 1024 * 1024;
/** Number of warm-up requests. */
const WARM_UP = 20;
const MAX_STATEMENTS = 3;

type Options = Omit<ServerOptions, 'port'>;

/** Memory of a backend in bytes. */
export type Memory = Awaited<ReturnType<ServerCommands['memory']>>;

/** Starts a backend for a piece of work. */
export async function withServer<T>(
  options: Options,
  work: (server: BenchServer, readers: Readers) => Promise<T>,
): Promise<T> {
  const server = await BenchServer.start(options);
  const readers = await Readers.signIn(server.url);
  try {
    return await work(server, readers);
  } finally {
    readers.close();
    await server.stop();
  }
}

/** Stores all assessments and returns the memory of a backend before that. */
export async function fill(options: Options): Promise<Memory> {
  return withServer(options, async (server, readers) => {
    await readers.read('/counts');
    const memory = await server.tell('memory');
    await server.tell('collectAndAssess', 0);
    return memory;
  });
}

/** Measures the response times of one request for ten readers. */
export async function measureRequest(
  { title, toPath, p95 }: ScorecardRequest,
  context: {
    readonly server: BenchServer;
    readonly readers: Readers;
    /** Before the title of the request. */
    readonly prefix: string;
  },
): Promise<Figure> {
  const { server, readers, prefix } = context;
  const before = await server.tell('statements');
  await readers.read(toPath(0));
  const statements = (await server.tell('statements')) - before;
  if (statements > MAX_STATEMENTS) {
    throw new Error(`${title} took ${statements} SQL statements`);
  }
  // Warm-up, so that the code is compiled.
  for (let request = 1; request <= WARM_UP; request++) {
    await readers.read(toPath(request));
  }
  const seen = await readers.readAtOnce({
    readers: READERS,
    pause: PAUSE,
    toPath: request => toPath(request + WARM_UP),
    isOver: requests => requests >= REQUESTS,
  });
  const kilobytes = format(seen.bytes / 1000);
  return atMost({
    name: `${prefix}, ${title}: p95`,
    value: seen.p95,
    unit: 'ms',
    budget: p95,
    note: `p50 ${format(seen.p50)} ms, SQL ${statements}, ${kilobytes} kB`,
  });
}
