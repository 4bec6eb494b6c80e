import { HumanDuration } from '@backstage/types';

/** @propertyNames {"enum": ["username", "password"]} */
interface BasicAuthConfig {
  /** User name; for several tools a token, with an empty password. */
  username: string;
  /**
   * Password.
   *
   * @visibility secret
   */
  password: string;
}

/** @propertyNames {"enum": ["name", "value"]} */
interface HeaderAuthConfig {
  /** Name of the header, e.g. `X-Api-Key`. */
  name: string;
  /**
   * Value of the header, e.g. `GenieKey ${GENIE_KEY}`.
   *
   * @visibility secret
   */
  value: string;
}

/** @propertyNames {"enum": ["tokenUrl", "clientId", "clientSecret", "scope", "audience"]} */
interface OAuth2Config {
  /** Address that tokens come from. */
  tokenUrl: string;
  /** Id of the client. */
  clientId: string;
  /**
   * Secret of the client.
   *
   * @visibility secret
   */
  clientSecret: string;
  /** Scopes of the token, separated by spaces. */
  scope?: string;
  /** Audience of the token. */
  audience?: string;
}

/** @propertyNames {"enum": ["url", "body", "token"]} */
interface LoginConfig {
  /** Address that tokens come from. */
  url: string;
  /**
   * JSON with the credentials, sent by POST.
   *
   * @deepVisibility secret
   */
  body: unknown;
  /** Path in the answer to the token. */
  token: string;
}

/** @propertyNames {"enum": ["bearer", "basic", "header", "oauth2", "login"]} */
interface AuthConfig {
  /**
   * Token for the header `Authorization: Bearer`.
   *
   * @visibility secret
   */
  bearer?: string;
  /** User name and password. */
  basic?: BasicAuthConfig;
  /** A header with a key, or several of them. */
  header?: HeaderAuthConfig | HeaderAuthConfig[];
  /** Client credentials of OAuth 2.0 (RFC 6749, section 4.4). */
  oauth2?: OAuth2Config;
  /** Token for the header `Authorization: Bearer` that the tool gives for credentials, in a way of its own. */
  login?: LoginConfig;
}

/** @propertyNames {"enum": ["name", "baseUrl", "auth", "proxy"]} */
interface ServerConfig {
  /** Name in evidence and errors; the host when left out. */
  name?: string;
  /** Address that the paths of requests are appended to. */
  baseUrl: string;
  /** How the server knows who asks; exactly one way. */
  auth?: AuthConfig;
  /**
   * Address of an HTTP proxy.
   *
   * @visibility secret
   */
  proxy?: string;
}

/** @propertyNames {"enum": ["annotation", "separator", "afterLast", "template"]} */
interface KeyConfig {
  /** Annotation with the key; of several, the first that the entity has. */
  annotation?: string | string[];
  /** Separator of several keys in one annotation. */
  separator?: string;
  /** Text in front of the key, e.g. `/`: only what is behind the last one is the key. */
  afterLast?: string;
  /** Text over `kind`, `metadata.…` and refs of `spec`, e.g. `{metadata.namespace}/{metadata.name}`; instead of `annotation`. */
  template?: string;
}

/** @propertyNames {"enum": ["parameter", "value"]} */
interface PageSizeConfig {
  /** Name of the query parameter. */
  parameter: string;
  /** Items on a page. */
  value: number;
}

/** @propertyNames {"enum": ["parameter", "first", "size", "total", "more"]} */
interface PageConfig {
  /** Name of the parameter for the number of the page. */
  parameter: string;
  /** Number of the first page, 1 when left out. */
  first?: number;
  /** Items on a page. */
  size: PageSizeConfig;
  /** Path to the number of all items. Without it and `more`, a page that is not full is the last one. */
  total?: string;
  /** Path to whether there are more pages, true or false. */
  more?: string;
}

/** @propertyNames {"enum": ["parameter", "size", "total", "more"]} */
interface OffsetConfig {
  /** Name of the parameter for the number of items before the page. */
  parameter: string;
  /** Items on a page. */
  size: PageSizeConfig;
  /** Path to the number of all items. Without it and `more`, a page that is not full is the last one. */
  total?: string;
  /** Path to whether there are more pages, true or false. */
  more?: string;
}

/** @propertyNames {"enum": ["parameter", "next", "size"]} */
interface CursorConfig {
  /** Name of the parameter for the cursor. */
  parameter: string;
  /** Path to the next cursor, or to the address of the next page. */
  next: string;
  /** Items on a page. */
  size?: PageSizeConfig;
}

