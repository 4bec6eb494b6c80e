import { execFile, spawn } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { root } from '../commands.mjs';

const shell = process.platform === 'win32';

/** Runs npm to its end; throws when it fails. */
export async function npm(args, options = {}) {
  const child = spawn('npm', args, { stdio: 'inherit', shell, ...options });
  const code = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', resolve);
  });
  if (code !== 0) throw new Error(`npm ${args[0]}: exit code ${code}`);
}

/** Returns the output of npm; empty if it fails, e.g. for a missing package. */
export async function readNpm(args, options = {}) {
  try {
    const { stdout } = await promisify(execFile)('npm', args, {
      shell,
      ...options,
    });
    return stdout.trim();
  } catch {
    return '';
  }
}

/** Files that are not committed as they are. */
export async function changedFiles() {
  const { stdout } = await promisify(execFile)(
    'git',
    ['status', '--porcelain'],
    { cwd: root },
  );
  return stdout.split('\n').filter(Boolean);
}
