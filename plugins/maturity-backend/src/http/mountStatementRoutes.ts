import { AuditorService } from '@backstage/backend-plugin-api';
import {
  Attestation,
  ExemptionItem,
  maturityAssessmentReadPermission,
  maturityAttestationCreatePermission,
  maturityExemptionDecidePermission,
  maturityExemptionRequestPermission,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Router } from 'express';
import { omit } from 'lodash';
import { EntityVisibility } from '../catalog/types';
import { EntityGuard } from '../permissions/EntityGuard';
import { EntityReader } from '../scorecard/EntityReader';
import { Attestations } from '../statements/Attestations';
import {
  ExemptionList,
  listDecisions,
  ListedExemption,
} from '../statements/ExemptionList';
import { Exemptions } from '../statements/Exemptions';
import { abortWhenGone } from './abortWhenGone';
import { Callers } from './Callers';
import { mountJsonEndpoint } from './mountEndpoint';
import { mountWriteEndpoint } from './mountWriteEndpoint';

const PAGE = 100;

/** Stores and lists what people state. */
export interface StatementServices {
  readonly attestations: Attestations;
  readonly exemptions: Exemptions;
  readonly exemptionList: ExemptionList;
}

/** Mounts attestations and exemptions: lists, and writes by people. */
export function mountStatementRoutes(
  router: Router,
  options: StatementServices & {
    readonly auditor: AuditorService;
    readonly callers: Callers;
    readonly entities: Pick<EntityReader, 'require' | 'findVisible'>;
    readonly guard: EntityGuard;
  },
): void {
  const { attestations, auditor, callers, entities, exemptionList } = options;
  const { exemptions, guard } = options;

  mountJsonEndpoint(
    router,
    'listAttestations',
    async ({ entityRef }, request) => {
      const credentials = await callers.require(
        request,
        maturityAssessmentReadPermission,
      );
      const entity = await entities.require(entityRef, credentials);
      const [items, visibility] = await Promise.all([
        attestations.list(entityRef),
        callers.seenBy(request),
      ]);
      const user = await callers.findUser(request);
      const refusal = user
        ? await attestations.findRefusal(entity, user, abortWhenGone(request))
        : 'only people attest';
      const mayCreate = await guard.allows(
        credentials,
        maturityAttestationCreatePermission,
        { entity },
      );
      const why = mayCreate
        ? refusal
        : `needs the permission ${maturityAttestationCreatePermission.name}`;
      return {
        ...(why && { refusal: why }),
        items: items.map(one => hideAuthor(one, visibility)),
      };
    },
  );

  mountWriteEndpoint(router, 'attest', {
    auditor,
    eventId: 'attestation-create',
    write: async (input, request) => {
      const credentials = await callers.requireUser(request);
      const entity = await entities.require(input.entityRef, credentials);
      const { entityRef, name, answer, id } = input;
      await guard.require(credentials, maturityAttestationCreatePermission, {
        entity,
        checkId: name,
      });
      const response = await attestations.attest(entity, input, {
        userRef: credentials.principal.userEntityRef,
        signal: abortWhenGone(request),
      });
      return { response, meta: { entityRef, name, answer, id } };
    },
  });

  mountJsonEndpoint(router, 'listExemptions', async (input, request) => {
    const [credentials, visibility] = await Promise.all([
      callers.identify(request),
      callers.seenBy(request),
    ]);
    const { offset = 0, limit = PAGE } = input;
    const all = await exemptionList.select(input, visibility);
    const page = all.slice(offset, offset + limit);
    const found = await entities.findVisible(
      page.map(({ entityRef }) => entityRef),
      credentials,
    );
    const user = await callers.findUser(request);
    const allows = await guard.allowEach(
      credentials,
      maturityExemptionDecidePermission,
    );
    const items = await Promise.all(
      page.map(async (one, index): Promise<ExemptionItem> => {
        const entity = found[index];
        const { checkId } = one;
        const mayDecide =
          entity !== undefined && (await allows({ entity, checkId }));
        const decisions = listDecisions(one, { ref: user, mayDecide });
        return hidePeople({ ...one, decisions }, visibility);
      }),
    );
    return { items, totalItems: all.length };
  });

  mountWriteEndpoint(router, 'requestExemption', {
    auditor,
    eventId: 'exemption-request',
    write: async (input, request) => {
      const credentials = await callers.requireUser(request);
      const { entityRef, checkId, id } = input;
      const entity = await entities.require(entityRef, credentials);
      await guard.require(credentials, maturityExemptionRequestPermission, {
        entity,
        checkId,
      });
      const { userEntityRef } = credentials.principal;
      const stored = await exemptions.request(entity, input, userEntityRef);
      const listed = exemptionList.describe(stored);
      const user = { ref: userEntityRef, mayDecide: false };
      const response = { ...listed, decisions: listDecisions(listed, user) };
      return { response, meta: { entityRef, checkId, id } };
    },
  });

  mountWriteEndpoint(router, 'decideExemption', {
    auditor,
    eventId: 'exemption-decide',
    severityLevel: 'high',
    write: async (input, request) => {
      const credentials = await callers.requireUser(request);
      const { userEntityRef } = credentials.principal;
      const { decision, exemptionId } = input;
      const seen = await exemptions.require(exemptionId);
      const { entityRef, checkId } = seen;
      const entity = await entities.require(entityRef, credentials);
      const takesBack =
        decision === 'ended' && seen.requestedBy === userEntityRef;
      if (!takesBack) {
        await guard.require(credentials, maturityExemptionDecidePermission, {
          entity,
          checkId,
        });
      }
      const stored = await exemptions.decide(seen, input, {
        userRef: userEntityRef,
        signal: abortWhenGone(request),
      });
      const visibility = await callers.seenBy(request);
      const listed = exemptionList.describe(stored);
      const decisions = listDecisions(listed, {
        ref: userEntityRef,
        mayDecide: !takesBack,
      });
      return {
        response: hidePeople({ ...listed, decisions }, visibility),
        meta: { entityRef, checkId, exemptionId, decision },
      };
    },
  });
}

function mayNotSee(ref: string | undefined, visibility: EntityVisibility) {
  // A name that is no ref stands for nobody in the catalog.
  return (
    ref !== undefined &&
    ref.includes(':') &&
    visibility !== 'all' &&
    !visibility(ref)
  );
}

function hideAuthor(
  { statedBy, ...rest }: Attestation,
  visibility: EntityVisibility,
): Attestation {
  return mayNotSee(statedBy, visibility) ? rest : { ...rest, statedBy };
}

/** Leaves out the people that the caller may not see. */
function hidePeople(
  item: ExemptionItem,
  visibility: EntityVisibility,
): ExemptionItem {
  const people: (keyof ListedExemption)[] = [
    'requestedBy',
    'decidedBy',
    'endedBy',
    'ownerRef',
  ];
  const hidden = people.filter(field =>
    mayNotSee(item[field] as string | undefined, visibility),
  );
  return omit(item, hidden) as ExemptionItem;
}
