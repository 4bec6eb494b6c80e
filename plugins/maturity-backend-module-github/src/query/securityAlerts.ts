import { z } from 'zod';
import {
  ApiAccount,
  Refusal,
  RestAnswer,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { AlertSeverity } from '@platform-maturity/backstage-plugin-maturity-scm-node';
import { needsPermission } from './readRepositories';

const PER_PAGE = 100;
/** Pages of open alerts that are read. */
const PAGES = 5;

/** An open alert of whichever scanner. */
export type OpenAlert = {
  readonly severity: AlertSeverity;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly url: string;
};

/** The alerts of a scanner, that it is off, or why that is not known. */
export type ScannerAnswer<Alert = OpenAlert> =
  | { readonly alerts: readonly Alert[] }
  | { readonly off: true }
  | { readonly unknown: string };

/** Severities of rules that are not about security. */
const OTHER_SEVERITIES: Readonly<Record<string, AlertSeverity>> = {
  error: 'high',
  warning: 'medium',
  note: 'low',
  none: 'low',
};

/** An alert of code scanning. */
export const codeAlert = z.object({
  created_at: z.string(),
  html_url: z.string(),
  rule: z.object({
    severity: z.string().nullish(),
    security_severity_level: z
      .enum(['critical', 'high', 'medium', 'low'])
      .nullish(),
  }),
});

/** An alert of secret scanning. All else in it, the secret among it, is left where it is. */
export const secretAlert = z.object({
  created_at: z.string(),
  html_url: z.string(),
});

/** The permission to see the alerts of a scanner. */
export const PERMISSIONS = {
  code: 'Code scanning alerts: read (security_events)',
  secrets: 'Secret scanning alerts: read (security_events)',
} as const;

const CODE_PATH = '/code-scanning/alerts?state=open&sort=created&direction=asc';
const SECRET_PATH = '/secret-scanning/alerts?state=open&hide_secret=true';
const FIRST_PAGE = `&per_page=${PER_PAGE}&page=1`;

/** Path of the first page of alerts, below that of a repository. */
export const CODE_ALERTS = `${CODE_PATH}${FIRST_PAGE}`;
/** Path of the first page of alerts, below that of a repository. */
export const SECRET_ALERTS = `${SECRET_PATH}${FIRST_PAGE}`;

/** Turns an alert of code scanning into one of any scanner. */
export function toOpenAlert({
  created_at,
  html_url,
  rule,
}: z.infer<typeof codeAlert>): OpenAlert {
  return {
    createdAt: created_at,
    url: html_url,
    severity:
      rule.security_severity_level ??
      OTHER_SEVERITIES[rule.severity ?? ''] ??
      'low',
  };
}

/** Open alerts of code scanning, up to 500, oldest first. */
export async function readCodeScanning(
  account: ApiAccount,
  path: string,
  signal: AbortSignal,
): Promise<ScannerAnswer> {
  const answer = await allPages(
    account,
    `${path}${CODE_PATH}`,
    body => z.array(codeAlert).parse(body).map(toOpenAlert),
    signal,
  );
  return 'refused' in answer
    ? offOrUnknown(
        answer.refused,
        /no analysis found|code scanning is not enabled|must be enabled/i,
        PERMISSIONS.code,
      )
    : { alerts: answer.value };
}

/** Open alerts of secret scanning, up to 500. */
export async function readSecretScanning(
  account: ApiAccount,
  path: string,
  signal: AbortSignal,
): Promise<ScannerAnswer<{ readonly url: string }>> {
  const answer = await allPages(
    account,
    `${path}${SECRET_PATH}`,
    body =>
      z
        .array(secretAlert)
        .parse(body)
        .map(({ html_url }) => ({ url: html_url })),
    signal,
  );
  return 'refused' in answer
    ? offOrUnknown(
        answer.refused,
        /secret scanning is (?:disabled|not enabled)|must be enabled/i,
        PERMISSIONS.secrets,
      )
    : { alerts: answer.value };
}

async function allPages<T extends { readonly [key: string]: string }>(
  account: ApiAccount,
  path: string,
  read: (body: unknown) => T[],
  signal: AbortSignal,
): Promise<RestAnswer<readonly T[]>> {
  const all: T[] = [];
  for (let number = 1; number <= PAGES; number += 1) {
    const answer = await account.get(
      `${path}&per_page=${PER_PAGE}&page=${number}`,
      read,
      signal,
    );
    if ('refused' in answer) {
      return answer;
    }
    all.push(...answer.value);
    if (answer.value.length < PER_PAGE) {
      break;
    }
  }
  return { value: all };
}

/**
 * GitHub answers 403 and 404 both where a scanner is off and where it may not be
 * seen; only the message tells which.
 */
function offOrUnknown(
  { message }: Refusal,
  off: RegExp,
  permission: string,
): { readonly off: true } | { readonly unknown: string } {
  return off.test(message)
    ? { off: true }
    : { unknown: needsPermission(permission) };
}
