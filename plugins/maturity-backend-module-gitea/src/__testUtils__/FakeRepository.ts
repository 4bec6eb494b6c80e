import { createHash } from 'node:crypto';

/** A run of Actions. */
export interface FakeRun {
  readonly result: 'success' | 'failure' | 'cancelled' | 'running';
  readonly startedAt: string;
  /** Minutes. */
  readonly took?: number;
  readonly event?: string;
  readonly branch?: string;
  /** Results of its jobs; one like the run if left out. */
  readonly jobs?: readonly string[];
}

/** The rule of branches by name or glob. */
export interface FakeRule {
  readonly name: string;
  readonly approvals?: number;
  readonly checks?: readonly string[];
  readonly push?: boolean;
  readonly forcePush?: boolean;
  readonly unprotectedFiles?: string;
}

/** A commit of the default branch, with statuses that other tools gave it, oldest first. */
export interface FakeCommit {
  readonly at: string;
  readonly statuses?: readonly {
    readonly context: string;
    readonly status: string;
    readonly at: string;
  }[];
  /** Whether it came in by the merge that is listed before it. */
  readonly isMergedIn?: boolean;
}

/** A repository of the fake's world. What is left out is the least that Gitea would say. */
export interface FakeRepository {
  /** `acme/shop` */
  readonly slug: string;
  readonly id?: number;
  /** Names that are redirected. */
  readonly formerSlugs?: readonly string[];
  readonly branch?: string;
  readonly empty?: boolean;
  readonly archived?: boolean;
  readonly visibility?: 'public' | 'internal' | 'private';
  readonly updatedAt?: string;
  readonly topics?: readonly string[];
  readonly licences?: readonly string[];
  readonly languages?: Readonly<Record<string, number>>;
  /** Text by path; bytes for what is not text. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly links?: readonly string[];
  readonly rules?: readonly FakeRule[];
  /** The rule that applies to the default branch, by name: the first one if left out. */
  readonly rule?: string;
  readonly runs?: readonly FakeRun[];
  readonly hasActions?: boolean;
  /** Newest first; the first is the head. */
  readonly commits?: readonly FakeCommit[];
  readonly hasPullRequests?: boolean;
  readonly pulls?: readonly {
    readonly mergedAt?: string;
    readonly author?: string;
    readonly into?: string;
    readonly reviews?: readonly {
      readonly by: string;
      readonly state: string;
      readonly dismissed?: boolean;
    }[];
  }[];
  readonly releases?: readonly {
    readonly tag: string;
    readonly publishedAt: string;
    readonly draft?: boolean;
  }[];
  /** Whether the token's user administers it; it does if left out. */
  readonly isAdmin?: boolean;
  /** Units that the token's user may not read. */
  readonly hidden?: readonly ('actions' | 'code' | 'pulls' | 'releases')[];
  /** Whether lists leave it out. */
  readonly unlisted?: boolean;
}

/** The id of the commit that the default branch is at, or of an earlier one. */
export function toCommitId(
  { slug, files = {} }: FakeRepository,
  index = 0,
): string {
  const contents = Object.entries(files).map(([name, content]) => [
    name,
    Buffer.from(content).toString('base64'),
  ]);
  return digest(JSON.stringify([slug, contents, index]));
}

/** The id of a file's content in git. */
export function toBlobId(content: string | Uint8Array): string {
  const bytes = Buffer.from(content);
  return digest(`blob ${bytes.length}\0${bytes.toString('latin1')}`);
}

/** The number of a repository: one of its own, if the world gives it none. */
export function toRepositoryId({ id, slug }: FakeRepository): number {
  return id ?? parseInt(digest(slug).slice(0, 7), 16);
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
