/** The tools that `bench/run.mjs` hands over to benchmarks. */
export interface BenchTools {
  /** Starts a PostgreSQL of its own. */
  readonly startPostgres: (options?: { survivesKills: boolean }) => Promise<{
    readonly url: string;
    readonly stop: () => Promise<void>;
    readonly kill: () => Promise<void>;
  }>;
}
