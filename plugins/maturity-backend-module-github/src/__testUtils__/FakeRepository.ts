import { createHash } from 'node:crypto';

/** A run of a workflow. */
export interface FakeRun {
  readonly conclusion: string | null;
  readonly startedAt: string;
  /** Minutes. */
  readonly took?: number;
  readonly event?: string;
  readonly branch?: string;
}

/** A repository of the fake's world. What is left out is the least that GitHub would say. */
export interface FakeRepository {
  /** `owner/name`. */
  readonly slug: string;
  readonly visibility?: 'PUBLIC' | 'PRIVATE' | 'INTERNAL';
  readonly archived?: boolean;
  /** Names by which it is still found. */
  readonly formerSlugs?: readonly string[];
  /** Without any commit. */
  readonly empty?: boolean;
  readonly branch?: string;
  readonly pushedAt?: string;
  readonly topics?: readonly string[];
  readonly licence?: string;
  readonly languages?: readonly string[];
  readonly template?: string;
  /** Text by path; bytes for what is not text. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Whether the Git trees API cuts its list. */
  readonly truncated?: boolean;
  readonly pullRequests?: readonly {
    readonly mergedAt: string;
    readonly approved?: boolean;
    readonly author?: 'User' | 'Bot';
    readonly into?: string;
  }[];
  readonly runs?: readonly FakeRun[];
  readonly classicRule?: {
    readonly reviews: number;
    readonly checks: readonly string[];
    readonly codeOwners?: boolean;
    readonly allowsForcePushes?: boolean;
    /** Who sees it. */
    readonly seenBy: 'writers' | 'admins' | 'nobody';
  };
  readonly rulesets?: readonly {
    readonly name: string;
    readonly enforcement?: 'ACTIVE' | 'EVALUATE' | 'DISABLED';
    readonly reviews?: number;
    readonly checks?: readonly string[];
    readonly blocksForcePush?: boolean;
  }[];
  /** `undefined` when Dependabot alerts are off. */
  readonly dependencyAlerts?: readonly {
    readonly severity: 'LOW' | 'MODERATE' | 'HIGH' | 'CRITICAL';
    readonly createdAt: string;
  }[];
  readonly codeScanning?:
    | readonly { readonly level?: string; readonly createdAt: string }[]
    | 'off'
    | 'hidden';
  readonly secretScanning?: number | 'off' | 'hidden';
  readonly deployments?: readonly {
    readonly createdAt: string;
    readonly environment: string;
    /** Of the last status. */
    readonly state: string;
    /** Of all statuses, where it matters. */
    readonly statuses?: readonly {
      readonly state: string;
      readonly createdAt: string;
    }[];
    readonly task?: string;
    readonly isProduction?: boolean;
  }[];
  readonly environments?: readonly string[];
  readonly releases?: readonly {
    readonly tag: string;
    readonly publishedAt: string;
  }[];
  readonly codeownersErrors?: readonly {
    readonly kind: string;
    readonly line: number;
  }[];
  /** Fields of `Repository` that the token may not see. */
  readonly withheld?: readonly string[];
}

/** The id that git would give the same content. */
export function toObjectId(
  type: 'blob' | 'commit',
  content: string | Uint8Array,
) {
  const bytes = Buffer.from(content);
  return createHash('sha1')
    .update(`${type} ${bytes.length}\0`)
    .update(bytes)
    .digest('hex');
}

/** The commit of the default branch: another one whenever a file changes. */
export function toCommitId({ slug, files = {} }: FakeRepository): string {
  const contents = Object.entries(files).map(([path, content]) => [
    path,
    toObjectId('blob', content),
  ]);
  return toObjectId('commit', JSON.stringify([slug, contents]));
}
