import { Knex } from 'knex';

/** What one measured piece of work took. */
export interface Measured {
  readonly seconds: number;
  /** Of the processor, by this process: what busy neighbours do not change. */
  readonly cpuSeconds: number;
  readonly statements: number;
  /** Resident memory of the whole process at its peak. */
  readonly megabytes: number;
}

/** Measures work that uses a database: its time, its statements, its memory. */
export class Meter {
  #statements = 0;

  constructor(knex: Knex) {
    knex.on('query', () => {
      this.#statements += 1;
    });
  }

  async measure(work: () => Promise<void>): Promise<Measured> {
    let peak = process.memoryUsage.rss();
    const sampling = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
    }, 20);
    this.#statements = 0;
    const start = performance.now();
    const cpuStart = process.cpuUsage();
    try {
      await work();
    } finally {
      clearInterval(sampling);
    }
    const { user, system } = process.cpuUsage(cpuStart);
    return {
      seconds: Math.round(performance.now() - start) / 1000,
      cpuSeconds: (user + system) / 1_000_000,
      statements: this.#statements,
      megabytes: Math.round(peak / 1024 / 1024),
    };
  }
}
