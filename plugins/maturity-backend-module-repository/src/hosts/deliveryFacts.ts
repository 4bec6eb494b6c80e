import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from './orUnknown';
import { daysBefore } from './time';

/** Days in which deployments and releases are counted. */
const DAYS = 90;

/** Deployments that are shown, each by its own link. */
const SHOWN = 3;

/**
 * A deployment that succeeded.
 *
 * @public
 */
export interface SucceededDeployment {
  readonly environment: string;
  /** ISO 8601, in UTC. */
  readonly createdAt: string;
  /** Where people see how it went, if they can. */
  readonly url?: string;
}

/**
 * A release that was published.
 *
 * @public
 */
export interface PublishedRelease {
  /** What it is called: its tag. */
  readonly title: string;
  /** ISO 8601. */
  readonly publishedAt: string;
  readonly url: string;
}

/**
 * How often was deployed in 90 days, as a fact that means the same whichever host
 * tells it.
 *
 * @param deployments - Those that count, whenever they were; newest first.
 * @public
 */
export function deploymentFactOf(
  deployments: readonly SucceededDeployment[],
  options: {
    /** Where people see all deployments. */
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
    evidence: [countOf(recent.length, options.url), ...shown.slice(0, SHOWN)],
  };
}

/**
 * To where is deployed, as a fact that means the same whichever host tells it.
 * Empty when there are fewer than two.
 *
 * @param url - Where people see the environments.
 * @public
 */
export function environmentFactOf(
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
 * How often was released in 90 days, and when the last time, as facts that mean
 * the same whichever host tells them.
 *
 * @param published - Newest first, or why they are not known.
 * @public
 */
export function releaseFactsOf(
  published: Known<readonly PublishedRelease[]>,
  options: {
    /** Where people see all releases. */
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
      evidence: [countOf(recent.length, options.url)],
    },
    lastRelease: last
      ? {
          value: last.publishedAt,
          evidence: [{ title: last.title, url: last.url }],
        }
      : { unknown: 'nothing was released' },
  };
}

function countOf(count: number, url: string): Evidence {
  return { title: `${count} in ${DAYS} days`, url };
}
