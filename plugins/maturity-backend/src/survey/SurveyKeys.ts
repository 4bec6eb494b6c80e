import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hkdfSync,
  randomBytes,
} from 'node:crypto';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Sealed texts have a multiple of this length, so that it says nothing of an answer:
 * four answers with the longest texts fit into one.
 */
const BLOCK_BYTES = 12_288;

/** The owner of a sealed text, which cannot be opened as that of anything else. */
export interface SealedFor {
  readonly quarter: string;
  readonly form: string;
  readonly groupRef: string;
}

interface Keys {
  readonly hashing: Buffer;
  readonly sealing: Buffer;
}

/**
 * Hashes participants and encrypts answers that wait, with keys that are derived from
 * secrets of the configuration: the database alone shows neither.
 */
export class SurveyKeys {
  readonly #keys: readonly Keys[];

  /** @param secrets - the first hashes and seals; the others are tried too */
  constructor(secrets: readonly string[]) {
    this.#keys = secrets.map(secret => ({
      hashing: derive(secret, 'participation'),
      sealing: derive(secret, 'waiting answers'),
    }));
  }

  /** The hashes by which a person is known in a quarter, the one to store first. */
  hashParticipant(quarter: string, userRef: string): readonly string[] {
    return this.#keys.map(({ hashing }) =>
      createHmac('sha256', hashing)
        .update(`${quarter}\n${userRef}`)
        .digest('base64url'),
    );
  }

  /** Encrypts a text. */
  seal(text: string, owner: SealedFor): string {
    const [{ sealing }] = this.#keys;
    const length = Buffer.byteLength(text);
    const padding = BLOCK_BYTES - (length % BLOCK_BYTES);
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, sealing, nonce);
    cipher.setAAD(toOwnerBytes(owner));
    return Buffer.concat([
      nonce,
      // Spaces after JSON change nothing.
      cipher.update(text + ' '.repeat(padding), 'utf8'),
      cipher.final(),
      cipher.getAuthTag(),
    ]).toString('base64');
  }

  /** Decrypts a text; `undefined` if none of the secrets sealed it for this owner. */
  open(sealed: string, owner: SealedFor): string | undefined {
    const bytes = Buffer.from(sealed, 'base64');
    for (const { sealing } of this.#keys) {
      try {
        const decipher = createDecipheriv(
          CIPHER,
          sealing,
          bytes.subarray(0, NONCE_BYTES),
        );
        decipher.setAAD(toOwnerBytes(owner));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
        return Buffer.concat([text, decipher.final()]).toString('utf8').trim();
      } catch {
        // Sealed with another one.
      }
    }
    return undefined;
  }
}

function derive(secret: string, use: string): Buffer {
  const info = `maturity survey: ${use}`;
  return Buffer.from(hkdfSync('sha256', secret, '', info, 32));
}

function toOwnerBytes({ quarter, form, groupRef }: SealedFor): Buffer {
  return Buffer.from(JSON.stringify([quarter, form, groupRef]));
}