/** @propertyNames {"enum": ["size"]} */
interface LinkConfig {
  /** Items on a page. */
  size?: PageSizeConfig;
}

/** @propertyNames {"enum": ["page", "offset", "cursor", "link"]} */
interface PagesConfig {
  /** Pages with numbers. */
  page?: PageConfig;
  /** Pages by the number of items before them. */
  offset?: OffsetConfig;
  /** Pages by a cursor in the answer. */
  cursor?: CursorConfig;
  /** Pages by the header `Link` with `rel="next"` (RFC 8288). */
  link?: LinkConfig;
}

/** @propertyNames {"enum": ["size", "separator"]} */
interface BatchConfig {
  /** Keys in one request, 1,000 at most. */
  size: number;
  /** Text between two keys, a comma when left out. */
  separator?: string;
}

/** @propertyNames {"enum": ["request", "path"]} */
interface KeyFromConfig {
  /** Id of the other request. */
  request: string;
  /** Path in an item of the other request to the keys. */
  path: string;
}

/** @propertyNames {"enum": ["get", "post", "graphql", "promql", "label", "query", "headers", "body", "variables", "pages", "maxPages", "batch", "items", "itemKey", "itemLabels", "key", "keyFrom", "ignoreCase", "permission"]} */
interface RequestConfig {
  /** Path of a GET request. */
  get?: string;
  /** Path of a POST request. */
  post?: string;
  /** GraphQL query, sent by `post`. */
  graphql?: string;
  /** Query of PromQL, sent once for all entities to Prometheus, Mimir or Thanos. Items have `labels`, `value` and `time`. */
  promql?: string;
  /** Label, or labels, of a series with the keys of the entities that it belongs to. Required with `promql`. */
  label?: string | string[];
  /** Query parameters. A list stands for a parameter that is there several times. */
  query?: {
    [parameter: string]:
      | string
      | number
      | boolean
      | (string | number | boolean)[];
  };
  /** Headers, without credentials. */
  headers?: { [name: string]: string };
  /** JSON of a POST request that is not GraphQL. */
  body?: unknown;
  /** Variables of the GraphQL query. */
  variables?: { [name: string]: unknown };
  /** How the pages of a list are asked for; exactly one way. */
  pages?: PagesConfig;
  /** Pages that are read at most, 100 when left out. What is beyond them is unknown. */
  maxPages?: number;
  /** Size of the batches of a request that has `{keys}`. */
  batch?: BatchConfig;
  /** Path to the items in an answer. Required without `promql`. */
  items?: string;
  /** Path, or paths, in an item to the keys of the entities that it belongs to. Required unless the request has `{key}`, `itemLabels` or `promql`. */
  itemKey?: string | string[];
  /** Path in an item to an object of labels. Each is a key `name=value`, as selectors write it. */
  itemLabels?: string;
  /** Key of an entity for this request; the key of the source when left out. */
  key?: KeyConfig;
  /** Keys in the items that another request found for the entity, instead of `key`. */
  keyFrom?: KeyFromConfig;
  /** Whether keys are compared without case, `false` when left out. */
  ignoreCase?: boolean;
  /** Permission that the credentials need, for the message when they are refused. */
  permission?: string;
}

/** @propertyNames {"enum": ["title", "url"]} */
interface EvidenceConfig {
  /** Title of the link. */
  title: string;
  /** Address with `{server}`, `{key}`, `{item.…}` and `{parameters.…}`, or a path into the items of HTTP. Of a query of PromQL the page that shows it, when left out. */
  url?: string;
}

/** @propertyNames {"enum": ["title", "description", "type", "maxAge", "grade", "from", "value", "means", "reduce", "observedAt", "absent", "evidence"]} */
interface FactConfig {
  /** Short name of the fact, for people. */
  title: string;
  /** One sentence that says what a value means. */
  description: string;
  /** Type of the value. */
  type: 'boolean' | 'number' | 'string' | 'strings' | 'instant';
  /** Age after which the value proves nothing. */
  maxAge: HumanDuration | string;
  /** Grade as proof, `observed` when left out. */
  grade?: 'observed' | 'declared' | 'attested';
  /** Id of the request. */
  from: string;
  /** Path into the list of the items of the entity. */
  value: string;
  /** Translation of the tool's values, e.g. `{ OK: true, ERROR: false }`. A value that is not listed is unknown. */
  means?: { [value: string]: string | number | boolean };
  /** How several values become one, `one` when left out. */
  reduce?:
    | 'one'
    | 'first'
    | 'count'
    | 'max'
    | 'min'
    | 'sum'
    | 'share'
    | 'any'
    | 'all'
    | 'latest'
    | 'list';
  /** Path to the time at which the tool saw it; of several times, the oldest counts. The time of the request when left out. */
  observedAt?: string;
  /** Value if a complete list has no item of the entity, or `unknown`. */
  absent: string | number | boolean | string[];
  /** Link to where people see it. */
  evidence: EvidenceConfig;
}

