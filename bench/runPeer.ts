import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A peer takes some minutes, and longer on a loaded machine. */
const PATIENCE_MS = 10 * 60_000;

const runFile = promisify(execFile);

/**
 * Runs a script of `peers/` with the published packages of another project.
 *
 * @param input - handed to the script in a file
 * @returns what the script printed as its line of JSON
 */
export async function runPeer<T>(script: string, input: object): Promise<T> {
  const peers = join(__dirname, 'peers');
  const folder = await mkdtemp(join(tmpdir(), 'maturity-bench-'));
  try {
    const file = join(folder, 'input.json');
    await writeFile(file, JSON.stringify(input));
    await runFile(process.execPath, [join(peers, 'install.mjs')]);
    const { stdout } = await runFile(
      process.execPath,
      ['--no-node-snapshot', join(peers, script), file],
      {
        cwd: peers,
        env: { ...process.env, NODE_ENV: 'production' },
        timeout: PATIENCE_MS,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    const line = stdout.split('\n').find(text => text.startsWith('{"seconds"'));
    if (!line) {
      // It exits silently when it is stopped.
      throw new Error(
        `${script} had no answer within ${PATIENCE_MS / 60_000} minutes`,
      );
    }
    return JSON.parse(line);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
