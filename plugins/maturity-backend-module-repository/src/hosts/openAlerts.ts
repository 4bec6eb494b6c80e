import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { daysSince } from './time';

/**
 * How bad an alert is.
 *
 * @public
 */
export type AlertSeverity = 'critical' | 'high' | 'medium' | 'low';

/**
 * An open alert of whichever scanner.
 *
 * @public
 */
export type OpenAlert = {
  readonly severity: AlertSeverity;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly url: string;
};

/**
 * What a scanner sees, that it is off, or why that cannot be told.
 *
 * @public
 */
export type ScannerAnswer<Alert = OpenAlert> =
  | { readonly alerts: readonly Alert[] }
  | { readonly off: true }
  | { readonly unknown: string };

/**
 * Open alerts by severity, and how long the oldest critical one has been open.
 * Without a scanner that is on nobody knows of alerts, and one that is hidden may
 * have any.
 *
 * @public
 */
export function openAlertFactsOf(
  scanners: readonly ScannerAnswer[],
  options: {
    /** Where people see the alerts. */
    readonly url: string;
    /** What to say where no scanner is on. */
    readonly allOff: string;
    /** Milliseconds since 1970. */
    readonly now: number;
  },
): {
  readonly openAlerts: FactObservation;
  readonly oldestCriticalAlertDays: FactObservation;
} {
  const { url, allOff, now } = options;
  const hidden = scanners.find(scanner => 'unknown' in scanner);
  const isAnyOn = scanners.some(scanner => 'alerts' in scanner);
  if (hidden || !isAnyOn) {
    const unknown = hidden && 'unknown' in hidden ? hidden.unknown : allOff;
    return { openAlerts: { unknown }, oldestCriticalAlertDays: { unknown } };
  }
  const alerts = scanners.flatMap(scanner =>
    'alerts' in scanner ? scanner.alerts : [],
  );
  const count = (severity: AlertSeverity) =>
    alerts.filter(alert => alert.severity === severity).length;
  const critical = alerts
    .filter(alert => alert.severity === 'critical')
    .sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  const [oldest] = critical;
  return {
    openAlerts: {
      value: {
        critical: critical.length,
        high: count('high'),
        medium: count('medium'),
        low: count('low'),
      },
      evidence: [{ title: `${alerts.length} open alerts`, url }],
    },
    oldestCriticalAlertDays: {
      value: oldest ? daysSince(now, oldest.createdAt) : 0,
      evidence: oldest
        ? [
            {
              title: `open since ${oldest.createdAt.slice(0, 10)}`,
              url: oldest.url,
            },
          ]
        : [{ title: 'no critical alert is open', url }],
    },
  };
}
