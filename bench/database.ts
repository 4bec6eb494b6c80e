import { randomBytes } from 'node:crypto';

/** The PostgreSQL that `bench/run.mjs` started. */
export function postgresUrl(): string {
  const url = process.env.BENCH_POSTGRES_URL;
  if (!url) {
    throw new Error('BENCH_POSTGRES_URL is not set; run `npm run bench`');
  }
  return url;
}

/** Databases in it that nothing has used before. */
export function newDatabase(): { url: string; prefix: string } {
  return {
    url: postgresUrl(),
    prefix: `bench_${randomBytes(4).toString('hex')}_`,
  };
}
