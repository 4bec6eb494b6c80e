import {
  Evidence,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from './orUnknown';
import { daysBefore } from './time';

/** Days in which deployments and releases are counted. */
const DAYS = 90;

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
 * The instant since which deployments and releases are counted, ISO 8601 in UTC.
 *
 * @param now - Milliseconds since 1970.
 * @public
 */
export function deliveriesSince(now: number): string {
  return daysBefore(now, DAYS);
}

/**
 * How often was deployed in 90 days, as a fact that means the same whichever host
 * tells it.
 *
 * @public
 */
export function deploymentFactOf(
  count: number,
  options: {
    /** Where people see all deployments. */
    readonly url: string;
    /** Some of those counted. */
    readonly shown: readonly Evidence[];
  },
): FactObservation {
  return {
    value: count,
    evidence: [countOf(count, options.url), ...options.shown],
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
  const since = deliveriesSince(options.now);
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
