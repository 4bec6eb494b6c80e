import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { flag, webAddress } from './values';

/** The drivers of PostgreSQL and of MySQL and MariaDB. */
export const sqlClients = ['pg', 'mysql2'] as const;

/** A driver of a database. */
export type SqlClient = (typeof sqlClients)[number];

const PROTOCOLS = {
  pg: ['postgres:', 'postgresql:'],
  mysql2: ['mysql:', 'mariadb:'],
} as const;

const PORTS = { pg: 5432, mysql2: 3306 } as const;

/** Environment variables are texts. */
const port = z
  .union([z.number(), z.string().regex(/^\d+$/)], {
    error: 'must be a number',
  })
  .transform(Number)
  .refine(
    value => Number.isInteger(value) && value > 0 && value < 65_536,
    'must be from 1 to 65535',
  );

const shape = {
  /** Shown in evidence and errors; default: the host and the database. */
  name: text.optional(),
  client: z.enum(sqlClients, `must be one of ${sqlClients.join(', ')}`),
  /** Instead of `host`, `port`, `database`, `user` and `password`. */
  url: text.optional(),
  host: text.optional(),
  port: port.optional(),
  database: text.optional(),
  user: text.optional(),
  password: z.string('must be a text').optional(),
  ssl: z
    .union(
      [
        z.boolean(),
        settings({
          ca: text.optional(),
          cert: text.optional(),
          key: text.optional(),
          rejectUnauthorized: flag.optional(),
        }),
      ],
      'must be true, false, or an object with ca, cert, key, rejectUnauthorized',
    )
    .optional(),
  /** Of tables that a query names without one, in PostgreSQL. */
  schema: text.optional(),
  /** `{server}` in links. */
  webUrl: webAddress
    .refine(
      value => !/[?#]/.test(value),
      'must not contain a query or a fragment',
    )
    .optional(),
};

const FIELDS = ['host', 'port', 'database', 'user', 'password'] as const;

export const connectionSchema = settings(shape)
  .superRefine((value, context) => {
    const report = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    const problem =
      value.url === undefined
        ? undefined
        : findUrlProblem(value.url, value.client);
    if (problem) {
      report('url', problem);
    }
    for (const name of FIELDS) {
      if (value.url !== undefined && value[name] !== undefined) {
        report(name, 'must not be there beside `url`');
      }
    }
    for (const name of ['host', 'database', 'user'] as const) {
      if (value.url === undefined && value[name] === undefined) {
        report(name, 'must be there, unless `url` is');
      }
    }
    if (value.schema !== undefined && value.client !== 'pg') {
      report('schema', 'is only for the client pg');
    }
  })
  .transform(value => {
    const { name, client, url, ssl, schema, webUrl } = value;
    const place =
      url !== undefined && !findUrlProblem(url, client)
        ? readUrl(url)
        : { ...value, host: value.host ?? '', database: value.database ?? '' };
    return {
      client,
      ssl,
      schema,
      host: place.host,
      port: place.port ?? PORTS[client],
      database: place.database,
      user: place.user ?? '',
      password: place.password ?? '',
      name: name ?? `${place.host}/${place.database}`,
      webUrl: webUrl && new URL(webUrl).href.replace(/\/+$/, ''),
      /** Repeats the password. */
      url,
    };
  });

/** A database, and how it knows who asks. */
export type ConnectionDeclaration = z.infer<typeof connectionSchema>;

/** The message never repeats the address: it has the password. */
function findUrlProblem(value: string, client: SqlClient): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const protocols: readonly string[] = PROTOCOLS[client] ?? [];
  if (!url || !protocols.includes(url.protocol)) {
    return `must be an address that starts with ${protocols.join('// or ')}//`;
  }
  if (!url.hostname || !url.username || !/^\/[^/]+$/.test(url.pathname)) {
    return 'must name the user, the host and the database';
  }
  if ([url.username, url.password, url.pathname].some(isNotEncoded)) {
    return 'has a % that is not encoded as %25';
  }
  return url.search || url.hash
    ? 'must not contain parameters: set `ssl` and `schema` instead'
    : undefined;
}

function isNotEncoded(part: string): boolean {
  try {
    decodeURIComponent(part);
    return false;
  } catch {
    return true;
  }
}

function readUrl(value: string) {
  const url = new URL(value);
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : undefined,
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  };
}
