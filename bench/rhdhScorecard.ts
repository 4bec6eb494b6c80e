import { BenchServer } from './BenchServer';
import { BenchDatabase, newDatabase, tidyUp, totalBytes } from './database';
import { atLeast, atMost, Figure, format, printFigure } from './Figure';
import { Readers } from './Readers';
import { runPeer } from './runPeer';
import { toNewFilter } from './scorecardRequests';
import { WorldSize } from './world';

const size: WorldSize = { services: 10_000, checks: 10 };
const HOURS = 72;
const FACTOR = 50;
const ROUNDS = 20;
const RUNS = 3;
const MEGABYTE = 1_000_000;

/** The cost of the two answers: entities that fail one check, and counts of all. */
interface Taken {
  readonly seconds: { readonly drillDown: number; readonly kpi: number };
  readonly statements: { readonly drillDown: number; readonly kpi: number };
  readonly bytesPerDay: number;
}

/**
 * Compares the published packages of the scorecard of Red Hat Developer Hub with this
 * project: 10,000 entities with ten metrics or checks each, the same PostgreSQL, the
 * same run. Its tasks store a row for each metric and entity each hour, here those of
 * three days.
 */
export async function run(): Promise<Figure[]> {
  const peer = await runPeer<Taken>('rhdhScorecard.mjs', {
    services: size.services,
    metrics: size.checks,
    hours: HOURS,
  });
  const own = await measureOwn();
  const compare = (title: string, answer: 'drillDown' | 'kpi') =>
    atLeast({
      name: `beside the scorecard of RHDH, ${title}`,
      value: Math.round(peer.seconds[answer] / own.seconds[answer]),
      unit: '× faster',
      budget: FACTOR,
      note: [peer, own]
        .map(
          ({ seconds, statements }) =>
            `${format(seconds[answer] * 1000)} ms, SQL ${format(
              statements[answer],
            )}`,
        )
        .join('; we '),
    });
  return [
    compare('entities that fail a check', 'drillDown'),
    compare('counts of all entities', 'kpi'),
    atMost({
      name: 'beside the scorecard of RHDH, storage of a day without changes',
      value: own.bytesPerDay / MEGABYTE,
      unit: 'MB',
      budget: peer.bytesPerDay / MEGABYTE / 100,
      note: `there ${format(peer.bytesPerDay / MEGABYTE)} MB`,
    }),
  ];
}

async function measureOwn(): Promise<Taken> {
  const database = newDatabase();
  const server = await BenchServer.start({ world: size, database });
  const readers = await Readers.signIn(server.url);
  try {
    await server.tell('collectAndAssess', 0);
    const ask = async (path: string) => {
      const taken = [];
      for (let round = 0; round < ROUNDS; round++) {
        const before = await server.tell('statements');
        const { milliseconds } = await readers.read(
          `${path}${toNewFilter(round)}`,
        );
        const statements = (await server.tell('statements')) - before;
        taken.push({ seconds: milliseconds / 1000, statements });
      }
      taken.sort((one, other) => one.seconds - other.seconds);
      return taken[ROUNDS / 2];
    };
    const drillDown = await ask('/assessments?check=check-0:fail&limit=50&');
    const kpi = await ask('/checks?');
    // Runs first: later ones use what they leave free.
    await runUnchanged(server, database);
    const before = await totalBytes(database);
    await runUnchanged(server, database);
    const grown = (await totalBytes(database)) - before;
    return {
      seconds: { drillDown: drillDown.seconds, kpi: kpi.seconds },
      statements: { drillDown: drillDown.statements, kpi: kpi.statements },
      bytesPerDay: (grown / RUNS) * 24,
    };
  } finally {
    readers.close();
    await server.stop();
  }
}

/** Some hours without changes, each with the VACUUM that PostgreSQL runs by itself. */
async function runUnchanged(
  server: BenchServer,
  database: BenchDatabase,
): Promise<void> {
  for (let hour = 0; hour < RUNS; hour++) {
    await server.tell('collectAndAssess', 0);
    await tidyUp(database);
  }
}

if (require.main === module) {
  run().then(figures => figures.forEach(printFigure));
}
