import { createHash } from 'node:crypto';

/** A run of a pipeline of a repository. */
export interface FakeBuild {
  readonly id: number;
  readonly result?: string;
  readonly reason?: string;
  /** ISO 8601. */
  readonly startTime: string;
  readonly minutes?: number;
  readonly branch?: string;
  readonly commit?: string;
  /** `TfsGit` when left out. */
  readonly repositoryType?: string;
}

/** A completed pull request of a repository. */
export interface FakePullRequest {
  readonly id: number;
  readonly closedDate: string;
  readonly author?: string;
  /** Kind of the author: `aad` for people, `svc` for services. */
  readonly authorKind?: string;
  readonly target?: string;
  readonly reviewers?: readonly {
    readonly name: string;
    readonly vote: number;
    readonly isContainer?: boolean;
  }[];
}

/** A repository of a project. */
export interface FakeRepository {
  readonly name: string;
  /** `main` when left out, `''` for an empty repository. */
  readonly branch?: string;
  readonly isDisabled?: boolean;
  /** Contents by path; `null` for a link. */
  readonly files?: Readonly<Record<string, string | Uint8Array | null>>;
  /** Commits of other branches and tags, by full name. */
  readonly refs?: Readonly<Record<string, string>>;
  readonly builds?: readonly FakeBuild[];
  readonly pullRequests?: readonly FakePullRequest[];
  /** Ids of its pipelines. */
  readonly definitions?: readonly number[];
}

/** A policy, as people configure it. */
export interface FakePolicy {
  readonly type: string;
  readonly isEnabled?: boolean;
  readonly isBlocking?: boolean;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** A job of a run that deployed to an environment. */
export interface FakeRecord {
  readonly definition: number;
  readonly run: number;
  readonly stage?: string;
  readonly attempt?: number;
  readonly job?: string;
  readonly result?: string;
  readonly planType?: string;
  readonly queueTime: string;
  readonly finishTime?: string;
}

/** A project of the organization. */
export interface FakeProject {
  readonly name: string;
  readonly visibility?: 'private' | 'public';
  readonly repositories: readonly FakeRepository[];
  readonly policies?: readonly FakePolicy[];
  /** Records by environment. */
  readonly environments?: Readonly<Record<string, readonly FakeRecord[]>>;
}

/** Makes an id of a name, the same each time. */
export function toUuid(name: string): string {
  const hex = createHash('sha1').update(name).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** Id of a repository. */
export function toRepositoryId(
  project: Pick<FakeProject, 'name'>,
  { name }: Pick<FakeRepository, 'name'>,
): string {
  return toUuid(`${project.name}/${name}`);
}

/** Id in git of a text. */
export function toObjectId(content: string | Uint8Array): string {
  return createHash('sha1').update(content).digest('hex');
}

/** The commit that the default branch is at: another one for other files. */
export function toCommitId({ name, files = {} }: FakeRepository): string {
  return toObjectId(
    JSON.stringify([
      name,
      Object.keys(files),
      Object.values(files).map(String),
    ]),
  );
}
