import { createHash } from 'node:crypto';

/** A run of Bitbucket Pipelines. */
export interface FakePipeline {
  /** `RUNNING` and `PAUSED` are still in progress. */
  readonly result:
    | 'SUCCESSFUL'
    | 'FAILED'
    | 'ERROR'
    | 'STOPPED'
    | 'RUNNING'
    | 'PAUSED';
  readonly createdOn: string;
  /** Minutes. */
  readonly took?: number;
  readonly trigger?: 'PUSH' | 'MANUAL' | 'SCHEDULE';
  readonly branch?: string;
  /** Whether a pull request from the branch started it. */
  readonly isOfPullRequest?: boolean;
}

/** A restriction of some branches. */
export interface FakeRestriction {
  readonly kind: string;
  readonly pattern?: string;
  /** Instead of a pattern. */
  readonly branchType?: string;
  readonly value?: number;
  /** Ids of those who are exempt. */
  readonly users?: readonly string[];
  readonly groups?: readonly string[];
}

/** A merged pull request. */
export interface FakePullRequest {
  readonly mergedOn: string;
  readonly approvedBy?: readonly string[];
  readonly author?: string;
  readonly isByApp?: boolean;
  readonly into?: string;
  readonly createdOn?: string;
  /** Of the commit, if that is older than the merge. */
  readonly committedOn?: string;
  readonly state?: 'MERGED' | 'OPEN';
}

/** A deployment. */
export interface FakeDeployment {
  readonly environment: string;
  readonly type?: 'Test' | 'Staging' | 'Production';
  readonly startedOn: string;
  readonly state?: 'COMPLETED' | 'IN_PROGRESS' | 'UNDEPLOYED';
  readonly status?: 'SUCCESSFUL' | 'FAILED' | 'STOPPED';
}

/** Scopes of the fake's credentials. */
export type FakeScope =
  | 'repository'
  | 'pullrequest'
  | 'pipeline'
  | 'repository:admin';

/** A repository of the fake's world. What is left out is the least that Bitbucket would say. */
export interface FakeRepository {
  /** Workspace and slug: `acme/shop`. */
  readonly slug: string;
  /** Names by which it is still found. */
  readonly formerSlugs?: readonly string[];
  readonly isPublic?: boolean;
  readonly updatedOn?: string;
  /** Without any commit. */
  readonly empty?: boolean;
  readonly branch?: string;
  /** Text by path; bytes for what is not text. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Commits of other branches. */
  readonly branches?: Readonly<Record<string, string>>;
  readonly pipelines?: readonly FakePipeline[];
  readonly pullRequests?: readonly FakePullRequest[];
  readonly deployments?: readonly FakeDeployment[];
  readonly restrictions?: readonly FakeRestriction[];
  readonly model?: {
    readonly development?: string;
    readonly production?: string;
    readonly release?: string;
  };
  /** Scopes that the credentials lack here. */
  readonly withheld?: readonly FakeScope[];
  /** Whether nested fields are not added to answers. */
  readonly isPlain?: boolean;
}

/** The commit of the default branch: another one whenever a file changes. */
export function toCommitId({ slug, files = {} }: FakeRepository): string {
  return digest(
    JSON.stringify([
      slug,
      Object.entries(files).map(([name, content]) => [
        name,
        Buffer.from(content).toString('base64'),
      ]),
    ]),
  );
}

/** A made-up id of an object. */
export function digest(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
