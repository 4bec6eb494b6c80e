import { spawnSync } from 'node:child_process';
import process from 'node:process';

/** Prints what the set-up is doing. */
export function say(message) {
  console.log(`▸ ${message}`);
}

/** Runs a command to its end and gives its output; ends this process if it fails. */
export function runOrExit(command, args, options = {}) {
  const { capture = false, ...rest } = options;
  const result = spawnSync(command, args, {
    ...rest,
    encoding: 'utf8',
    stdio: capture ? ['ignore', 'pipe', 'ignore'] : ['ignore', 2, 2],
  });
  if (result.status !== 0) {
    console.error(
      `✕ ${command} ${args.join(' ')} failed: ${
        result.error?.message ?? `exit code ${result.status}`
      }`,
    );
    process.exit(1);
  }
  return result.stdout ?? '';
}
