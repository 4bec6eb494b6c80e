import { createHash } from 'node:crypto';

/** The branches that a rule is about. */
export interface FakeMatcher {
  readonly type?:
    | 'ANY_REF'
    | 'BRANCH'
    | 'PATTERN'
    | 'MODEL_CATEGORY'
    | 'MODEL_BRANCH';
  readonly id: string;
}

/** A repository of the fake's world. What is left out is the least that Bitbucket would say. */
export interface FakeRepository {
  /** `ACME/shop`, `~ada/notes` */
  readonly name: string;
  readonly id?: number;
  /** Names by which it is still found. */
  readonly formerNames?: readonly string[];
  readonly public?: boolean;
  /** Left out by versions before 8.0. */
  readonly archived?: boolean;
  readonly branch?: string;
  readonly empty?: boolean;
  /** Text by path; bytes for what is not text. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Newest first; the first is the head. */
  readonly commits?: readonly {
    readonly at: string;
    readonly builds?: {
      readonly failed?: number;
      readonly inProgress?: number;
      readonly successful?: number;
    };
    /** Whether it came in by the merge that is listed before it. */
    readonly isMergedIn?: boolean;
  }[];
  readonly pulls?: readonly {
    readonly mergedAt: string;
    readonly author?: string;
    readonly isByProgram?: boolean;
    readonly approvedBy?: readonly string[];
    readonly into?: string;
  }[];
  readonly restrictions?: readonly {
    readonly type: string;
    readonly matcher: FakeMatcher;
    readonly users?: readonly string[];
    readonly groups?: readonly string[];
  }[];
  readonly requiredBuilds?: readonly {
    readonly keys: readonly string[];
    readonly matcher: FakeMatcher;
    readonly exempt?: FakeMatcher;
  }[];
  readonly approvals?: number;
  readonly builds?: number;
  readonly hooks?: readonly string[];
  /** The permission of the token's user, admin when left out. */
  readonly permission?: 'read' | 'admin';
  /** Whether lists leave it out. */
  readonly unlisted?: boolean;
}

/** The id of the commit that the default branch is at, or of an earlier one. */
export function toCommitId(
  { name, files = {} }: FakeRepository,
  index = 0,
): string {
  const contents = Object.entries(files).map(([path, content]) => [
    path,
    Buffer.from(content).toString('base64'),
  ]);
  return digest(JSON.stringify([name, contents, index]));
}

/** The number of a repository: one of its own, if the world gives it none. */
export function toRepositoryId({ id, name }: FakeRepository): number {
  return id ?? parseInt(digest(name).slice(0, 7), 16);
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
