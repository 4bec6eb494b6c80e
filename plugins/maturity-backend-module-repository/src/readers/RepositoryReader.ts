/** How much of one repository is read. Whatever is beyond is said, never cut silently. */
export interface ReadLimits {
  /** Files in the repository; more is an error. */
  readonly files: number;
  /** Bytes of a file that is looked into; a larger one counts as unread. */
  readonly fileSize: number;
  /** Files that are looked into; further ones count as unread. */
  readonly contents: number;
  /** Milliseconds for one repository. */
  readonly timeout: number;
}

/** What a reader is asked for one repository. */
export interface ReadRequest {
  /** Root of the repository: a URL, or for local ones `<root id>/<path>`. */
  readonly root: string;
  /** Which files to read the content of, by path from the root. */
  readonly wants: (path: string) => boolean;
  /** Etag of the last snapshot; when it still holds, the answer is `unchanged`. */
  readonly etag?: string;
  readonly signal: AbortSignal;
}

/** A repository at one commit: all paths, and the content of a few small files. */
export interface RepositorySnapshot {
  /** Paths from the root with forward slashes, in no particular order. */
  readonly files: readonly string[];
  /** Text by path. Binary and non-UTF-8 files are left out. */
  readonly contents: ReadonlyMap<string, string>;
  /** Wanted files that could not be read, for a limit or as they are not text, with the reason. */
  readonly unread: ReadonlyMap<string, string>;
  readonly commit?: string;
  readonly etag?: string;
  /** A link to the file, at the commit where that is known. */
  readonly fileUrl: (path: string) => string | undefined;
}

/** A snapshot, nothing new, or in one sentence why it could not be read. */
export type ReadResult =
  | { readonly snapshot: RepositorySnapshot }
  | { readonly unchanged: true }
  | { readonly error: string };

/**
 * Reads repositories of one kind of place.
 *
 * @remarks
 * Never throws: what goes wrong is an `error` without secrets. It settles soon
 * after its signal is aborted.
 */
export interface RepositoryReader {
  read(request: ReadRequest): Promise<ReadResult>;
}
