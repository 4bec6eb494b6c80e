/**
 * How much of one repository is read. Nothing beyond is cut silently: it is
 * listed as unread.
 *
 * @public
 */
export interface ReadLimits {
  /** Files that are listed; beyond, only those of the root and those to look into are. */
  readonly files: number;
  /** Bytes of a file whose content is read; a larger one counts as unread. */
  readonly fileSize: number;
  /** Files whose content is read; further ones count as unread. */
  readonly contents: number;
  /** Bytes of all contents that are read; files beyond count as unread. */
  readonly totalSize: number;
}

/** A repository to read. @public */
export interface ReadRequest {
  /** Root of the repository: a URL, or for local ones `<root id>/<path>`. */
  readonly root: string;
  /**
   * Whether to read the content of a file, by its path from the root. A number below
   * 1 is the share of `limits.contents` and `limits.totalSize` from which on such
   * files are no longer read, so that they leave room for others.
   */
  readonly wants: (path: string) => boolean | number;
  /** Etag of the last snapshot; when it still holds, the answer is `unchanged`. */
  readonly etag?: string;
}

/** Options of all requests of one call. @public */
export interface ReadOptions {
  readonly limits: ReadLimits;
  /** Aborted when the run is cut off. Pass it to every request. */
  readonly signal: AbortSignal;
}

/**
 * A repository at one commit: all paths, and the content of a few small files.
 *
 * @public
 */
export interface RepositorySnapshot {
  /** Paths from the root with forward slashes, in no particular order. */
  readonly files: readonly string[];
  /** Text by path. Binary and non-UTF-8 files are left out. */
  readonly contents: ReadonlyMap<string, string>;
  /**
   * Wanted files that could not be read, for a limit or as they are not text, with
   * the reason. The empty path stands for files that are not even listed.
   */
  readonly unread: ReadonlyMap<string, string>;
  /** Links to files use it, or the ref of the root URL when left out. */
  readonly commit?: string;
  /** Passed to the next read, so that the reader can answer `unchanged`. */
  readonly etag?: string;
}

/** A snapshot, `unchanged`, an error, or `postponed`. @public */
export type ReadResult =
  | { readonly snapshot: RepositorySnapshot }
  | { readonly unchanged: true }
  | {
      /** In one sentence, for people, without secrets: why it could not be read. */
      readonly error: string;
    }
  | {
      /** The reader did not ask the host, to leave its rate limit to others. */
      readonly postponed: {
        /** When to ask again: an instant, ISO 8601 in UTC. */
        readonly until: string;
        /** In one sentence, for people, without secrets. */
        readonly reason: string;
      };
    };

/**
 * The result for a repository without a commit. Empty is an answer: no file proves
 * anything.
 *
 * @public
 */
export function toEmptyResult(): ReadResult {
  return { snapshot: { files: [], contents: new Map(), unread: new Map() } };
}

/** The result for one request. @public */
export interface ReadAnswer {
  /** The same object that was passed in. */
  readonly request: ReadRequest;
  readonly result: ReadResult;
}

/** Reads repositories, in batches. @public */
export interface RepositoryReader {
  /**
   * Answers each request once, in any order and as soon as its result is known.
   *
   * @remarks
   * Never throws: a repository that fails gets an `error`. It ends soon after its
   * signal is aborted, and may leave requests unanswered then, and only then.
   */
  read(
    requests: readonly ReadRequest[],
    options: ReadOptions,
  ): AsyncIterable<ReadAnswer>;
}

/**
 * Reads repositories of the hosts that it knows better than the URL reader does. It
 * has a timeout and a concurrency of its own.
 *
 * @public
 */
export interface RemoteRepositoryReader extends RepositoryReader {
  /** Whether it reads the repository at this root URL. Does not throw. */
  reads(root: string): boolean;
  /**
   * Subscribes to pushes. Left out by a reader that receives none.
   *
   * @param onPush - Takes URLs of repositories, in any spelling that the host
   * understands. Returns at once, and does not throw.
   */
  subscribe?(
    onPush: (repositoryUrls: readonly string[]) => void,
  ): Promise<void>;
}
