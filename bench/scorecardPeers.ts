import { BenchServer } from './BenchServer';
import { newDatabase } from './database';
import { atLeast, Figure, format, printFigure } from './Figure';
import { Readers } from './Readers';
import { runPeer } from './runPeer';
import { toNewFilter } from './scorecardRequests';
import { World, WorldSize } from './world';

const size: WorldSize = { services: 10_000, checks: 20 };
const FACTOR = 1_000;
const ROUNDS = 20;

/** The cost of one response for the whole organisation. */
interface Taken {
  readonly seconds: number;
  readonly statements: number;
  readonly bytes: number;
  /** Number of passed checks: must be equal for both. */
  readonly passed: number;
}

/**
 * Compares the published tech-insights packages with this project: the same
 * 10,000 entities with the same 20 facts and one check each, the same
 * PostgreSQL, the same run. Its bulk check run returns in one response what our
 * counts by team, outcomes of all checks and first page of the list return in three.
 */
export async function run(): Promise<Figure[]> {
  const peer = await measurePeer();
  const own = await measureOwn();
  if (peer.passed !== own.passed) {
    throw new Error(
      `tech-insights passes ${peer.passed} checks, we pass ${own.passed}`,
    );
  }
  const describe = ({ seconds, statements, bytes }: Taken) =>
    `${format(seconds * 1000)} ms, SQL ${format(statements)}, ${format(
      bytes / 1000,
    )} kB`;
  return [
    atLeast({
      name: 'scorecard, beside tech-insights, 10,000 entities × 20 checks',
      value: Math.round(peer.seconds / own.seconds),
      unit: '× faster',
      budget: FACTOR,
      note: `tech-insights ${describe(peer)}; we ${describe(own)}`,
    }),
  ];
}

async function measurePeer(): Promise<Taken> {
  const world = new World(size);
  const checks = Array.from({ length: size.checks }, (_, index) => index);
  return runPeer('techInsights.mjs', {
    checks: checks.map(id => `check-${id}`),
    entities: Array.from({ length: size.services }, (_, number) => ({
      name: `service-${number}`,
      holds: checks.map(check => world.holds(check, number, 0)),
    })),
  });
}

async function measureOwn(): Promise<Taken> {
  const server = await BenchServer.start({
    world: size,
    database: newDatabase(),
  });
  const readers = await Readers.signIn(server.url);
  try {
    await server.tell('collectAndAssess', 0);
    const taken: Taken[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      const before = await server.tell('statements');
      const counts = await readers.read(
        `/counts?groupBy=owner&${toNewFilter(round)}`,
      );
      const checks = await readers.read(`/checks?${toNewFilter(round)}`);
      const list = await readers.read(`/assessments?${toNewFilter(round)}`);
      const answers = [counts, checks, list];
      const { items }: { items: { pass: number }[] } = JSON.parse(checks.body);
      taken.push({
        seconds: sum(answers, ({ milliseconds }) => milliseconds) / 1000,
        statements: (await server.tell('statements')) - before,
        bytes: sum(answers, ({ bytes }) => bytes),
        passed: sum(items, ({ pass }) => pass),
      });
    }
    taken.sort((one, other) => one.seconds - other.seconds);
    return taken[ROUNDS / 2];
  } finally {
    readers.close();
    await server.stop();
  }
}

function sum<T>(values: readonly T[], read: (value: T) => number): number {
  return values.reduce((total, value) => total + read(value), 0);
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
