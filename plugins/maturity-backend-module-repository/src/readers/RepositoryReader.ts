/**
 * How much of one repository is read. Whatever is beyond is said, never cut
 * silently.
 *
 * @public
 */
export interface ReadLimits {
  /** Files in the repository; more is an error. */
  readonly files: number;
  /** Bytes of a file that is looked into; a larger one counts as unread. */
  readonly fileSize: number;
  /** Files that are looked into; further ones count as unread. */
  readonly contents: number;
}

/**
 * What a reader is asked for one repository.
 *
 * @public
 */
export interface ReadRequest {
  /** Root of the repository: a URL, or for local ones `<root id>/<path>`. */
  readonly root: string;
  /** Which files to read the content of, by path from the root. */
  readonly wants: (path: string) => boolean;
  /** Etag of the last snapshot; when it still holds, the answer is `unchanged`. */
  readonly etag?: string;
}

/**
 * What holds for all requests of one call.
 *
 * @public
 */
export interface ReadOptions {
  readonly limits: ReadLimits;
  /** Set when the run is cut off; pass it on to every request. */
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
  /** Wanted files that could not be read, for a limit or as they are not text, with the reason. */
  readonly unread: ReadonlyMap<string, string>;
  /** Links to files lead to it; to the ref of the root URL when left out. */
  readonly commit?: string;
  /** Handed back at the next look, so that the reader can answer `unchanged`. */
  readonly etag?: string;
}

/**
 * A snapshot, nothing new, or why there is none.
 *
 * @public
 */
export type ReadResult =
  | { readonly snapshot: RepositorySnapshot }
  | { readonly unchanged: true }
  | {
      /** In one sentence, for people, without secrets: why it could not be read. */
      readonly error: string;
    }
  | {
      /** The reader did not look, since what is left of its rate limit is for others. */
      readonly postponed: {
        /** ISO 8601 instant from which on it can be asked again. */
        readonly until: string;
        /** In one sentence, for people, without secrets. */
        readonly reason: string;
      };
    };

/**
 * The result for one request.
 *
 * @public
 */
export interface ReadAnswer {
  /** The very request that was handed in. */
  readonly request: ReadRequest;
  readonly result: ReadResult;
}

/**
 * Reads repositories of one kind of place, in batches.
 *
 * @public
 */
export interface RepositoryReader {
  /**
   * Answers each request once, in any order and as soon as its result is known.
   *
   * @remarks
   * Never throws: what goes wrong with one repository is its `error`. It comes to
   * an end soon after its signal is aborted, and may leave requests unanswered
   * then, and only then.
   */
  read(
    requests: readonly ReadRequest[],
    options: ReadOptions,
  ): AsyncIterable<ReadAnswer>;
}

/**
 * Reads repositories of the hosts that it knows better than the URL reader does.
 *
 * @remarks
 * How long one repository may take, and how many are read at the same time, is
 * its own business.
 *
 * @public
 */
export interface RemoteRepositoryReader extends RepositoryReader {
  /** Whether it is the one to read the repository at this root URL. Does not throw. */
  reads(root: string): boolean;
  /**
   * Begins to tell of pushes: URLs of repositories, in any spelling that the host
   * understands. Left out by a reader that hears of none.
   *
   * @param onPush - Returns at once, and does not throw.
   */
  watch?(onPush: (repositoryUrls: readonly string[]) => void): Promise<void>;
}
