import {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError, toError } from '@backstage/errors';
import {
  maturitySourceTryPermission,
  TrySourceRequest,
  TrySourceResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Request } from 'express';
import { SourceTrial } from '../pipeline/SourceTrial';
import { EntityReader } from '../scorecard/EntityReader';
import { parseEntityPath } from './parseRequest';
import { requirePermission } from './requirePermission';
import { findCaller } from './toDeliverySender';

/** Who tries a source on which entities. */
export interface Attempt {
  readonly credentials: BackstageCredentials;
  readonly input: TrySourceRequest;
}

/** Tries sources on entities that the caller may see, audited. */
export class SourceTrier {
  readonly #options: {
    readonly auditor: AuditorService;
    readonly entities: Pick<EntityReader, 'findVisible' | 'hideOthers'>;
    readonly permissions: PermissionsService;
    readonly trial: Pick<SourceTrial, 'run'>;
  };

  constructor(options: {
    readonly auditor: AuditorService;
    readonly entities: Pick<EntityReader, 'findVisible' | 'hideOthers'>;
    readonly permissions: PermissionsService;
    readonly trial: Pick<SourceTrial, 'run'>;
  }) {
    this.#options = options;
  }

  /**
   * Tries a source.
   *
   * @param read - identifies the caller and parses the input; what it throws is audited as well
   * @throws NotAllowedError, InputError, NotFoundError
   */
  async run(options: {
    readonly sourceId: string;
    readonly read: () => Promise<Attempt>;
    readonly signal: AbortSignal;
    readonly request?: Request;
  }): Promise<TrySourceResponse> {
    const { sourceId, read, request, signal } = options;
    const event = await this.#options.auditor.createEvent({
      eventId: 'source-try',
      severityLevel: 'medium',
      request,
      meta: { sourceId },
    });
    try {
      const { credentials, input } = await read();
      const refs = [...new Set(input.entityRefs.map(normalizeRef))];
      const tried = await this.#try(sourceId, refs, { credentials, signal });
      // The auditor reads the caller from a request. Without one, it is told.
      const caller = request ? undefined : findCaller(credentials)?.name;
      const meta = { entityRefs: refs, ...(caller && { caller }) };
      await event.success({ meta });
      return tried;
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }

  async #try(
    sourceId: string,
    refs: readonly string[],
    caller: {
      readonly credentials: BackstageCredentials;
      readonly signal: AbortSignal;
    },
  ): Promise<TrySourceResponse> {
    const { entities, permissions, trial } = this.#options;
    const { credentials, signal } = caller;
    await requirePermission({
      ...{ permissions, credentials },
      permission: maturitySourceTryPermission,
    });
    const found = await entities.findVisible(refs, credentials);
    const tried = await trial.run(
      sourceId,
      new Map(refs.map((ref, index) => [ref, found[index]])),
      signal,
    );
    const items = await Promise.all(
      tried.items.map(async item => ({
        ...item,
        facts: await entities.hideOthers(item.facts, credentials),
      })),
    );
    return { ...tried, items };
  }
}

function normalizeRef(ref: string): string {
  try {
    const { kind, namespace, name } = parseEntityRef(ref, {
      defaultKind: 'component',
    });
    return parseEntityPath({ kind, namespace, name });
  } catch {
    throw new InputError(
      `entityRefs: '${ref}' is no entity ref such as component:default/shop`,
    );
  }
}
