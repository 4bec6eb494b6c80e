import { cleanMessage } from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Kinds of failures, by the codes of PostgreSQL, and of MySQL and MariaDB. */
const kinds = {
  login: [/^28/, 1044, 1045, 1698],
  permission: ['42501', 1142, 1143, 1227, 1370],
  missing: ['42P01', '42703', '3F000', '3D000', 1049, 1054, 1146],
  write: ['25006', 1792],
  time: ['57014', 1969, 3024],
  /** They quote values, which can be keys of other entities. */
  data: [/^22/, 1292, 1366],
} as const;

type Kind = keyof typeof kinds;

/** The query that failed, as far as a message names it. */
export interface FailedQuery {
  /** Of the database. */
  readonly name: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** Permission that the user needs. */
  readonly permission?: string;
}

/** Says in one sentence why a query failed. Keys and secrets are left out. */
export function describeSqlError(
  error: unknown,
  { name, timeout, permission }: FailedQuery,
): string {
  const { code, kind, message } = readError(error);
  const refused = `${name} refused the query${code && ` (${code})`}`;
  switch (kind) {
    case 'login':
      return `${name} did not accept the user and password (${code})`;
    case 'permission':
      return permission === undefined
        ? `${refused}: ${message}`
        : `${refused}: the user needs ${permission}: ${message}`;
    case 'missing':
      return `${name} has no such table or column, or does not show it (${code}): ${message}`;
    case 'write':
      return `${refused}, because it would write`;
    case 'time':
      return `${name} did not answer within ${timeout / 1000} seconds`;
    case 'data':
      return `${refused}: ${message.replace(/:? ["'].*$/, '')}`;
    default:
      return isOfServer(error)
        ? `${refused}: ${message}`
        : `could not ask ${name}: ${message}${
            code && !message.includes(code) ? ` (${code})` : ''
          }`;
  }
}

/** Whether the database itself answered with the error. */
function isOfServer(error: unknown): boolean {
  const own = Object(error);
  return typeof own.severity === 'string' || typeof own.sqlState === 'string';
}

function readError(error: unknown): {
  readonly code: string;
  readonly kind: Kind | undefined;
  readonly message: string;
} {
  const { code, errno, sqlMessage, sqlState } = Object(error);
  // The numbers of MySQL are known, its names depend on the version of the driver.
  const own = typeof sqlState === 'string' ? errno : code;
  const kind = (Object.keys(kinds) as Kind[]).find(each =>
    kinds[each].some(one =>
      one instanceof RegExp
        ? typeof own === 'string' && one.test(own)
        : one === own,
    ),
  );
  return {
    code: own === undefined ? '' : String(own),
    kind,
    message:
      cleanMessage(sqlMessage === undefined ? error : String(sqlMessage)) ||
      'the connection was lost',
  };
}
