import { fileText } from './fileText';
import {
  notRead,
  notText,
  tooLarge,
  tooManyContents,
  tooManyFiles,
} from './limits';
import { ReadLimits, ReadResult, RepositorySnapshot } from './RepositoryReader';

/**
 * A file of a repository, as a reader lists it.
 *
 * @public
 */
export interface ListedFile {
  /** Path from the root with forward slashes. */
  readonly path: string;
  /** Bytes, where they are known before the content is. */
  readonly size?: number;
  /** A symbolic link is listed, and never followed. */
  readonly isLink?: boolean;
}

/**
 * Collects what is read of one repository into a snapshot, and keeps the limits:
 * every reader lists the files, and reads those for which that says so.
 *
 * @public
 */
export class SnapshotBuilder {
  readonly #root: string;
  readonly #wants: (path: string) => boolean;
  readonly #limits: ReadLimits;
  readonly #files = new Set<string>();
  readonly #wanted = new Set<string>();
  readonly #contents = new Map<string, string>();
  readonly #unread = new Map<string, string>();
  #isOver = false;

  constructor(options: {
    /** Of the request. */
    readonly root: string;
    /** Of the request. */
    readonly wants: (path: string) => boolean;
    readonly limits: ReadLimits;
  }) {
    this.#root = options.root;
    this.#wants = options.wants;
    this.#limits = options.limits;
  }

  /** There are more files than may be listed: no need to go on. */
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
    if (this.#isOver || !path || path.endsWith('/') || isSkipped(path)) {
      return false;
    }
    if (this.#files.size >= this.#limits.files) {
      this.#isOver = true;
      return false;
    }
    this.#files.add(path);
    if (isLink || !this.#wants(path)) {
      return false;
    }
    if (size !== undefined && size > this.#limits.fileSize) {
      this.#unread.set(path, tooLarge(path, this.#limits));
      return false;
    }
    if (this.#wanted.size >= this.#limits.contents) {
      this.#unread.set(path, tooManyContents(this.#limits));
      return false;
    }
    this.#wanted.add(path);
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
      this.#unread.set(path, tooLarge(path, this.#limits));
      return;
    }
    const text = bytes && fileText(bytes);
    if (text === undefined) {
      this.#unread.set(path, notText(path));
    } else {
      this.#contents.set(path, text);
    }
  }

  /** The snapshot, or that there are too many files. Nothing is added after it. */
  build(
    version: Pick<RepositorySnapshot, 'commit' | 'etag'> = {},
  ): Extract<ReadResult, { snapshot: unknown } | { error: unknown }> {
    if (this.#isOver) {
      return { error: tooManyFiles(this.#root, this.#limits) };
    }
    for (const path of this.#wanted) {
      if (!this.#contents.has(path) && !this.#unread.has(path)) {
        this.#unread.set(path, notRead(path));
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
    path.startsWith('.git/') ||
    path.startsWith('node_modules/') ||
    path.includes('/node_modules/')
  );
}
