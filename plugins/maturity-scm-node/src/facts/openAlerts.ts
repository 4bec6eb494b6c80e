import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { daysSince } from './days';
import { fillFacts } from './declareFacts';

/** Severity of an alert. @public */
export type AlertSeverity = 'critical' | 'high' | 'medium' | 'low';

/** The open alerts of all scanners. @public */
export interface OpenAlerts {
  readonly counts: { readonly [severity in AlertSeverity]: number };
  readonly oldestCritical?: {
    /** ISO 8601. */
    readonly createdAt: string;
    readonly url: string;
  };
}

/**
 * Counts open alerts by severity and the days that the oldest critical one has been
 * open, as facts that mean the same at each host.
 *
 * @param alerts - Or the reason why they are not known, such as a scanner that is
 * off.
 * @public
 */
export function toOpenAlertFacts(
  alerts: Known<OpenAlerts>,
  options: {
    /** Shows the alerts. */
    readonly url: string;
    /** Milliseconds since 1970. */
    readonly now: number;
  },
): {
  readonly openAlerts: FactObservation;
  readonly oldestCriticalAlertDays: FactObservation;
} {
  if ('unknown' in alerts) {
    return fillFacts(['openAlerts', 'oldestCriticalAlertDays'], alerts);
  }
  const { url, now } = options;
  const { counts, oldestCritical: oldest } = alerts;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const evidence = oldest
    ? { title: `open since ${oldest.createdAt.slice(0, 10)}`, url: oldest.url }
    : { title: 'no critical alert is open', url };
  return {
    openAlerts: {
      value: { ...counts },
      evidence: [{ title: `${all} open alerts`, url }],
    },
    oldestCriticalAlertDays: {
      value: oldest ? daysSince(now, oldest.createdAt) : 0,
      evidence: [evidence],
    },
  };
}
