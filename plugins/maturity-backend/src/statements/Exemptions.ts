import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import {
  DecideExemptionRequest,
  ExemptionStatus,
  Model,
  modelAppliesTo,
  RequestExemptionRequest,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { omit } from 'lodash';
import {
  changeExemption,
  insertExemption,
  readExemption,
  StoredExemption,
} from '../database';
import { EditConflictError } from '../EditConflictError';
import { findEnd } from './findEnd';

/** Options of the exemptions. */
export interface ExemptionsOptions {
  readonly knex: Knex;
  readonly models: readonly Model[];
  /** Has an entity assessed by what is stored. */
  readonly assess: (entityRef: string, signal: AbortSignal) => Promise<void>;
  readonly now: () => Date;
}

/** A user who writes. */
interface Writer {
  readonly userRef: string;
  readonly signal: AbortSignal;
}

/** Stores the exemptions that people ask for in the portal, and decisions about them. */
export class Exemptions {
  readonly #options: ExemptionsOptions;

  constructor(options: ExemptionsOptions) {
    this.#options = options;
  }

  /**
   * One exemption.
   *
   * @throws `NotFoundError` if there is none
   */
  async require(id: string): Promise<StoredExemption> {
    const stored = await readExemption(this.#options.knex, { id });
    if (!stored) {
      throw new NotFoundError(`There is no exemption ${id}`);
    }
    return stored;
  }

  /**
   * Stores a request. The same one again changes nothing.
   *
   * @throws `InputError` for a check that the entity does not have, and a last day
   * that is over or too far away; {@link EditConflictError} if one waits already
   */
  async request(
    entity: Entity,
    request: RequestExemptionRequest,
    userRef: string,
  ): Promise<StoredExemption> {
    const { knex, now } = this.#options;
    const at = now().toISOString();
    const today = at.slice(0, 10);
    this.#requireCheck(entity, request);
    if (request.until !== today) {
      const end = findEnd(today, request.until);
      if ('problem' in end) {
        throw new InputError(`until: it ${end.problem}`);
      }
    }
    const exemption: StoredExemption = {
      ...request,
      entityRef: stringifyEntityRef(entity),
      status: 'requested',
      requestedBy: userRef,
      requestedAt: at,
      version: 1,
    };
    const inTheWay = await insertExemption(knex, exemption);
    if (!inTheWay) {
      return exemption;
    }
    if (isSameRequest(inTheWay, exemption)) {
      return inTheWay;
    }
    throw new EditConflictError(
      inTheWay.id === exemption.id
        ? 'The id belongs to another request'
        : `Somebody asked for the same on ${inTheWay.requestedAt}, and it waits for a decision`,
      inTheWay.entityRef === exemption.entityRef ? withoutPeople(inTheWay) : {},
    );
  }

  /**
   * Approves, denies or ends an exemption, and has the entity assessed by it.
   *
   * @param seen - the exemption as read before it was authorised
   * @throws `NotAllowedError` for one's own request, `InputError` for what cannot
   * follow, and {@link EditConflictError} if it changed meanwhile
   */
  async decide(
    seen: StoredExemption,
    request: DecideExemptionRequest,
    { userRef, signal }: Writer,
  ): Promise<StoredExemption> {
    const { knex, assess, now } = this.#options;
    const { decision, note, version } = request;
    if (decision !== 'ended' && seen.requestedBy === userRef) {
      throw new NotAllowedError('Nobody decides about their own request');
    }
    const at = now().toISOString();
    const status = followStatus(seen.status, decision);
    const isRepeated =
      seen.status === (status ?? decision) &&
      seen.version === version + 1 &&
      [seen.decidedBy, seen.endedBy].includes(userRef);
    if (isRepeated) {
      return seen;
    }
    if (seen.version !== version) {
      return failByConflict(seen);
    }
    if (!status) {
      throw new InputError(
        `decision: an exemption that is ${seen.status} cannot become ${decision}`,
      );
    }
    const changed = await changeExemption(knex, {
      id: seen.id,
      version,
      change:
        decision === 'ended'
          ? { status, endedBy: userRef, endedAt: at }
          : { status, decidedBy: userRef, decidedAt: at, decisionNote: note },
    });
    if (!changed) {
      return failByConflict(await this.require(seen.id));
    }
    await assess(changed.entityRef, signal);
    return changed;
  }

  #requireCheck(
    entity: Entity,
    { checkId, modelId }: RequestExemptionRequest,
  ): void {
    const hasCheck = this.#options.models
      .filter(model => !modelId || model.id === modelId)
      .filter(model => modelAppliesTo(model, entity))
      .some(({ stages }) =>
        stages.some(({ checks }) => checks.some(({ id }) => id === checkId)),
      );
    if (!hasCheck) {
      throw new InputError(
        `checkId: no model of this entity has a check '${checkId}'`,
      );
    }
  }
}

/** The status after a decision; `undefined` where it cannot be decided so. */
function followStatus(
  status: ExemptionStatus,
  decision: DecideExemptionRequest['decision'],
): ExemptionStatus | undefined {
  if (status === 'requested') {
    return decision === 'ended' ? 'withdrawn' : decision;
  }
  return status === 'approved' && decision === 'ended' ? 'ended' : undefined;
}

function isSameRequest(a: StoredExemption, b: StoredExemption): boolean {
  return (
    [
      'id',
      'entityRef',
      'modelId',
      'checkId',
      'reason',
      'evidence',
      'until',
      'requestedBy',
    ] as const
  ).every(field => a[field] === b[field]);
}

function failByConflict(current: StoredExemption): never {
  throw new EditConflictError(
    `The exemption is ${current.status} by now`,
    withoutPeople(current),
  );
}

/** An exemption for people who may not see who wrote it: the list tells those who may. */
function withoutPeople(exemption: StoredExemption) {
  return omit(exemption, 'requestedBy', 'decidedBy', 'endedBy');
}
