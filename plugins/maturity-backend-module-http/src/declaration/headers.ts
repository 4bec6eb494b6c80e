import { text } from '@platform-maturity/backstage-plugin-maturity-node/config';

/** They belong to the connection, or follow from the request. */
const RESERVED = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** A name as RFC 9110, section 5.1, allows it. */
export const headerName = text
  .regex(/^[!#$%&'*+.^_`|~\w-]+$/, 'is no name of a header')
  .refine(
    name => !RESERVED.has(name.toLowerCase()),
    'is set by the connection, not by a declaration',
  );

/** Whether a header holds credentials: those of a request are not kept secret. */
export function isCredentialHeader(name: string): boolean {
  return /^(authorization|cookie)$/i.test(name);
}

export const headerValue = text.regex(
  /^[\t\x20-\x7e\x80-\xff]+$/,
  'must not contain line breaks or characters beyond Latin-1',
);
