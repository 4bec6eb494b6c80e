import { AuditorService } from '@backstage/backend-plugin-api';
import {
  maturityTargetSetPermission,
  StageTarget,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Request, Router } from 'express';
import { EntityGuard } from '../permissions/EntityGuard';
import { TargetEditor } from '../targets/TargetEditor';
import { TargetReader } from '../targets/TargetReader';
import { Callers } from './Callers';
import { mountJsonEndpoint } from './mountEndpoint';
import { mountWriteEndpoint } from './mountWriteEndpoint';

/** Mounts the targets of groups, systems, domains and the organisation. */
export function mountTargetRoutes(
  router: Router,
  options: {
    readonly auditor: AuditorService;
    readonly callers: Callers;
    readonly guard: Pick<EntityGuard, 'allows' | 'require'>;
    readonly targets: Pick<TargetReader, 'list' | 'require' | 'requireEntity'>;
    readonly editor: Pick<TargetEditor, 'create' | 'change' | 'end'>;
  },
): void {
  const { auditor, callers, guard, targets, editor } = options;

  mountJsonEndpoint(router, 'listTargets', async ({ entityRef }, request) => {
    const [credentials, visibility] = await Promise.all([
      callers.identify(request),
      callers.seenBy(request),
    ]);
    const entity = await targets.requireEntity(entityRef, credentials);
    const [listed, maySet] = await Promise.all([
      targets.list(entity, { credentials, visibility }),
      guard.allows(credentials, maturityTargetSetPermission, { entity }),
    ]);
    return { ...listed, maySet };
  });

  /** Identifies a person who may read assessments: an answer says how far a target is. */
  async function requireReader(request: Request) {
    const credentials = await callers.requireUser(request);
    await callers.seenBy(request);
    return credentials;
  }

  /** Finds the target that a request is about, for a person who may set it. */
  async function requireTarget(request: Request, targetId: string) {
    const credentials = await requireReader(request);
    const { target, entity } = await targets.require(targetId, credentials);
    await guard.require(credentials, maturityTargetSetPermission, { entity });
    return { target, credentials };
  }

  mountWriteEndpoint(router, 'createTarget', {
    auditor,
    eventId: 'target-create',
    write: async (input, request) => {
      const credentials = await requireReader(request);
      const entity = await targets.requireEntity(input.entityRef, credentials);
      await guard.require(credentials, maturityTargetSetPermission, { entity });
      return toWritten(await editor.create(input, credentials));
    },
  });

  mountWriteEndpoint(router, 'changeTarget', {
    auditor,
    eventId: 'target-change',
    write: async (input, request) => {
      const found = await requireTarget(request, input.targetId);
      return toWritten(
        await editor.change(input, found.target, found.credentials),
      );
    },
  });

  mountWriteEndpoint(router, 'endTarget', {
    auditor,
    eventId: 'target-end',
    write: async (input, request) => {
      const found = await requireTarget(request, input.targetId);
      return toWritten(
        await editor.end(input, found.target, found.credentials),
      );
    },
  });
}

function toWritten(target: StageTarget) {
  const { id, entityRef, stageId, share, dueOn, version } = target;
  return {
    response: target,
    meta: { targetId: id, entityRef, stageId, share, dueOn, version },
  };
}
