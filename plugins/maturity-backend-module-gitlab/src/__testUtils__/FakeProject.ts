import { createHash } from 'node:crypto';

/** A pipeline that ended. */
export interface FakePipeline {
  readonly status: 'SUCCESS' | 'FAILED' | 'CANCELED' | 'SKIPPED';
  readonly startedAt: string;
  /** Minutes. */
  readonly took?: number;
  readonly source?: string;
  readonly branch?: string;
  /** Jobs that make a security report. */
  readonly jobs?: readonly {
    readonly report: 'SAST' | 'SECRET_DETECTION' | 'DEPENDENCY_SCANNING';
    readonly status?: 'SUCCESS' | 'FAILED';
  }[];
}

/** A rule for the branches of a name, which can hold wildcards. */
export interface FakeRule {
  readonly name: string;
  /** Access levels of those who may push; 0 is nobody. */
  readonly push?: readonly number[];
  readonly allowForcePush?: boolean;
  readonly codeOwners?: boolean;
  readonly approvals?: readonly number[];
  /** Whether they are for what a scanner found. */
  readonly isForFindings?: boolean;
  /** A rule for more than the branches of a name protects none. */
  readonly isUnprotected?: boolean;
}

/** A project of the fake's world. What is left out is the least that GitLab would say. */
export interface FakeProject {
  /** With groups: `acme/web/shop`. */
  readonly path: string;
  readonly id?: number;
  readonly visibility?: 'public' | 'internal' | 'private';
  readonly archived?: boolean;
  /** Paths by which REST still finds it. */
  readonly formerPaths?: readonly string[];
  /** Without any commit. */
  readonly empty?: boolean;
  readonly branch?: string;
  readonly activityAt?: string;
  readonly topics?: readonly string[];
  readonly licence?: string;
  readonly languages?: readonly string[];
  readonly configPath?: string;
  /** Text by path; bytes for what is not text. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly links?: readonly string[];
  readonly mergeRequests?: readonly {
    readonly mergedAt: string;
    readonly approved?: boolean;
    readonly isByBot?: boolean;
    readonly into?: string;
    /** When its commits were made, from the latest to the first. */
    readonly commits?: readonly string[];
    readonly isFastForward?: boolean;
  }[];
  readonly incidents?: readonly {
    readonly createdAt: string;
    readonly closedAt?: string;
    readonly severity?: string;
  }[];
  readonly mustSucceed?: boolean;
  readonly rules?: readonly FakeRule[];
  readonly pipelines?: readonly FakePipeline[];
  /** Scanners that GitLab itself names; `undefined` without Ultimate. */
  readonly scanners?: readonly string[];
  /** Without GitLab Ultimate. */
  readonly isFree?: boolean;
  readonly pushProtection?: boolean;
  readonly vulnerabilities?: readonly {
    readonly severity: 'CRITICAL' | 'HIGH' | 'MEDIUM' | 'LOW';
    readonly detectedAt: string;
  }[];
  readonly environments?: readonly {
    readonly name: string;
    readonly tier?:
      | 'production'
      | 'staging'
      | 'testing'
      | 'development'
      | 'other';
    readonly state?: 'available' | 'stopped';
  }[];
  readonly deployments?: readonly {
    readonly createdAt: string;
    readonly environment: string;
    readonly status: string;
  }[];
  readonly releases?: readonly {
    readonly tag: string;
    readonly releasedAt: string;
    readonly upcoming?: boolean;
  }[];
  /** The role of the token, Maintainer when left out. */
  readonly role?: 'Guest' | 'Reporter' | 'Developer' | 'Maintainer';
  /** Fields of `Project` that fail. */
  readonly failing?: readonly string[];
}

const ROLES = ['Guest', 'Reporter', 'Developer', 'Maintainer'];

/** Whether the token has at least a role in a project. */
export function isAtLeast(
  { role = 'Maintainer' }: FakeProject,
  least: NonNullable<FakeProject['role']>,
): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(least);
}

/** The number of a project: one of its own, if the world gives it none. */
export function toProjectId({ id, path }: FakeProject): number {
  return id ?? parseInt(digest(path).slice(0, 7), 16);
}

/** The commit of the default branch: another one whenever a file changes. */
export function toCommitId({ path, files = {} }: FakeProject): string {
  return digest(
    JSON.stringify([
      path,
      Object.entries(files).map(([name, content]) => [
        name,
        Buffer.from(content).toString('base64'),
      ]),
    ]),
  );
}

/** A commit that a merge request ends with, or that merged it. */
export function toMergeCommitId(
  { path }: FakeProject,
  iid: number,
  part: 'head' | 'merge',
): string {
  return digest(`${path}!${iid} ${part}`);
}

function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
