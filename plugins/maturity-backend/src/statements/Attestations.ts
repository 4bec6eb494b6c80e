import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError } from '@backstage/errors';
import {
  AttestRequest,
  didYouMean,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { CatalogAccess } from '../catalog/types';
import {
  readAttestation,
  readEntityAttestations,
  StoredAttestation,
  writeAttestation,
} from '../database';
import { EditConflictError } from '../EditConflictError';
import { AttestationAuthors, AttestationPolicy } from './AttestationAuthors';
import { findEnd } from './findEnd';

/** Options of the attestations. */
export interface AttestationsOptions extends CatalogAccess {
  readonly knex: Knex;
  readonly policy: AttestationPolicy;
  /** Names of the facts that a model reads. */
  readonly names: readonly string[];
  /** Has the attestations of an entity collected, and the entity assessed. */
  readonly collect: (entityRef: string, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
}

/** Stores what people state in the portal. It proves something only as a fact. */
export class Attestations {
  readonly #options: AttestationsOptions;

  constructor(options: AttestationsOptions) {
    this.#options = options;
  }

  /** All statements about an entity, the newest first. */
  async list(entityRef: string): Promise<readonly StoredAttestation[]> {
    return readEntityAttestations(this.#options.knex, { entityRef });
  }

  /** Why a user may not attest for an entity; `undefined` if they may. */
  async findRefusal(
    entity: Entity,
    userRef: string,
    signal: AbortSignal,
  ): Promise<string | undefined> {
    const authorship = { entity, by: userRef };
    const authors = await AttestationAuthors.load([authorship], {
      ...this.#options,
      signal,
    });
    const author = authors.check(authorship);
    return 'refused' in author
      ? author.refused.replace(/^by: /, '')
      : undefined;
  }

  /**
   * Stores a statement of a user, and has the entity assessed by it. The same
   * request again changes nothing.
   *
   * @throws `InputError` for what cannot be stated, `NotAllowedError` for a user who
   * does not speak for the entity, and {@link EditConflictError} if somebody else
   * stated something meanwhile
   */
  async attest(
    entity: Entity,
    request: AttestRequest,
    options: { readonly userRef: string; readonly signal: AbortSignal },
  ): Promise<StoredAttestation> {
    const { knex, collect } = this.#options;
    const { userRef, signal } = options;
    const entityRef = stringifyEntityRef(entity);
    const attestation = this.#toAttestation(entityRef, request, userRef);
    const same = await readAttestation(knex, request);
    if (same) {
      return requireSame(same, attestation);
    }
    const refusal = await this.findRefusal(entity, userRef, signal);
    if (refusal) {
      throw new NotAllowedError(`May not attest for ${entityRef}: ${refusal}`);
    }
    const { replaces } = request;
    if (!(await writeAttestation(knex, { attestation, replaces }))) {
      await this.#failByConflict(attestation);
    }
    await collect(entityRef, signal);
    return attestation;
  }

  #toAttestation(
    entityRef: string,
    request: AttestRequest,
    userRef: string,
  ): StoredAttestation {
    const { names, now } = this.#options;
    const { id, name, answer, note, evidence } = request;
    if (!names.includes(name)) {
      throw new InputError(
        `name: no check reads 'attestation/${name}'${didYouMean(name, names)}`,
      );
    }
    if (answer === 'yes' && !evidence) {
      throw new InputError('evidence: a yes needs an https link');
    }
    if (answer === 'withdrawn' && !request.replaces) {
      throw new InputError('replaces: there is nothing to withdraw');
    }
    const at = now().toISOString();
    const end = findEnd(at.slice(0, 10), request.expiresOn);
    if ('problem' in end) {
      throw new InputError(`expiresOn: it ${end.problem}`);
    }
    return {
      ...{ id, entityRef, name, answer },
      ...(note && { note }),
      ...(evidence && { evidence }),
      statedBy: userRef,
      statedAt: at,
      ...(answer !== 'withdrawn' && { expiresOn: end.day }),
    };
  }

  async #failByConflict({
    entityRef,
    name,
  }: StoredAttestation): Promise<never> {
    const all = await this.list(entityRef);
    const current = all.find(one => one.name === name && !one.replacedBy);
    // Not everybody may see who it was: the list tells those who may.
    const { statedBy, ...shown } = current ?? {};
    throw new EditConflictError(
      current
        ? `Somebody stated something meanwhile, on ${current.statedAt}`
        : 'The statement to replace is not there any more',
      shown,
    );
  }
}

/** The statement that is stored under an id, if it is the one that was sent. */
function requireSame(
  stored: StoredAttestation,
  sent: StoredAttestation,
): StoredAttestation {
  const isSame = (
    ['entityRef', 'name', 'answer', 'note', 'evidence', 'statedBy'] as const
  ).every(field => stored[field] === sent[field]);
  if (!isSame) {
    throw new EditConflictError('The id belongs to another statement', {});
  }
  return stored;
}
