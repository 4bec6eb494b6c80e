import {
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import { z } from 'zod';
import { headerName, headerValue } from './headers';
import { exactlyOne, path, webAddress } from './values';

const baseUrl = webAddress.refine(
  value => !/[?#]/.test(value),
  'must not contain a query or a fragment',
);

const header = settings({ name: headerName, value: headerValue });

/** How a server knows who asks. */
const auth = exactlyOne({
  bearer: headerValue,
  basic: settings({
    username: z.string('must be a text'),
    password: z.string('must be a text'),
  }),
  /** Or several of them. */
  header: z
    .union([header, z.array(header).min(1, 'must not be empty')], {
      error: 'must be a header with name and value, or a list of them',
    })
    .transform(value => [value].flat()),
  oauth2: settings({
    /** Of the client credentials grant, RFC 6749, section 4.4. */
    tokenUrl: webAddress,
    clientId: text,
    clientSecret: text,
    scope: text.optional(),
    audience: text.optional(),
  }),
  /** A bearer token that the server gives in return for JSON with credentials. */
  login: settings({
    url: webAddress,
    body: z.json(),
    /** The token in the answer. */
    token: path,
  }),
});

export const serverSchema = settings({
  /** Shown in evidence and errors; default: the host. */
  name: text.optional(),
  /** Paths of requests are appended to it. */
  baseUrl,
  auth: auth.optional(),
  proxy: text
    .refine(
      value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
      'must be an http: or https: address',
    )
    .optional(),
});

/** One server of a tool: where it is, and how it knows who asks. */
export type ServerDeclaration = z.infer<typeof serverSchema>;

/** Returns the address of a server without a slash at its end. */
export function readServerAddress({ baseUrl: url }: ServerDeclaration): string {
  return new URL(url).href.replace(/\/+$/, '');
}
