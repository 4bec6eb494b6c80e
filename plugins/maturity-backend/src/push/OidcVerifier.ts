import {
  AuthenticationError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  cleanMessage,
  fetchJson,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  JWTPayload,
  jwtVerify,
} from 'jose';
import { z } from 'zod';
import { OidcIssuer } from './types';

/** Keys in pairs only: whoever can verify by a shared secret can sign too. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA'],
];

const TIMEOUT_MS = 5_000;
const CLOCK_TOLERANCE_S = 60;
/** A token with an unknown key has them fetched again, no more often than that. */
const COOLDOWN_MS = 30_000;
const MAX_BYTES = 100_000;

const discovery = z.looseObject({ issuer: z.string(), jwks_uri: z.string() });

type Keys = ReturnType<typeof createRemoteJWKSet>;

/** A token that was verified. */
export interface VerifiedToken {
  readonly issuer: OidcIssuer;
  readonly claims: JWTPayload;
  /** The repository whose pipeline has the token. */
  readonly repository: string;
}

/** Verifies OIDC tokens of pipelines by the keys of their configured issuers. */
export class OidcVerifier {
  readonly #issuers: ReadonlyMap<string, OidcIssuer>;
  readonly #keys = new Map<string, Promise<Keys>>();
  readonly #cooldown: number;

  constructor(options: {
    readonly issuers: readonly OidcIssuer[];
    /** Milliseconds, for tests. */
    readonly cooldown?: number;
  }) {
    this.#issuers = new Map(options.issuers.map(one => [one.issuer, one]));
    this.#cooldown = options.cooldown ?? COOLDOWN_MS;
  }

  /**
   * @throws `AuthenticationError` (401) for a token that proves nothing,
   * `NotAllowedError` (403) for one with claims that are not allowed,
   * `ServiceUnavailableError` (503) if the issuer cannot be asked for its keys
   */
  async verify(token: string): Promise<VerifiedToken> {
    const issuer = this.#issuers.get(readIssuer(token) ?? '');
    if (!issuer) {
      throw new AuthenticationError(
        'The token is none of an issuer at maturity.push.issuers',
      );
    }
    const claims = await this.#readClaims(token, issuer);
    const repository = claims[issuer.binding.claim];
    if (typeof repository !== 'string' || repository.trim() === '') {
      throw new NotAllowedError(
        `The token has no claim '${issuer.binding.claim}', which names the repository`,
      );
    }
    checkClaims(claims, issuer);
    return { issuer, claims, repository: repository.trim() };
  }

  async #readClaims(token: string, issuer: OidcIssuer): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, await this.#getKeys(issuer), {
        algorithms: ALGORITHMS,
        issuer: issuer.issuer,
        audience: [...issuer.audience],
        clockTolerance: CLOCK_TOLERANCE_S,
        requiredClaims: ['exp', 'iat'],
      });
      return payload;
    } catch (error) {
      throw this.#toRefusal(error, issuer);
    }
  }

  #toRefusal(error: unknown, { id, issuer }: OidcIssuer): Error {
    if (error instanceof errors.JWTExpired) {
      return new AuthenticationError(
        'The token has expired: ask for a new one right before the request',
      );
    }
    if (error instanceof errors.JWTClaimValidationFailed) {
      return new AuthenticationError(
        error.claim === 'aud'
          ? `The token is for another audience: ask for one with that of maturity.push.issuers.${id}.audience`
          : `The claim '${error.claim}' of the token is not valid`,
      );
    }
    if (isTokenError(error)) {
      return new AuthenticationError('The token is not signed by its issuer');
    }
    this.#keys.delete(id);
    return new ServiceUnavailableError(
      `The keys of ${issuer} cannot be read: ${cleanMessage(
        error,
      )}. Nothing is stored; send it again later, and check that the backend can reach the issuer (maturity.push.issuers.${id})`,
    );
  }

  /** The keys of an issuer, which `jose` fetches and keeps. */
  async #getKeys(issuer: OidcIssuer): Promise<Keys> {
    const known = this.#keys.get(issuer.id);
    if (known) {
      return known;
    }
    const found = findKeys(issuer).then(url =>
      createRemoteJWKSet(url, {
        timeoutDuration: TIMEOUT_MS,
        cooldownDuration: this.#cooldown,
      }),
    );
    this.#keys.set(issuer.id, found);
    return found;
  }
}

/** The issuer that a token claims to be from, before anything is verified. */
function readIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    return undefined;
  }
}

/** Whether it is the token that is wrong, and not what came from the issuer. */
function isTokenError(error: unknown): boolean {
  return (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWSInvalid ||
    error instanceof errors.JWTInvalid ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSEAlgNotAllowed ||
    error instanceof errors.JOSENotSupported
  );
}

/** Where the keys are. No other host than the configured ones is asked. */
async function findKeys({ id, issuer, jwksUrl }: OidcIssuer): Promise<URL> {
  if (jwksUrl !== undefined) {
    return new URL(jwksUrl);
  }
  const { body } = await fetchJson(
    {
      method: 'GET',
      url: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
      headers: {},
      maxBytes: MAX_BYTES,
    },
    AbortSignal.timeout(TIMEOUT_MS),
  );
  const found = discovery.safeParse(body);
  if (!found.success || found.data.issuer !== issuer) {
    throw new Error('its discovery document is that of another issuer');
  }
  const { jwks_uri: address } = found.data;
  if (
    !URL.canParse(address) ||
    new URL(address).origin !== new URL(issuer).origin
  ) {
    throw new Error(
      `its keys are on another host; if that is right, set maturity.push.issuers.${id}.jwksUrl`,
    );
  }
  return new URL(address);
}

/** @throws `NotAllowedError` for a claim with a value that is not allowed */
function checkClaims(claims: JWTPayload, issuer: OidcIssuer): void {
  for (const [name, allowed] of issuer.require) {
    const value = claims[name];
    const text = typeof value === 'object' ? '' : String(value ?? '');
    if (!allowed.some(one => matches(text, one))) {
      throw new NotAllowedError(
        `The claim '${name}' of the token has a value that maturity.push.issuers.${issuer.id}.require does not allow`,
      );
    }
  }
}

function matches(value: string, allowed: string): boolean {
  return allowed.endsWith('*')
    ? value.startsWith(allowed.slice(0, -1))
    : value === allowed;
}
