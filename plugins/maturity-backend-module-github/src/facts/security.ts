import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { GithubFacts } from '../facts';
import {
  DependencyAlert,
  nodesOf,
  RepositoryAnswer,
} from '../query/RepositoryAnswer';
import { RepositoryDetails } from '../query/readDetails';
import { ScannerAnswer, Severity } from '../query/securityAlerts';
import { daysSince } from './time';
import { Withheld } from './Withheld';

/** An open alert of whichever scanner. */
interface Alert {
  readonly severity: Severity;
  readonly createdAt: string;
  readonly url: string;
}

const DEPENDABOT_SEVERITIES: Readonly<Record<string, Severity>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MODERATE: 'medium',
  LOW: 'low',
};

/** Which scanners are on, and what they found. */
export function securityFacts(
  answer: RepositoryAnswer,
  details: Pick<RepositoryDetails, 'codeScanning' | 'secretScanning'>,
  withheld: Withheld,
  now: number,
): GithubFacts {
  const { basics_url: url } = answer;
  const { codeScanning, secretScanning } = details;
  const dependencies = dependencyScanner(answer, withheld);
  return {
    codeScanning: isOn(codeScanning, {
      title: 'code scanning',
      url: `${url}/security/code-scanning`,
    }),
    secretScanning: isOn(secretScanning, {
      title: 'secret scanning',
      url: `${url}/security/secret-scanning`,
    }),
    dependencyAlerts: isOn(dependencies, {
      title: 'Dependabot alerts',
      url: `${url}/security/dependabot`,
    }),
    openSecrets: secretsOf(secretScanning, url),
    ...alertFacts([codeScanning, dependencies], url, now),
  };
}

function isOn(
  scanner: ScannerAnswer<unknown>,
  evidence: { readonly title: string; readonly url: string },
): FactObservation {
  return 'unknown' in scanner
    ? scanner
    : { value: 'alerts' in scanner, evidence: [evidence] };
}

function secretsOf(
  scanner: RepositoryDetails['secretScanning'],
  url: string,
): FactObservation {
  if ('unknown' in scanner) {
    return scanner;
  }
  return 'off' in scanner
    ? { unknown: 'secret scanning is off' }
    : {
        value: scanner.alerts.length,
        evidence: [
          {
            title: `${scanner.alerts.length} open`,
            url: `${url}/security/secret-scanning`,
          },
        ],
      };
}

/** Without a scanner that is on nobody knows of alerts, and one that is hidden may have any. */
function alertFacts(
  scanners: readonly ScannerAnswer<Alert>[],
  url: string,
  now: number,
): GithubFacts {
  const hidden = scanners.find(scanner => 'unknown' in scanner);
  const alerts = scanners.flatMap(scanner =>
    'alerts' in scanner ? scanner.alerts : [],
  );
  const isAnyOn = scanners.some(scanner => 'alerts' in scanner);
  if (hidden || !isAnyOn) {
    const unknown =
      hidden && 'unknown' in hidden
        ? hidden.unknown
        : 'neither code scanning nor Dependabot alerts are on';
    return { openAlerts: { unknown }, oldestCriticalAlertDays: { unknown } };
  }
  const count = (severity: Severity) =>
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
      evidence: [
        { title: `${alerts.length} open alerts`, url: `${url}/security` },
      ],
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
        : [{ title: 'no critical alert is open', url: `${url}/security` }],
    },
  };
}

function dependencyScanner(
  answer: RepositoryAnswer,
  withheld: Withheld,
): ScannerAnswer<Alert> {
  const reason = withheld.get('alerts');
  if (reason) {
    return { unknown: reason };
  }
  return answer.alerts_enabled
    ? {
        alerts: nodesOf(answer.alerts_open).map(alert =>
          dependencyAlert(alert, answer.basics_url),
        ),
      }
    : { off: true };
}

function dependencyAlert(
  { createdAt, number, securityVulnerability }: DependencyAlert,
  url: string,
): Alert {
  return {
    createdAt,
    severity:
      DEPENDABOT_SEVERITIES[securityVulnerability?.severity ?? ''] ?? 'low',
    url: `${url}/security/dependabot/${number}`,
  };
}
