import { JsonValue } from '@backstage/types';
import {
  ApiAccount,
  Known,
  Refusal,
  SharedAnswers,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { z } from 'zod';
import { GithubLocation } from '../locate/githubLocation';
import { needsPermission } from './readRepositories';
import {
  codeAlert,
  OpenAlert,
  PERMISSIONS,
  secretAlert,
  toOpenAlert,
} from './securityAlerts';

const PER_PAGE = 100;
/** Pages of a list of alerts that are read: with more alerts, repositories are asked one by one. */
const ALERT_PAGES = 40;
const REPOSITORY_PAGES = 100;

/** How long it is remembered that a list is too long, in milliseconds. */
const TOO_LONG_TTL = 24 * 3_600_000;

const HOUR = 3_600_000;
/** Requests about single repositories of an organisation in an hour, at least. */
const LEAST_ALLOWANCE = 100;

/** A permission that an App does not have, wherever it asks. */
const APP_REFUSAL = /not accessible by (?:integration|personal access token)/i;

const status = z.object({ status: z.string() }).nullish();

const repositories = z.array(
  z.object({
    full_name: z.string(),
    private: z.boolean(),
    security_and_analysis: z
      .object({
        advanced_security: status,
        code_security: status,
        secret_scanning: status,
      })
      .nullish(),
  }),
);

const repository = z.object({ full_name: z.string() });
const codeAlerts = z.array(codeAlert.extend({ repository }));
const secretAlerts = z.array(secretAlert.extend({ repository }));

/** Which scanners the settings of a repository allow for. Left out where they do not tell. */
export type ScannerSettings = {
  /** Code scanning cannot be on. */
  readonly isCodeScanningOff?: true;
  readonly isSecretScanningOn?: boolean;
};

/** The open alerts of an organisation by the name of the repository in lower case, or why they are not listed. */
export type AlertList<Alert> =
  | { readonly alerts: ReadonlyMap<string, readonly Alert[]> }
  | { readonly unknown: string }
  /** Each repository has to be asked. */
  | { readonly notListed: true };

/** The answers of an organisation about all of its repositories. */
export interface Organisation {
  /** By name in lower case. */
  readonly settings: ReadonlyMap<string, ScannerSettings>;
  readonly code: AlertList<OpenAlert>;
  readonly secrets: AlertList<{ readonly url: string }>;
  /** Whether one more repository may be asked about by itself in this hour. */
  readonly takeRequest: () => boolean;
}

type Answers = Omit<Organisation, 'takeRequest'>;

type Named = { readonly repository: string };

/**
 * Asks organisations for lists of all repositories and alerts, so that not each
 * repository has to be asked about.
 */
export class Organisations {
  readonly #now: () => number;
  readonly #answers: SharedAnswers<Answers>;
  /** Those who ask at the same time wait together: each listens for the end of the run once. */
  readonly #waiting = new WeakMap<AbortSignal, Map<string, Promise<Answers>>>();
  /** Requests by organisation, in an hour. */
  readonly #taken = new Map<string, { hour: number; count: number }>();

  /** @param now - Milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
    this.#answers = new SharedAnswers({
      now,
      isComplete: ({ code, secrets }) =>
        !('unknown' in code || 'unknown' in secrets),
    });
  }

  /** @throws PostponedError if the budget is used up. */
  async read(
    account: ApiAccount,
    { host, owner }: GithubLocation,
    signal: AbortSignal,
  ): Promise<Organisation> {
    const id = `${host}/${owner}`.toLowerCase();
    const answer = await this.#wait(id, signal, shared =>
      askOrganisation(account, owner, shared),
    );
    const { size } = answer.settings;
    const limit = Math.max(LEAST_ALLOWANCE, Math.ceil(size / 10));
    return { ...answer, takeRequest: () => this.#take(id, limit) };
  }

  /** Has the next one who asks read the lists anew. */
  forget(): void {
    this.#answers.clear();
  }

  async #wait(
    id: string,
    signal: AbortSignal,
    ask: (shared: AbortSignal) => Promise<Answers>,
  ): Promise<Answers> {
    const waiting = this.#waiting.get(signal) ?? new Map();
    this.#waiting.set(signal, waiting);
    const known: Promise<Answers> | undefined = waiting.get(id);
    const pending = known ?? this.#answers.get(id, signal, ask);
    waiting.set(id, pending);
    try {
      return await pending;
    } finally {
      waiting.delete(id);
    }
  }

  #take(id: string, limit: number): boolean {
    const hour = Math.floor(this.#now() / HOUR);
    const taken = this.#taken.get(id);
    const count = taken?.hour === hour ? taken.count : 0;
    if (count >= limit) {
      return false;
    }
    this.#taken.set(id, { hour, count: count + 1 });
    return true;
  }
}

