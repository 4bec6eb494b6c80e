import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { daysBefore } from './days';

/** Days in which deployments and releases are counted. */
const DAYS = 90;

/** Deployments that get a link of their own. */
const SHOWN = 3;

/** A deployment that succeeded. @public */
export interface SucceededDeployment {
  readonly environment: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** Shows its log, if people can see that. */
  readonly url?: string;
}

/** A release that was published. @public */
export interface PublishedRelease {
  /** Its tag. */
  readonly title: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly url: string;
}

/**
 * Counts the deployments of 90 days, as a fact that means the same at each host.
 *
 * @param deployments - Those that count, of any age; newest first.
 * @public
 */
export function toDeploymentFact(
  deployments: readonly SucceededDeployment[],
  options: {
    /** Shows all deployments. */
    readonly url: string;
    /** Milliseconds since 1970. */
    readonly now: number;
  },
): FactObservation {
  const since = daysBefore(options.now, DAYS);
  const recent = deployments.filter(({ createdAt }) => createdAt >= since);
  const shown = recent.flatMap(({ environment, createdAt, url }) =>
    url ? [{ title: `${environment} on ${createdAt.slice(0, 10)}`, url }] : [],
  );
  return {
    value: recent.length,
    evidence: [
      countEvidence(recent.length, options.url),
      ...shown.slice(0, SHOWN),
    ],
  };
}

/**
 * Lists the environments, as a fact that means the same at each host. Empty when
 * there are fewer than two.
 *
 * @param url - Shows the environments.
 * @public
 */
export function toEnvironmentFact(
  names: readonly string[],
  url: string,
): FactObservation {
  const sorted = [...names].sort();
  return {
    value: sorted.length >= 2 ? sorted : [],
    evidence: [
      { title: sorted.length ? sorted.join(', ') : 'no environment', url },
    ],
  };
}

/**
 * Counts the releases of 90 days and dates the last one, as facts that mean the same
 * at each host.
 *
 * @param published - Newest first, or the reason why they are not known.
 * @public
 */
export function toReleaseFacts(
  published: Known<readonly PublishedRelease[]>,
  options: {
    /** Shows all releases. */
    readonly url: string;
    /** Milliseconds since 1970. */
    readonly now: number;
  },
): {
  readonly releases: FactObservation;
  readonly lastRelease: FactObservation;
} {
  if ('unknown' in published) {
    return { releases: published, lastRelease: published };
  }
  const since = daysBefore(options.now, DAYS);
  const recent = published.filter(({ publishedAt }) => publishedAt >= since);
  const [last] = published;
  return {
    releases: {
      value: recent.length,
      evidence: [countEvidence(recent.length, options.url)],
    },
    lastRelease: last
      ? {
          value: last.publishedAt,
          evidence: [{ title: last.title, url: last.url }],
        }
      : { unknown: 'nothing was released' },
  };
}

function countEvidence(count: number, url: string): Evidence {
  return { title: `${count} in ${DAYS} days`, url };
}
