import {
  AlertSeverity,
  Known,
  openAlertFactsOf,
  OpenAlerts,
} from '@platform-maturity/backstage-plugin-maturity-backend-module-repository';
import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import { GithubFacts } from '../facts';
import {
  DependencyAlert,
  nodesOf,
  RepositoryAnswer,
} from '../query/RepositoryAnswer';
import { RepositoryDetails } from '../query/RepositoryDetails';
import { OpenAlert, ScannerAnswer } from '../query/securityAlerts';
import { Withheld } from './Withheld';

const DEPENDABOT_SEVERITIES: Readonly<Record<string, AlertSeverity>> = {
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
    ...openAlertFactsOf(alertsOf([codeScanning, dependencies]), {
      url: `${url}/security`,
      now,
    }),
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
function alertsOf(scanners: readonly ScannerAnswer[]): Known<OpenAlerts> {
  const hidden = scanners.find(scanner => 'unknown' in scanner);
  if (hidden && 'unknown' in hidden) {
    return hidden;
  }
  if (!scanners.some(scanner => 'alerts' in scanner)) {
    return { unknown: 'neither code scanning nor Dependabot alerts are on' };
  }
  const alerts = scanners.flatMap(scanner =>
    'alerts' in scanner ? scanner.alerts : [],
  );
  const of = (severity: AlertSeverity) =>
    alerts.filter(alert => alert.severity === severity);
  const [oldestCritical] = of('critical').sort((a, b) =>
    a.createdAt.localeCompare(b.createdAt),
  );
  return {
    counts: {
      critical: of('critical').length,
      high: of('high').length,
      medium: of('medium').length,
      low: of('low').length,
    },
    oldestCritical,
  };
}

function dependencyScanner(
  answer: RepositoryAnswer,
  withheld: Withheld,
): ScannerAnswer {
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
): OpenAlert {
  return {
    createdAt,
    severity:
      DEPENDABOT_SEVERITIES[securityVulnerability?.severity ?? ''] ?? 'low',
    url: `${url}/security/dependabot/${number}`,
  };
}
