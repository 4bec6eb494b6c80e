import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The version that this one has to run beside: the last one that was rolled out. */
const PREVIOUS = '2a6abd0a0ebd29f1ba90dbf5387e55e8b3859a2c';

const root = join(__dirname, '..');

/** Packages that find files of plugins from where they are themselves. */
const COPIED = ['backend-plugin-api'];

/**
 * Lays out the previous version in a temporary folder, with the packages that are
 * installed here and the benchmarks of this version.
 *
 * @returns undefined where the history of the repository does not reach back to it
 */
export function layOutPreviousVersion():
  | { readonly bench: string; readonly remove: () => void }
  | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1024 * 1024 * 1024,
    });
  let archive: Buffer;
  try {
    archive = git('archive', PREVIOUS);
  } catch {
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'maturity-previous-'));
  execFileSync('tar', ['-x', '-C', folder], { input: archive });
  for (const name of readdirSync(__dirname).filter(one =>
    one.endsWith('.ts'),
  )) {
    cpSync(join(__dirname, name), join(folder, 'bench', name));
  }
  linkPackages(folder);
  return {
    bench: join(folder, 'bench'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function linkPackages(folder: string): void {
  const from = join(root, 'node_modules');
  const to = join(folder, 'node_modules');
  linkAll(from, to, ['@platform-maturity', '@backstage']);
  linkAll(join(from, '@backstage'), join(to, '@backstage'), COPIED);
  for (const name of COPIED) {
    cpSync(join(from, '@backstage', name), join(to, '@backstage', name), {
      recursive: true,
    });
  }
  // Their links lead from this folder to the plugins of the previous version.
  cpSync(join(from, '@platform-maturity'), join(to, '@platform-maturity'), {
    recursive: true,
    verbatimSymlinks: true,
  });
  for (const plugin of readdirSync(join(root, 'plugins'))) {
    const own = join(root, 'plugins', plugin, 'node_modules');
    const target = join(folder, 'plugins', plugin);
    if (existsSync(own) && existsSync(target)) {
      symlinkSync(own, join(target, 'node_modules'));
    }
  }
}

function linkAll(from: string, to: string, except: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    if (!except.includes(name)) {
      symlinkSync(join(from, name), join(to, name));
    }
  }
}
