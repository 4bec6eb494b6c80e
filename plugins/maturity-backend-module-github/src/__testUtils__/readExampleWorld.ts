import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';
import { FakeRepository } from './FakeRepository';

const EXAMPLES = resolve(__dirname, '../../../../examples');
const HOUR = 3_600_000;

interface Rhythm {
  readonly every: string;
  readonly count: number;
  /** Every so many-th failed; none when 0 or left out. */
  readonly failing?: number;
}

/** A repository as `examples/github/repositories.yaml` describes it. */
interface Described
  extends Pick<
    FakeRepository,
    | 'slug'
    | 'visibility'
    | 'licence'
    | 'languages'
    | 'topics'
    | 'template'
    | 'secretScanning'
    | 'environments'
  > {
  readonly folder: string;
  readonly pushed: string;
  readonly pullRequests: Rhythm & { readonly unapproved?: number };
  readonly runs: Rhythm & { readonly took: number };
  readonly rule?: {
    readonly reviews: number;
    readonly checks: string[];
    readonly codeOwners?: boolean;
  };
  readonly ruleset?: {
    readonly name: string;
    readonly reviews: number;
    readonly checks: string[];
  };
  readonly dependencyAlerts: readonly {
    readonly severity: 'LOW' | 'MODERATE' | 'HIGH' | 'CRITICAL';
    readonly opened: string;
  }[];
  readonly codeScanning:
    | readonly { readonly level: string; readonly opened: string }[]
    | 'off'
    | 'hidden';
  readonly deployments: Rhythm & { readonly to: string };
  readonly releases?: Rhythm;
}

/**
 * The GitHub of the example organisation, as it would look now.
 *
 * @param now - Milliseconds since 1970.
 */
export function readExampleWorld(now: number): readonly FakeRepository[] {
  const file = join(EXAMPLES, 'github/repositories.yaml');
  const described: Described[] = parse(readFileSync(file, 'utf8'));
  return described.map(each => resolveRepository(each, now));
}

function resolveRepository(described: Described, now: number): FakeRepository {
  const before = (duration: string, times = 1) =>
    `${new Date(now - times * parseDuration(duration))
      .toISOString()
      .slice(0, 19)}Z`;
  const rhythm = <T>(
    { every, count, failing = 0 }: Rhythm,
    make: (at: string, hasFailed: boolean) => T,
  ): T[] =>
    Array.from({ length: count }, (_, index) =>
      make(
        before(every, index + 0.5),
        failing > 0 && index % failing === failing - 1,
      ),
    );
  const { folder, pushed, rule, ruleset, releases, ...same } = described;
  const { unapproved = 0 } = described.pullRequests;
  const { codeScanning } = described;
  return {
    ...same,
    pushedAt: before(pushed),
    files: readFolder(join(EXAMPLES, 'repositories', folder)),
    pullRequests: rhythm(
      { ...described.pullRequests, failing: unapproved },
      (mergedAt, isUnapproved) => ({ mergedAt, approved: !isUnapproved }),
    ),
    runs: rhythm(described.runs, (startedAt, hasFailed) => ({
      startedAt,
      conclusion: hasFailed ? 'failure' : 'success',
      took: described.runs.took,
    })),
    ...(rule && { classicRule: { ...rule, seenBy: 'writers' } }),
    ...(ruleset && { rulesets: [ruleset] }),
    dependencyAlerts: described.dependencyAlerts.map(
      ({ severity, opened }) => ({ severity, createdAt: before(opened) }),
    ),
    codeScanning: Array.isArray(codeScanning)
      ? codeScanning.map(({ level, opened }) => ({
          level,
          createdAt: before(opened),
        }))
      : (codeScanning as 'off' | 'hidden'),
    deployments: rhythm(described.deployments, (createdAt, hasFailed) => ({
      createdAt,
      environment: described.deployments.to,
      state: hasFailed ? 'FAILURE' : 'SUCCESS',
    })),
    ...(releases && {
      releases: rhythm(releases, publishedAt => ({
        tag: `v${publishedAt.slice(0, 10).replaceAll('-', '.')}`,
        publishedAt,
      })),
    }),
  };
}

function parseDuration(duration: string): number {
  const [, amount, unit] = /^(\d+)([hd])$/.exec(duration) ?? [];
  if (!amount) {
    throw new Error(`'${duration}' is no duration such as 9h or 3d`);
  }
  return Number(amount) * (unit === 'd' ? 24 * HOUR : HOUR);
}

function readFolder(folder: string): Record<string, Uint8Array> {
  const entries = readdirSync(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return Object.fromEntries(
    entries
      .filter(entry => entry.isFile())
      .map(entry => {
        const file = join(entry.parentPath, entry.name);
        return [file.slice(folder.length + 1), readFileSync(file)];
      }),
  );
}