/** @propertyNames {"enum": ["frequency", "timeout"]} */
interface SourceScheduleConfig {
  /** How often. */
  frequency: HumanDuration | string;
  /** Longest time for one run. */
  timeout: HumanDuration | string;
}

/** @propertyNames {"enum": ["url", "dataSource"]} */
interface GrafanaConfig {
  /** Address of Grafana. */
  url: string;
  /** The `uid` of the data source. */
  dataSource: string;
}

/** @propertyNames {"enum": ["url", "grafana"]} */
interface GraphsConfig {
  /** Address with `{query}`, and `{server}`, `{key}` and `{parameters.…}`. */
  url?: string;
  /** Grafana Explore. */
  grafana?: GrafanaConfig;
}

/** @propertyNames {"enum": ["title", "description", "appliesTo", "schedule", "servers", "parameters", "graphs", "key", "requests", "facts", "maxRequests", "concurrency", "timeout", "reserve"]} */
interface HttpSourceConfig {
  /** Name of the source, for people. */
  title: string;
  /** One sentence that says what the source tells. */
  description: string;
  /** Filter predicate over entities; all assessed entities when left out. */
  appliesTo?: unknown;
  /** Default schedule, hourly when left out. `maturity.sources.<id>.schedule` overrides it. */
  schedule?: SourceScheduleConfig;
  /** Servers of the tool. Each is asked. */
  servers: ServerConfig[];
  /** Values for `{parameters.…}` in paths, queries, headers, bodies and links. In PromQL they are escaped in quotes, and elsewhere a name, a number or a duration. */
  parameters?: { [name: string]: string };
  /** Where people see what queries of PromQL find; exactly one way. The page of Prometheus or Thanos when left out. */
  graphs?: GraphsConfig;
  /** Key by which the tool knows an entity: `annotation` or `template`. */
  key: KeyConfig;
  /** Requests by id. */
  requests: { [id: string]: RequestConfig };
  /** Facts by name. */
  facts: { [name: string]: FactConfig };
  /** Requests of one run at most, 2,000 when left out. The rest is unknown. */
  maxRequests?: number;
  /** Requests to one server at the same time, 4 when left out, 50 at most. */
  concurrency?: number;
  /** Time for one request, 30 seconds when left out. */
  timeout?: HumanDuration | string;
  /** Share of a rate limit, from 0 to 1, that is kept for others, 0.2 when left out. */
  reserve?: number;
}

/** @propertyNames {"enum": ["ca", "cert", "key", "rejectUnauthorized"]} */
interface SslConfig {
  /** Certificate of who signed the certificate of the database, as PEM. */
  ca?: string;
  /** Certificate of the user, as PEM. */
  cert?: string;
  /**
   * Key of that certificate, as PEM.
   *
   * @visibility secret
   */
  key?: string;
  /** Whether a certificate that cannot be verified is refused, `true` when left out. */
  rejectUnauthorized?: boolean;
}

/** @propertyNames {"enum": ["name", "client", "url", "host", "port", "database", "user", "password", "ssl", "schema", "webUrl"]} */
interface ConnectionConfig {
  /** Name in evidence and errors; the host and the database when left out. */
  name?: string;
  /** Driver: of PostgreSQL, or of MySQL and MariaDB. */
  client: 'pg' | 'mysql2';
  /**
   * Address with user, password, host, port and database, instead of these settings.
   *
   * @visibility secret
   */
  url?: string;
  /** Host of the database. */
  host?: string;
  /** Port of the database; 5432 or 3306 when left out. */
  port?: number | string;
  /** Name of the database. */
  database?: string;
  /** Name of a user who may only read. */
  user?: string;
  /**
   * Password of the user.
   *
   * @visibility secret
   */
  password?: string;
  /** Whether the connection is encrypted: `true`, or an object with `ca`, `cert`, `key` and `rejectUnauthorized`. */
  ssl?: boolean | SslConfig;
  /** Schema of tables that a query names without one, in PostgreSQL. */
  schema?: string;
  /** Address of the web pages that `{server}` in links stands for. */
  webUrl?: string;
}

/** @propertyNames {"enum": ["size"]} */
interface SqlBatchConfig {
  /** Keys in one query, 1,000 at most. */
  size: number;
}

