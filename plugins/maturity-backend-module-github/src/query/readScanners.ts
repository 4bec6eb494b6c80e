import { ApiAccount } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { AlertList, Organisation } from './Organisations';
import {
  CODE_ALERTS,
  readCodeScanning,
  readSecretScanning,
  ScannerAnswer,
  SECRET_ALERTS,
} from './securityAlerts';

/** How long it is remembered whether a scanner is on, in milliseconds. */
const STATE_TTL = 24 * 3_600_000;

/** Said of a repository that has to wait for its turn. */
export const NOT_YET =
  'not asked about yet: of the repositories of an organisation, a tenth is asked about one by one in an hour';

interface ScannedRepository {
  readonly path: string;
  /** Owner and name. */
  readonly name: string;
  /** Left out for repositories of people. */
  readonly organisation: Organisation | undefined;
}

/** Reads what code scanning found, from the list of the organisation where there is one. */
export async function readCodeAlerts(
  account: ApiAccount,
  repository: ScannedRepository & {
    /** Whether code scanning reported on a commit. */
    readonly isScanned: boolean;
  },
  signal: AbortSignal,
): Promise<ScannerAnswer> {
  const { organisation, name, path, isScanned } = repository;
  const settings = organisation?.settings.get(name.toLowerCase());
  return readAlerts(account, repository, {
    id: 'code scanning',
    list: organisation?.code,
    isOn: isScanned ? true : settings?.isCodeScanningOff && false,
    firstPage: `${path}${CODE_ALERTS}`,
    ask: () => readCodeScanning(account, path, signal),
  });
}

/** Reads which secrets were found, from the list of the organisation where there is one. */
export async function readSecretAlerts(
  account: ApiAccount,
  repository: ScannedRepository,
  signal: AbortSignal,
): Promise<ScannerAnswer<{ readonly url: string }>> {
  const { organisation, name, path } = repository;
  return readAlerts(account, repository, {
    id: 'secret scanning',
    list: organisation?.secrets,
    isOn: organisation?.settings.get(name.toLowerCase())?.isSecretScanningOn,
    firstPage: `${path}${SECRET_ALERTS}`,
    ask: () => readSecretScanning(account, path, signal),
  });
}

/**
 * Reads the alerts of one repository. That the list has none does not say that the
 * scanner is on: that has to be known from elsewhere, or the repository is asked.
 */
async function readAlerts<Alert>(
  account: ApiAccount,
  { name, organisation }: ScannedRepository,
  scanner: {
    readonly id: string;
    readonly list: AlertList<Alert> | undefined;
    /** Left out if that is not known. */
    readonly isOn: boolean | undefined;
    readonly firstPage: string;
    readonly ask: () => Promise<ScannerAnswer<Alert>>;
  },
): Promise<ScannerAnswer<Alert>> {
  const { list } = scanner;
  if (!list || 'notListed' in list) {
    return scanner.ask();
  }
  if ('unknown' in list) {
    return list;
  }
  const key = `${scanner.id} of ${name.toLowerCase()}`;
  const alerts = list.alerts.get(name.toLowerCase());
  const isOn =
    scanner.isOn ?? (alerts ? true : await account.recall<boolean>(key));
  if (isOn !== undefined) {
    return isOn ? { alerts: alerts ?? [] } : { off: true };
  }
  if (!(await mayAsk(account, scanner.firstPage, organisation))) {
    return { unknown: NOT_YET };
  }
  const answer = await scanner.ask();
  if (!('unknown' in answer)) {
    await account.remember(key, 'alerts' in answer, STATE_TTL);
  }
  return answer;
}

/** Whether a request about one repository may be sent: it costs nothing, or there are not too many. */
export async function mayAsk(
  account: ApiAccount,
  path: string,
  organisation: Organisation | undefined,
): Promise<boolean> {
  return (
    !organisation ||
    (await account.isRemembered(path)) ||
    organisation.takeRequest()
  );
}
