import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { Known } from './orUnknown';
import { daysSince } from './time';

/**
 * How bad an alert is.
 *
 * @public
 */
export type AlertSeverity = 'critical' | 'high' | 'medium' | 'low';

/**
 * The open alerts of all scanners.
 *
 * @public
 */
export interface OpenAlerts {
  readonly counts: { readonly [severity in AlertSeverity]: number };
  readonly oldestCritical?: {
    /** ISO 8601. */
    readonly createdAt: string;
    readonly url: string;
  };
}

/**
 * Open alerts by severity, and how long the oldest critical one has been open, as
 * facts that mean the same whichever host tells them.
 *
 * @param alerts - Or why they are not known: without a scanner that is on nobody
 * knows of any.
 * @public
 */
export function openAlertFactsOf(
  alerts: Known<OpenAlerts>,
  options: {
    /** Where people see the alerts. */
    readonly url: string;
    /** Milliseconds since 1970. */
    readonly now: number;
  },
): {
  readonly openAlerts: FactObservation;
  readonly oldestCriticalAlertDays: FactObservation;
} {
  if ('unknown' in alerts) {
    return { openAlerts: alerts, oldestCriticalAlertDays: alerts };
  }
  const { url, now } = options;
  const { counts, oldestCritical } = alerts;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    openAlerts: {
      value: { ...counts },
      evidence: [{ title: `${all} open alerts`, url }],
    },
    oldestCriticalAlertDays: {
      value: oldestCritical ? daysSince(now, oldestCritical.createdAt) : 0,
      evidence: oldestCritical
        ? [
            {
              title: `open since ${oldestCritical.createdAt.slice(0, 10)}`,
              url: oldestCritical.url,
            },
          ]
        : [{ title: 'no critical alert is open', url }],
    },
  };
}
