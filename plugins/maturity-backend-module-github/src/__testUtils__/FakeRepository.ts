import { createHash } from 'node:crypto';

/** A run of a workflow. */
export interface FakeRun {
  readonly conclusion: string | null;
  readonly startedAt: string;
  /** Minutes. */
  readonly took?: number;
  readonly event?: string;
  readonly branch?: string;
  /** Name of the workflow. */
  readonly workflow?: string;
  /** Counts from 1. */
  readonly attempt?: number;
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
  /** Kilobytes, a hundred when left out. */
  readonly diskUsage?: number;
  readonly pullRequests?: readonly {
    readonly mergedAt: string;
    readonly approved?: boolean;
    readonly author?: 'User' | 'Bot';
    readonly into?: string;
  }[];
  readonly runs?: readonly FakeRun[];
  /** Whether its latest commit is older than what is looked back. */
  readonly isQuiet?: boolean;
  /** Check suites of other Apps at the latest commit. */
  readonly checks?: readonly {
    readonly app: string;
    /** Left out while it waits. */
    readonly conclusion?: string;
    readonly createdAt: string;
    readonly updatedAt?: string;
  }[];
  /** Statuses of the latest commit. */
  readonly statuses?: readonly {
    readonly context: string;
    readonly state: string;
    readonly createdAt: string;
    readonly targetUrl?: string;
  }[];
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
    /** Paths of workflows that have to succeed. */
    readonly workflows?: readonly string[];
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
  /** Whether its settings allow for code scanning; as it is when left out. */
  readonly isLicensed?: boolean;
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
    readonly isPrerelease?: boolean;
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
  type: 'blob' | 'commit' | 'tree',
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