/** @propertyNames {"enum": ["query", "batch", "maxRows", "json", "itemKey", "key", "keyFrom", "ignoreCase", "permission"]} */
interface SqlRequestConfig {
  /** One SELECT. `{key}`, `{keys}` and `{parameters.…}` in it are bound as values. */
  query: string;
  /** Size of the batches of a query that has `{keys}`. */
  batch?: SqlBatchConfig;
  /** Rows of one query at most, 100,000 when left out. The others are unknown. */
  maxRows?: number;
  /** Columns that hold JSON as text. */
  json?: string[];
  /** Path, or paths, in a row to the keys of the entities that it belongs to, e.g. `$.project`. */
  itemKey: string | string[];
  /** Key of an entity for this request; the key of the source when left out. */
  key?: KeyConfig;
  /** Keys in the rows that another request found for the entity, instead of `key`. */
  keyFrom?: KeyFromConfig;
  /** Whether keys are compared without case, `false` when left out. They are sent in lower case then. */
  ignoreCase?: boolean;
  /** Permission that the user needs, for the message when it is missing. */
  permission?: string;
}

/** @propertyNames {"enum": ["title", "description", "appliesTo", "schedule", "connections", "parameters", "key", "timezone", "requests", "facts", "maxRequests", "concurrency", "timeout"]} */
interface SqlSourceConfig {
  /** Name of the source, for people. */
  title: string;
  /** One sentence that says what the source tells. */
  description: string;
  /** Filter predicate over entities; all assessed entities when left out. */
  appliesTo?: unknown;
  /** Default schedule, hourly when left out. `maturity.sources.<id>.schedule` overrides it. */
  schedule?: SourceScheduleConfig;
  /** Databases of the tool. Each is asked. */
  connections: ConnectionConfig[];
  /** Values for `{parameters.…}` in queries and links. */
  parameters?: { [name: string]: string };
  /** Key by which the tool knows an entity: `annotation` or `template`. */
  key: KeyConfig;
  /** Zone of times that are stored without one: `UTC`, or an offset such as `+02:00`. Without it, such a time is unknown. */
  timezone?: string;
  /** Requests by id. */
  requests: { [id: string]: SqlRequestConfig };
  /** Facts by name. */
  facts: { [name: string]: FactConfig };
  /** Queries of one run at most, 2,000 when left out. The rest is unknown. */
  maxRequests?: number;
  /** Queries to one database at the same time, 2 when left out, 50 at most. */
  concurrency?: number;
  /** Time for one query, 30 seconds when left out. */
  timeout?: HumanDuration | string;
}

/** @propertyNames {"enum": ["servers", "connections", "parameters", "graphs", "key", "requests", "facts", "schedule", "maxRequests", "concurrency", "timeout", "reserve"]} */
interface PackConfig {
  /** Servers of a tool that is asked over HTTP. Each is asked. */
  servers?: ServerConfig[];
  /** Databases of a tool whose database is read. Each is asked. */
  connections?: ConnectionConfig[];
  /** Parameters of the pack, e.g. the name of an organisation. */
  parameters?: { [name: string]: string };
  /** Where people see what queries of PromQL find; exactly one way. The page of Prometheus or Thanos when left out. */
  graphs?: GraphsConfig;
  /** Key by which the tool knows an entity, instead of the one of the pack. */
  key?: KeyConfig;
  /** Requests that replace those of the pack with the same id, or are added. */
  requests?: { [id: string]: RequestConfig | SqlRequestConfig };
  /** Facts that replace those of the pack with the same name, or are added. */
  facts?: { [name: string]: FactConfig };
  /** Default schedule, hourly when left out. */
  schedule?: SourceScheduleConfig;
  /** Requests of one run at most, 2,000 when left out. The rest is unknown. */
  maxRequests?: number;
  /** Requests to one server at the same time, 4 when left out, 50 at most. */
  concurrency?: number;
  /** Time for one request, 30 seconds when left out. */
  timeout?: HumanDuration | string;
  /** Share of a rate limit, from 0 to 1, that is kept for others, 0.2 when left out. */
  reserve?: number;
}

export interface Config {
  maturity?: {
    sources?: {
      [sourceId: string]: {
        /** A source that asks a tool over HTTP. */
        http?: HttpSourceConfig;
        /** A source that reads the database of a tool. */
        sql?: SqlSourceConfig;
        /** The source of a pack with the id of the source, e.g. `argo-cd`. */
        pack?: PackConfig;
      };
    };
  };
}
