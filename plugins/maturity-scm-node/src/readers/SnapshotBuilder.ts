import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { withoutSecrets } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { ReadLimits, RepositorySnapshot } from './RepositoryReader';

const LIMITS = 'maturity.sources.repository.limits';
/** Longer paths are in no file system; looking at them takes time. */
const MAX_PATH_LENGTH = 4_096;
/** Milliseconds of listing, after which others are let in. */
const LISTING_MS = 5;
const decoder = new TextDecoder('utf-8', { fatal: true });

/** A file of a repository, as a reader lists it. @public */
export interface ListedFile {
  /** Path from the root with forward slashes. */
  readonly path: string;
  /** Bytes, where they are known before the content is. */
  readonly size?: number;
  /** A symbolic link is listed, and never followed. */
  readonly isLink?: boolean;
}

/**
 * Builds the snapshot of one repository within the limits. A reader lists all files,
 * and reads those for which `list` returns true.
 *
 * @public
 */
export class SnapshotBuilder {
  readonly #root: string;
  readonly #wants: (path: string) => boolean | number;
  readonly #limits: ReadLimits;
  readonly #files = new Set<string>();
  readonly #wanted = new Set<string>();
  readonly #contents = new Map<string, string>();
  readonly #unread = new Map<string, string>();
  /** Bytes of wanted files, by path: as listed, then as read. */
  readonly #sizes = new Map<string, number>();
  #totalSize = 0;
  #isOver = false;
  /** Files that are listed beyond the limit. */
  #beyond = 0;

  constructor(options: {
    /** Of the request. */
    readonly root: string;
    /** Of the request. */
    readonly wants: (path: string) => boolean | number;
    readonly limits: ReadLimits;
  }) {
    this.#root = options.root;
    this.#wants = options.wants;
    this.#limits = options.limits;
  }

  /** Whether there are more files than the limit: only some of them are still listed. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /**
   * Lists a file; listing it again changes nothing.
   *
   * @returns Whether its content is to be read.
   */
  list({ path, size, isLink }: ListedFile): boolean {
    if (this.#files.has(path)) {
      return this.#wanted.has(path);
    }
    if (!path || path.endsWith('/') || isSkipped(path)) {
      return false;
    }
    const share = Number(this.#wants(path));
    if (!this.#hasRoom(path, share)) {
      return false;
    }
    this.#files.add(path);
    if (isLink || !share) {
      return false;
    }
    if (size === 0) {
      this.#contents.set(path, '');
      return false;
    }
    if (size !== undefined && size > this.#limits.fileSize) {
      this.#unread.set(
        path,
        `${path} is larger than ${
          this.#limits.fileSize
        } bytes, the limit at ${LIMITS}.fileSize`,
      );
      return false;
    }
    const limit = Math.ceil(this.#limits.contents * share);
    if (this.#wanted.size >= limit) {
      this.#unread.set(
        path,
        `the repository has more than ${limit} files to look into, by the limit at ${LIMITS}.contents`,
      );
      return false;
    }
    if (!this.#reserve(path, size ?? 0, share)) {
      return false;
    }
    this.#wanted.add(path);
    return true;
  }

  /** Whether a file is listed: up to the limit all, beyond it those of the root and those to look into. */
  #hasRoom(path: string, share: number): boolean {
    if (this.#files.size - this.#beyond < this.#limits.files) {
      return true;
    }
    this.#isOver = true;
    this.leaveOut(
      `${withoutSecrets(this.#root)} has more than ${
        this.#limits.files
      } files, the limit at ${LIMITS}.files`,
    );
    const isListed =
      this.#beyond < this.#limits.contents &&
      (!path.includes('/') ||
        (share > 0 && this.#wanted.size < this.#limits.contents));
    this.#beyond += Number(isListed);
    return isListed;
  }

  /**
   * Notes that there are files that are not listed.
   *
   * @param reason - In one sentence, for people, without secrets.
   */
  leaveOut(reason: string): void {
    this.#unread.set('', reason);
  }

  /**
   * Lists many files, as `list` does, and lets the event loop go on in between: the
   * list of a large repository takes seconds.
   *
   * @returns Those whose content is to be read.
   */
  async listAll<T extends ListedFile>(files: Iterable<T>): Promise<T[]> {
    const wanted: T[] = [];
    let last = performance.now();
    for (const file of files) {
      if (this.list(file)) {
        wanted.push(file);
      }
      if (performance.now() - last > LISTING_MS) {
        await setImmediate();
        last = performance.now();
      }
    }
    return wanted;
  }

  /** Counts the bytes of a file, or marks it as unread if they are too many. */
  #reserve(path: string, size: number, share: number): boolean {
    const others = this.#totalSize - (this.#sizes.get(path) ?? 0);
    const limit = Math.ceil(this.#limits.totalSize * Math.min(share, 1));
    if (others + size > limit) {
      this.#unread.set(
        path,
        `the repository has more than ${limit} bytes to look into, by the limit at ${LIMITS}.totalSize`,
      );
      return false;
    }
    this.#sizes.set(path, size);
    this.#totalSize = others + size;
    return true;
  }

  /**
   * Adds the content of a listed file.
   *
   * @param content - Left out when the file is known to be binary.
   */
  addContent(path: string, content: Uint8Array | string | undefined): void {
    const bytes =
      typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
    if (bytes && bytes.length > this.#limits.fileSize) {
      this.#unread.set(
        path,
        `${path} is larger than ${
          this.#limits.fileSize
        } bytes, the limit at ${LIMITS}.fileSize`,
      );
      return;
    }
    if (bytes && !this.#reserve(path, bytes.length, 1)) {
      return;
    }
    const text = bytes && decode(bytes);
    if (text === undefined) {
      this.#unread.set(path, `${path} is not text in UTF-8`);
    } else {
      this.#contents.set(path, text);
    }
  }

  /** Returns the snapshot. Call it last. */
  build(version: Pick<RepositorySnapshot, 'commit' | 'etag'> = {}): {
    readonly snapshot: RepositorySnapshot;
  } {
    for (const path of this.#wanted) {
      if (!this.#contents.has(path) && !this.#unread.has(path)) {
        this.#unread.set(path, `${path} could not be read`);
      }
    }
    return {
      snapshot: {
        files: [...this.#files],
        contents: this.#contents,
        unread: this.#unread,
        commit: version.commit,
        etag: version.etag,
      },
    };
  }
}

function isSkipped(path: string): boolean {
  return (
    path.length > MAX_PATH_LENGTH ||
    path.startsWith('.git/') ||
    path.startsWith('node_modules/') ||
    path.includes('/node_modules/')
  );
}

/** Returns the text of a file, or `undefined` if it is binary or not UTF-8. */
function decode(content: Uint8Array): string | undefined {
  if (content.includes(0)) {
    return undefined;
  }
  try {
    return decoder.decode(content);
  } catch {
    return undefined;
  }
}
