import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  Known,
  readNodes,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  AlertSeverity,
  OpenAlerts,
  toOpenAlertFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GithubFacts } from '../declarations';
import { DependencyAlert, RepositoryAnswer } from '../query/RepositoryAnswer';
import { RepositoryDetails } from '../query/readDetails';
import { OpenAlert, ScannerAnswer } from '../query/securityAlerts';

const DEPENDABOT_SEVERITIES: Readonly<Record<string, AlertSeverity>> = {
  CRITICAL: 'critical',
  HIGH: 'high',
  MODERATE: 'medium',
  LOW: 'low',
};

/** Reads which scanners are on, and their open alerts. */
export function toSecurityFacts(
  answer: RepositoryAnswer,
  details: Pick<RepositoryDetails, 'codeScanning' | 'secretScanning'>,
  withheld: ReadonlyMap<string, string>,
  now: number,
): GithubFacts {
  const { basics_url: url } = answer;
  const { codeScanning, secretScanning } = details;
  const dependencies = readDependencyScanner(answer, withheld);
  return {
    codeScanning: toIsOnFact(codeScanning, {
      title: 'code scanning',
      url: `${url}/security/code-scanning`,
    }),
    secretScanning: toIsOnFact(secretScanning, {
      title: 'secret scanning',
      url: `${url}/security/secret-scanning`,
    }),
    dependencyAlerts: toIsOnFact(dependencies, {
      title: 'Dependabot alerts',
      url: `${url}/security/dependabot`,
    }),
    openSecrets: countSecrets(secretScanning, url),
    ...toOpenAlertFacts(countAlerts([codeScanning, dependencies]), {
      url: `${url}/security`,
      now,
    }),
  };
}

function toIsOnFact(
  scanner: ScannerAnswer<unknown>,
  evidence: { readonly title: string; readonly url: string },
): FactObservation {
  return 'unknown' in scanner
    ? scanner
    : { value: 'alerts' in scanner, evidence: [evidence] };
}

function countSecrets(
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

/** Alerts are unknown if no scanner is on, or if one of them is hidden. */
function countAlerts(scanners: readonly ScannerAnswer[]): Known<OpenAlerts> {
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
  const filter = (severity: AlertSeverity) =>
    alerts.filter(alert => alert.severity === severity);
  const [oldestCritical] = filter('critical').sort((a, b) =>
    a.createdAt.localeCompare(b.createdAt),
  );
  return {
    counts: {
      critical: filter('critical').length,
      high: filter('high').length,
      medium: filter('medium').length,
      low: filter('low').length,
    },
    oldestCritical,
  };
}

function readDependencyScanner(
  answer: RepositoryAnswer,
  withheld: ReadonlyMap<string, string>,
): ScannerAnswer {
  const reason = withheld.get('alerts');
  if (reason) {
    return { unknown: reason };
  }
  return answer.alerts_enabled
    ? {
        alerts: readNodes(answer.alerts_open).map(alert =>
          toDependencyAlert(alert, answer.basics_url),
        ),
      }
    : { off: true };
}

function toDependencyAlert(
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
