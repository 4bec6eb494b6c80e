import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it came in, before anything of it is believed. */
export interface UnprovenRequest {
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** The very bytes, since a signature is over them. */
  readonly body: Buffer;
}

/** Whether a request shows that its sender knows the secret. */
export type Proof = (request: UnprovenRequest, secret: string) => boolean;

/** In constant time, and whatever the lengths are. */
function areEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function valuesOf({ headers }: UnprovenRequest, name: string): string[] {
  return [headers[name] ?? []]
    .flat()
    .flatMap(value => value.split(','))
    .map(value => value.trim());
}

/** The secret itself, in `Authorization: Bearer …`. */
export const bearerProof: Proof = ({ headers }, secret) =>
  [headers.authorization ?? []]
    .flat()
    .map(value => /^bearer +(\S+)$/i.exec(value)?.[1])
    .some(token => token !== undefined && areEqual(token, secret));

/**
 * The HMAC-SHA256 of the body in hexadecimal, behind a prefix, in a header that
 * may hold several: while a secret is replaced, the sender signs with both.
 */
export function signatureProof(options: {
  header: string;
  prefix: string;
}): Proof {
  return (request, secret) => {
    const expected = createHmac('sha256', secret)
      .update(request.body)
      .digest('hex');
    return valuesOf(request, options.header)
      .filter(value => value.startsWith(options.prefix))
      .some(value =>
        areEqual(value.slice(options.prefix.length).toLowerCase(), expected),
      );
  };
}

/** Either of two. */
export function eitherProof(one: Proof, other: Proof): Proof {
  return (request, secret) => one(request, secret) || other(request, secret);
}
