import { FactObservation } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  Known,
  readNodes,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  OpenAlerts,
  toOpenAlertFacts,
} from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { GitlabFacts } from '../declarations';
import { projectGroups } from '../query/fieldGroups';
import { JobNodes, ProjectAnswer } from '../query/ProjectAnswer';
import { notShown, WithheldGroups } from '../query/withheldGroups';

/** Name of a scanner in GitLab, and the alias of its jobs in an answer. */
interface Scanner {
  readonly type: string;
  readonly jobs: 'sast' | 'secrets' | 'dependencies';
  readonly title: string;
}

const SAST: Scanner = { type: 'SAST', jobs: 'sast', title: 'SAST' };
const SECRETS: Scanner = {
  type: 'SECRET_DETECTION',
  jobs: 'secrets',
  title: 'secret detection',
};
const DEPENDENCIES: Scanner = {
  type: 'DEPENDENCY_SCANNING',
  jobs: 'dependencies',
  title: 'dependency scanning',
};

/** Reads which scanners are on, and their open alerts. */
export function toSecurityFacts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
  now: number,
): GitlabFacts {
  return {
    codeScanning: readScanner(answer, SAST, withheld),
    secretScanning: readSecretScanning(answer, withheld),
    dependencyAlerts: readScanner(answer, DEPENDENCIES, withheld),
    ...toOpenAlertFacts(countAlerts(answer, withheld), {
      url: `${answer.basics_url}/-/security/vulnerability_report`,
      now,
    }),
  };
}

/** Reads whether secrets are detected after a push, or blocked before it. */
function readSecretScanning(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
): FactObservation {
  const { pushProtection_isOn: isProtected } = answer;
  if (isProtected) {
    return {
      value: true,
      evidence: [
        { title: 'secret push protection', url: linkConfiguration(answer) },
      ],
    };
  }
  const scanned = readScanner(answer, SECRETS, withheld);
  // Null is what may not be seen; the Community Edition is not asked.
  return isProtected === null && 'value' in scanned && !scanned.value
    ? { unknown: notShown(projectGroups.pushProtection.needs) }
    : scanned;
}

/** Reads whether a scanner runs, by the project's settings or by its job. */
function readScanner(
  answer: ProjectAnswer,
  { type, jobs, title }: Scanner,
  withheld: WithheldGroups,
): FactObservation {
  if (answer.basics_archived) {
    return { unknown: 'the project is archived, so it was not asked about' };
  }
  const { enabled, pipelineRun } = answer.scanners_all ?? {};
  const ran = readNodes(answer.jobs_latest)
    .flatMap(pipeline => readNodes(pipeline[jobs] as JobNodes))
    .find(({ status }) => status === 'SUCCESS');
  if (ran) {
    return {
      value: true,
      evidence: [
        {
          title: `job of ${title}`,
          url: ran.webPath
            ? new URL(ran.webPath, answer.basics_url).href
            : `${answer.basics_url}/-/pipelines`,
        },
      ],
    };
  }
  if (enabled?.includes(type) || pipelineRun?.includes(type)) {
    return {
      value: true,
      evidence: [{ title, url: linkConfiguration(answer) }],
    };
  }
  const hidden = withheld.get('jobs') ?? withheld.get('pipelines');
  const hasNothing =
    answer.basics_repository?.empty ||
    answer.basics_repository?.rootRef === null;
  if (!enabled && !answer.jobs_latest && !hasNothing) {
    return {
      unknown:
        hidden ??
        withheld.get('scanners') ??
        notShown(projectGroups.scanners.needs),
    };
  }
  return {
    value: false,
    evidence: [{ title: `no ${title} ran`, url: linkConfiguration(answer) }],
  };
}

function linkConfiguration({ basics_url }: ProjectAnswer): string {
  return `${basics_url}/-/security/configuration`;
}

/** Counts open alerts. They are unknown if no scanner that reports any has run. */
function countAlerts(
  answer: ProjectAnswer,
  withheld: WithheldGroups,
): Known<OpenAlerts> {
  const { alerts_counts: counts } = answer;
  // GitLab keeps vulnerabilities in the tier that scans dependencies too; in
  // others there may be none, whatever was found.
  const isKept = answer.scanners_all?.available?.includes(DEPENDENCIES.type);
  if (!counts || !isKept) {
    return {
      unknown: withheld.get('alerts') ?? notShown(projectGroups.alerts.needs),
    };
  }
  const found = {
    critical: counts.critical ?? 0,
    high: counts.high ?? 0,
    medium: counts.medium ?? 0,
    low: counts.low ?? 0,
  };
  const isAnyOn = [SAST, SECRETS, DEPENDENCIES].some(scanner => {
    const fact = readScanner(answer, scanner, withheld);
    return 'value' in fact && fact.value === true;
  });
  const isNoneFound = Object.values(found).every(count => count === 0);
  if (!isAnyOn && isNoneFound && !answer.scanners_all?.enabled?.length) {
    return { unknown: 'no scanner of GitLab is on' };
  }
  const [oldest] = readNodes(answer.alerts_critical);
  if (found.critical > 0 && !oldest) {
    return { unknown: notShown(projectGroups.alerts.needs) };
  }
  return {
    counts: found,
    oldestCritical: oldest && {
      createdAt: oldest.detectedAt,
      url:
        oldest.webUrl ?? `${answer.basics_url}/-/security/vulnerability_report`,
    },
  };
}
