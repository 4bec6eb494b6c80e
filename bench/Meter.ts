import { Knex } from 'knex';

/** The measurements of one piece of work. */
export interface Measured {
  readonly seconds: number;
  /** CPU time of this process, which does not depend on the load of the machine. */
  readonly cpuSeconds: number;
  readonly statements: number;
  /** Peak resident memory of the process. */
  readonly megabytes: number;
}

/** Measures time, SQL statements and memory of work that uses a database. */
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