async function askOrganisation(
  account: ApiAccount,
  owner: string,
  signal: AbortSignal,
): Promise<Answers> {
  const path = `/orgs/${encodeURIComponent(owner)}`;
  const attempt = <T>(work: Promise<T>) => account.orUnknown(work, signal);
  const [listed, code, secrets] = await Promise.all([
    attempt(
      readPages(account, `${path}/repos?type=all`, {
        pages: REPOSITORY_PAGES,
        read: body => repositories.parse(body).map(toSettings),
        signal,
      }),
    ),
    attempt(
      readPages(
        account,
        `${path}/code-scanning/alerts?state=open&sort=created&direction=asc`,
        {
          pages: ALERT_PAGES,
          read: body =>
            codeAlerts.parse(body).map(alert => ({
              ...toOpenAlert(alert),
              repository: alert.repository.full_name.toLowerCase(),
            })),
          signal,
        },
      ),
    ),
    attempt(
      readPages(
        account,
        `${path}/secret-scanning/alerts?state=open&hide_secret=true`,
        {
          pages: ALERT_PAGES,
          read: body =>
            secretAlerts.parse(body).map(alert => ({
              url: alert.html_url,
              repository: alert.repository.full_name.toLowerCase(),
            })),
          signal,
        },
      ),
    ),
  ]);
  return {
    settings: new Map(
      'items' in listed
        ? listed.items.map(({ repository: name, ...each }) => [name, each])
        : [],
    ),
    code: toAlertList(code, PERMISSIONS.code),
    secrets: toAlertList(secrets, PERMISSIONS.secrets),
  };
}

function toSettings({
  full_name,
  private: isPrivate,
  security_and_analysis: settings,
}: z.infer<typeof repositories>[number]): Named & ScannerSettings {
  const licences = [settings?.advanced_security, settings?.code_security]
    .flatMap(each => each?.status ?? [])
    .map(each => each === 'enabled');
  // Public repositories need no licence.
  const isOff = isPrivate && licences.length > 0 && !licences.includes(true);
  const secrets = settings?.secret_scanning?.status;
  return {
    repository: full_name.toLowerCase(),
    ...(isOff && { isCodeScanningOff: true }),
    ...(secrets && { isSecretScanningOn: secrets === 'enabled' }),
  };
}

type Pages<T> =
  | { readonly items: readonly T[] }
  | { readonly refused: Refusal }
  | { readonly isTooLong: true };

async function readPages<T extends JsonValue & Named>(
  account: ApiAccount,
  path: string,
  options: {
    readonly pages: number;
    readonly read: (body: unknown) => T[];
    readonly signal: AbortSignal;
  },
): Promise<Pages<T>> {
  const key = `${path} is too long`;
  if (await account.recall(key)) {
    return { isTooLong: true };
  }
  const items: T[] = [];
  for (let page = 1; page <= options.pages; page += 1) {
    const answer = await account.get(
      `${path}&per_page=${PER_PAGE}&page=${page}`,
      options.read,
      options.signal,
    );
    if ('refused' in answer) {
      return answer;
    }
    items.push(...answer.value);
    if (answer.value.length < PER_PAGE) {
      return { items };
    }
  }
  await account.remember(key, true, TOO_LONG_TTL);
  return { isTooLong: true };
}

function toAlertList<Alert extends Named>(
  pages: Known<Pages<Alert>>,
  permission: string,
): AlertList<Alert> {
  if ('unknown' in pages) {
    return pages;
  }
  if ('isTooLong' in pages) {
    return { notListed: true };
  }
  if ('refused' in pages) {
    // People who are no owners of the organisation may still see alerts of repositories.
    return APP_REFUSAL.test(pages.refused.message)
      ? { unknown: needsPermission(permission) }
      : { notListed: true };
  }
  const alerts = new Map<string, Alert[]>();
  for (const alert of pages.items) {
    const known = alerts.get(alert.repository) ?? [];
    known.push(alert);
    alerts.set(alert.repository, known);
  }
  return { alerts };
}
