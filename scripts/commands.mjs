import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  '..',
);

const running = new Set();

/** Returns the file of a command from an installed package. */
export function commandOf(packageName, command = packageName) {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(
    readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  return path.join(folder, typeof bin === 'string' ? bin : bin[command]);
}

/** The yarn of this repository, a file for Node to run. */
export function yarnFile() {
  const file = process.env.MATURITY_YARN;
  if (!file)
    throw new Error('Start this by npm: it hands over which yarn to use');
  return file;
}

/**
 * Starts a Node program in its own process group, so that `stopAll` also stops
 * its child processes.
 */
export function startNode(args, { env = {}, ...options } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: process.platform !== 'win32',
    ...options,
    env: { ...process.env, ...env },
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  return child;
}

/** Runs a Node program and returns its exit code. */
export function runNode(args, options) {
  return new Promise((resolve, reject) => {
    const child = startNode(args, options);
    child.on('error', reject);
    child.on('exit', code => resolve(code ?? 1));
  });
}

/** Runs a Node program and returns its stdout. */
export function readNode(args, options) {
  return new Promise((resolve, reject) => {
    const child = startNode(args, {
      ...options,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    child.stdout.setEncoding('utf8').on('data', text => {
      output += text;
    });
    child.on('error', reject);
    child.on('close', code => resolve({ code: code ?? 1, output }));
  });
}

/**
 * Stops a program. It first gets a signal, so that it can stop its own children
 * in order. Then the rest of its process group is killed.
 */
export async function stop(child, patience = 8_000) {
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGTERM');
    const timer = setTimeout(() => killGroup(child), patience);
    await gone;
    clearTimeout(timer);
  }
  killGroup(child);
}

/** Stops all programs that this process started. */
export async function stopAll() {
  await Promise.all([...running].map(child => stop(child)));
}

/** Runs `cleanUp` and exits when this process gets a stop signal. */
export function onInterrupt(cleanUp) {
  let stopping = false;
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, async () => {
      if (stopping) return;
      stopping = true;
      await cleanUp();
      process.exit(130);
    });
  }
}

function killGroup(child) {
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}
