import {
  BackstageCredentials,
  BackstageUserPrincipal,
} from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  builtInModel,
  ChangeTargetRequest,
  CreateTargetRequest,
  EndTargetRequest,
  Model,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { isEqual, pick } from 'lodash';
import { EditConflictError } from '../EditConflictError';
import {
  countOpenTargets,
  createTarget,
  findTarget,
  TargetContent,
  updateTarget,
} from '../database';
import { EntityReader } from '../scorecard/EntityReader';
import { toDay } from './measureTarget';

/** Open targets of one entity: more is no target. */
const MOST_OPEN = 20;

const CONTENT = [
  'stageId',
  'share',
  'lifecycle',
  'owner',
  'startsOn',
  'dueOn',
  'note',
] as const satisfies readonly (keyof TargetContent)[];

type UserCredentials = BackstageCredentials<BackstageUserPrincipal>;

/** Options of the editor. */
export interface TargetEditorOptions {
  readonly knex: Knex;
  readonly entities: Pick<EntityReader, 'findVisible'>;
  readonly models: readonly Model[];
  readonly now: () => Date;
}

/** Sets, changes and ends targets, for callers who may. */
export class TargetEditor {
  readonly #options: TargetEditorOptions;

  constructor(options: TargetEditorOptions) {
    this.#options = options;
  }

  /**
   * Sets a target. To repeat it changes nothing.
   *
   * @throws `InputError` for a model, stage, owner or due day that cannot be, and
   * `ConflictError` if the id is that of another target
   */
  async create(
    request: CreateTargetRequest,
    credentials: UserCredentials,
  ): Promise<StageTarget> {
    const { knex, now } = this.#options;
    const { id, entityRef } = request;
    const content = pick(request, CONTENT);
    const model = this.#requireModel(request);
    const target = {
      ...{ id, entityRef, ...content },
      modelId: model.id,
      createdBy: credentials.principal.userEntityRef,
    };
    const known = await findTarget(knex, { id });
    if (!known) {
      requireStage(model, content);
      this.#requireFuture(content);
      await this.#requireOwner(content, credentials);
      const open = await countOpenTargets(knex, { entityRef });
      if (open >= MOST_OPEN) {
        throw new InputError(
          `${entityRef} has ${open} open targets; end one of them first`,
        );
      }
    }
    const stored = known ?? (await createTarget(knex, { target, now: now() }));
    if (stored.entityRef !== entityRef) {
      // It may be of an entity that the caller may not see.
      throw new ConflictError('id: belongs to another target');
    }
    const isSame =
      hasContent(stored, content) &&
      stored.modelId === target.modelId &&
      stored.createdBy === target.createdBy;
    if (!isSame) {
      throw conflict('id: belongs to another target', stored);
    }
    return stored;
  }

  /**
   * Changes a target.
   *
   * @throws `InputError` as `create`, and `EditConflictError` if somebody changed it
   * meanwhile
   */
  async change(
    request: ChangeTargetRequest,
    target: StageTarget,
    credentials: UserCredentials,
  ): Promise<StageTarget> {
    const content = pick(request, CONTENT);
    if (
      isRepeated(request, target, credentials) &&
      hasContent(target, content)
    ) {
      return target;
    }
    requireStage(this.#requireModel(target), content);
    // The note of a target that is overdue can still be written.
    if (content.dueOn !== target.dueOn) {
      this.#requireFuture(content);
    }
    if (content.owner !== target.owner) {
      await this.#requireOwner(content, credentials);
    }
    return this.#update(request, { content }, credentials);
  }

  /**
   * Ends a target.
   *
   * @throws `EditConflictError` if somebody changed or ended it meanwhile
   */
  async end(
    request: EndTargetRequest,
    target: StageTarget,
    credentials: UserCredentials,
  ): Promise<StageTarget> {
    const { reason } = request;
    if (
      isRepeated(request, target, credentials) &&
      target.ended?.reason === reason
    ) {
      return target;
    }
    return this.#update(request, { endReason: reason }, credentials);
  }

  async #update(
    { targetId, version }: { targetId: string; version: number },
    change: Parameters<typeof updateTarget>[1]['change'],
    credentials: UserCredentials,
  ): Promise<StageTarget> {
    const { knex, now } = this.#options;
    const { isWritten, stored } = await updateTarget(knex, {
      id: targetId,
      version,
      change,
      updatedBy: credentials.principal.userEntityRef,
      now: now(),
    });
    if (!stored) {
      throw new NotFoundError(`There is no target ${targetId}`);
    }
    if (!isWritten) {
      throw conflict(
        stored.ended
          ? 'The target was ended'
          : `The target was changed: it has version ${stored.version}, not ${version}`,
        stored,
      );
    }
    return stored;
  }

  /** The model of the target; by default, that of components. */
  #requireModel({ modelId }: { readonly modelId?: string }): Model {
    const models = this.#options.models.filter(
      ({ subject }) => subject !== 'organization',
    );
    const model =
      modelId === undefined
        ? models.find(({ id }) => id === builtInModel.id) ?? models[0]
        : models.find(({ id }) => id === modelId);
    if (!model) {
      const known = models.map(({ id }) => id).join(', ');
      throw new InputError(`modelId: must be one of ${known}`);
    }
    return model;
  }

  #requireFuture({ dueOn }: TargetContent): void {
    const today = toDay(this.#options.now());
    if (dueOn < today) {
      throw new InputError(`dueOn: must not be before today, ${today}`);
    }
  }

  async #requireOwner(
    { owner }: TargetContent,
    credentials: UserCredentials,
  ): Promise<void> {
    const { entities } = this.#options;
    const [found] = await entities.findVisible([owner], credentials);
    if (!found) {
      throw new InputError(`owner: there is no ${owner} in the catalog`);
    }
  }
}

function requireStage({ stages }: Model, { stageId }: TargetContent): void {
  const known = stages.map(({ id }) => id);
  if (!known.includes(stageId)) {
    throw new InputError(`stageId: must be one of ${known.join(', ')}`);
  }
}

function hasContent(stored: StageTarget, content: TargetContent): boolean {
  return isEqual(
    CONTENT.map(field => stored[field]),
    CONTENT.map(field => content[field]),
  );
}

/** Whether a request that succeeded seems to be sent once more. */
function isRepeated(
  { version }: { readonly version: number },
  { version: stored, updatedBy }: StageTarget,
  { principal }: UserCredentials,
): boolean {
  return stored === version + 1 && updatedBy === principal.userEntityRef;
}

function conflict(message: string, current: StageTarget): EditConflictError {
  return new EditConflictError(message, JSON.parse(JSON.stringify(current)));
}
