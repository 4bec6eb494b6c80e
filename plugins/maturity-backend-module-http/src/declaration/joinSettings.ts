import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { JsonPath } from './jsonPath';
import { KeyDeclaration, keySchema } from './keySchema';
import { flag, identifier, path } from './values';

/** In an item: the keys of the entities that it belongs to, all that the paths lead to. */
export const itemKey = z
  .union([path, z.array(path).min(1, 'must not be empty')])
  .transform(value => [value].flat());

/** Which entities the items of a request belong to. */
export const joinSettings = {
  /** Default: the one of the source. */
  key: keySchema.optional(),
  /** The keys are in the items that another request found for the entity. */
  keyFrom: settings({
    /** Id of that request, which has a key of its own. */
    request: identifier,
    /** In an item: the keys. */
    path,
  }).optional(),
  ignoreCase: flag.default(false),
  /** The permission that the credentials need, for people: `Browse` on the project. */
  permission: text.optional(),
};

/** A request of any source: how often it is sent, and which entities its items belong to. */
export interface JoinedRequest {
  /** Of HTTP. */
  readonly promql?: unknown;
  readonly get?: unknown;
  readonly post?: unknown;
  readonly body?: unknown;
  readonly variables?: unknown;
  /** Parameters of HTTP, or a statement of SQL. */
  readonly query?: unknown;
  readonly batch?: { readonly size: number };
  readonly itemKey?: readonly JsonPath[];
  readonly itemLabels?: JsonPath;
  readonly key?: KeyDeclaration;
  readonly keyFrom?: { readonly request: string; readonly path: JsonPath };
  readonly ignoreCase: boolean;
}
