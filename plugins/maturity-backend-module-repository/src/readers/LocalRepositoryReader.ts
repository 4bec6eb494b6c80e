import { createHash } from 'node:crypto';
import { constants, Dirent } from 'node:fs';
import { lstat, open, readdir, realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { yieldToEventLoop } from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  ReadOptions,
  ReadRequest,
  ReadResult,
  RepositoryReader,
  SnapshotBuilder,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { oneByOne, ReadPace } from './oneByOne';

interface LocalFile {
  readonly path: string;
  readonly size: number;
  readonly modified: number;
  /** Listed, but never followed. */
  readonly isLink: boolean;
}

/** Files that tools leave in a work tree: no part of the repository, and large. */
const skipped = new Set([
  '.git',
  'coverage',
  'dist',
  'dist-types',
  'node_modules',
  'test-results',
]);
/** Files that are looked at at once. */
const PARALLEL = 64;
/** Files that are read at once. */
const PARALLEL_READS = 16;
const optionsPath = 'maturity.sources.repository.localRoots';

/**
 * Reads folders of the backend's own machine, for development and examples.
 *
 * @remarks
 * Confined to the configured roots: a path that leaves its root, by `..` or by
 * a symbolic link, is refused, and links inside a repository are listed but not
 * followed.
 */
export class LocalRepositoryReader implements RepositoryReader {
  readonly read: RepositoryReader['read'];
  readonly #roots: ReadonlyMap<string, string>;

  constructor(options: {
    /** Absolute directories by root id. */
    readonly roots: ReadonlyMap<string, string>;
    readonly pace: ReadPace;
  }) {
    this.#roots = options.roots;
    this.read = oneByOne(options.pace, (request, readOptions) =>
      this.#readOne(request, readOptions),
    );
  }

  async #readOne(
    request: ReadRequest,
    { limits, signal }: ReadOptions,
  ): Promise<ReadResult> {
    const { root, wants } = request;
    try {
      const directory = await this.#confine(root);
      if ('error' in directory) {
        return directory;
      }
      const files: LocalFile[] = [];
      await listFiles(directory.path, '', signal, files);
      files.sort((a, b) => (a.path < b.path ? -1 : 1));
      const etag = hashFiles(files);
      if (etag === request.etag) {
        return { unchanged: true };
      }
      const builder = new SnapshotBuilder({ root, wants, limits });
      const wanted = await builder.listAll(files);
      // Used again, because much memory outside the heap is collected at once.
      const buffers: Buffer[] = [];
      await inParallel(
        wanted,
        async ({ path }, slot) => {
          signal.throwIfAborted();
          const buffer = (buffers[slot] ??= Buffer.alloc(limits.fileSize));
          const content = await readFileInside(directory.path, path, buffer);
          return { path, content };
        },
        {
          use: ({ path, content }) => builder.addContent(path, content),
          parallel: PARALLEL_READS,
        },
      );
      return builder.build({ etag });
    } catch (error) {
      return {
        error: `could not read local folder ${root}: ${readCode(error)}`,
      };
    }
  }

  /** The real directory of `<root id>/<path>`, or why it is refused. */
  async #confine(
    root: string,
  ): Promise<{ readonly path: string } | { readonly error: string }> {
    const [id, ...segments] = root.split('/').filter(Boolean);
    const base = this.#roots.get(id ?? '');
    if (!base) {
      return { error: `no local root '${id ?? ''}' at ${optionsPath}` };
    }
    if (segments.some(each => each === '..' || /[\\\0]/.test(each))) {
      return { error: `local folder ${root} is refused: it leaves its root` };
    }
    const realBase = await realpath(base).catch(() => undefined);
    if (!realBase) {
      return { error: `the directory at ${optionsPath}.${id} does not exist` };
    }
    const path = join(realBase, ...segments);
    const real = await realpath(path).catch(() => undefined);
    if (!real) {
      return { error: `repository not found at local folder ${root}` };
    }
    if (real !== path) {
      return {
        error: `local folder ${root} is refused: it goes through a symbolic link`,
      };
    }
    const stats = await lstat(real);
    return stats.isDirectory()
      ? { path: real }
      : { error: `local folder ${root} is not a folder` };
  }
}

/** Adds the files of a directory and below to a list. */
async function listFiles(
  directory: string,
  prefix: string,
  signal: AbortSignal,
  files: LocalFile[],
): Promise<void> {
  signal.throwIfAborted();
  const entries = await readdir(join(directory, prefix), {
    withFileTypes: true,
  });
  const kept = entries.filter(({ name }) => !skipped.has(name));
  const toPath = ({ name }: Dirent) => (prefix ? `${prefix}/${name}` : name);
  await inParallel(
    kept.filter(entry => entry.isFile() || entry.isSymbolicLink()),
    async entry => {
      const path = toPath(entry);
      const stats = await lstat(join(directory, path));
      return {
        path,
        size: stats.size,
        modified: stats.mtimeMs,
        isLink: stats.isSymbolicLink(),
      };
    },
    { use: file => files.push(file) },
  );
  await inParallel(
    kept.filter(entry => entry.isDirectory()),
    entry => listFiles(directory, toPath(entry), signal, files),
  );
}

/** Runs for some items at a time, and uses the results in their order. */
async function inParallel<T, R>(
  items: readonly T[],
  run: (item: T, slot: number) => Promise<R>,
  options: { use?: (result: R) => void; parallel?: number } = {},
): Promise<void> {
  const { use = () => {}, parallel = PARALLEL } = options;
  for (let at = 0; at < items.length; at += parallel) {
    const some = items.slice(at, at + parallel);
    const results = await Promise.all(some.map(run));
    for await (const result of yieldToEventLoop(results)) {
      use(result);
    }
  }
}

/** Reads a file that is really there, even if it was replaced since it was listed. */
async function readFileInside(
  directory: string,
  path: string,
  buffer: Buffer,
): Promise<Uint8Array> {
  const full = join(directory, ...path.split('/'));
  const real = await realpath(full);
  if (real !== full || !real.startsWith(directory + sep)) {
    throw new Error('EREFUSED');
  }
  const file = await open(full, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function hashFiles(files: readonly LocalFile[]): string {
  const hash = createHash('sha256');
  for (const { path, size, modified } of files) {
    hash.update(`${path}\0${size}\0${modified}\n`);
  }
  return hash.digest('hex').slice(0, 32);
}

/** The code of a file system error: its message holds a path of this machine. */
function readCode(error: unknown): string {
  const code = error instanceof Error && Reflect.get(error, 'code');
  if (typeof code === 'string') {
    return code;
  }
  return error instanceof Error ? error.name : 'unknown error';
}
