import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it came in, before its sender is verified. */
export interface UnverifiedRequest {
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** The raw bytes, which a signature is computed from. */
  readonly body: Buffer;
}

/** Tells whether the sender of a request knows the secret. */
export type SignatureVerifier = (
  request: UnverifiedRequest,
  secret: string,
) => boolean;

/** Compares in constant time, whatever the lengths are. */
function areEqual(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

function readValues({ headers }: UnverifiedRequest, name: string): string[] {
  return [headers[name] ?? []]
    .flat()
    .flatMap(value => value.split(','))
    .map(value => value.trim());
}

/** Verifies the secret itself, in `Authorization: Bearer …`. */
export const verifyBearer: SignatureVerifier = ({ headers }, secret) =>
  [headers.authorization ?? []]
    .flat()
    .map(value => /^bearer +(\S+)$/i.exec(value)?.[1])
    .some(token => token !== undefined && areEqual(token, secret));

/**
 * Verifies the HMAC-SHA256 of the body in hexadecimal, behind a prefix, in a header that
 * may hold several: while a secret is replaced, the sender signs with both.
 */
export function createSignatureVerifier(options: {
  header: string;
  prefix: string;
}): SignatureVerifier {
  return (request, secret) => {
    const expected = createHmac('sha256', secret)
      .update(request.body)
      .digest('hex');
    return readValues(request, options.header)
      .filter(value => value.startsWith(options.prefix))
      .some(value =>
        areEqual(value.slice(options.prefix.length).toLowerCase(), expected),
      );
  };
}

/** Accepts what either of two verifiers accepts. */
export function verifyEither(
  one: SignatureVerifier,
  other: SignatureVerifier,
): SignatureVerifier {
  return (request, secret) => one(request, secret) || other(request, secret);
}
