import {
  AuditorService,
  AuditorServiceEvent,
  HttpRouterService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError, toError } from '@backstage/errors';
import {
  DeclareFactsResponse,
  endpoints,
  maturityFactPushPermission,
  pushedBatchSchema,
  PushFactsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Request, Response, Router } from 'express';
import { FactPush } from '../push/FactPush';
import { PushedSources } from '../push/PushedSources';
import { OidcVerifier } from '../push/OidcVerifier';
import { toPipelineSender } from '../push/toPipelineSender';
import { FactSender, PushedSource } from '../push/types';
import { Callers } from './Callers';
import { toExpressPath } from './mountEndpoint';
import { parseBodyRequest, parseRequest } from './parseRequest';
import { MEBIBYTE, readJsonBody } from './readBody';

/** Bytes of the largest body: 500 facts of some kilobytes each. */
const MAX_BODY = 4 * MEBIBYTE;

/** Bytes of the largest declaration: a hundred facts. */
const MAX_DECLARATION = MEBIBYTE / 4;

const BEARER = /^bearer +(\S+)$/i;

/** An audited push. */
const audited = { eventId: 'facts-push', severityLevel: 'medium' } as const;

/** The sender of a request, its name, and the sources that it may push to. */
interface Authorized {
  readonly name: string;
  readonly sender: FactSender;
  readonly mayPush: (source: PushedSource) => boolean;
}

/** Lets requests without a token of Backstage through to where pipelines push. */
export function allowPipelines(
  httpRouter: Pick<HttpRouterService, 'addAuthPolicy'>,
): void {
  const { path } = endpoints.pushFactsWithOidc;
  httpRouter.addAuthPolicy({ path, allow: 'unauthenticated' });
}

/**
 * Mounts where facts are pushed to. To be mounted before the body of any other
 * request is read: nothing is read of those who may not push.
 */
export function mountFactRoutes(
  router: Router,
  options: {
    readonly auditor: AuditorService;
    readonly callers: Pick<Callers, 'requireService' | 'toSender'>;
    readonly push: Pick<FactPush, 'findSource' | 'push'>;
    readonly pushedSources: Pick<PushedSources, 'declare'>;
    readonly verifier: Pick<OidcVerifier, 'verify'>;
  },
): void {
  const { auditor, callers, push, pushedSources, verifier } = options;

  router.post(
    toExpressPath(endpoints.pushFacts),
    async (request, response: Response<PushFactsResponse>) => {
      const event = await auditor.createEvent({ ...audited, request });
      await receive(request, response, event, async () => {
        const credentials = await callers.requireService(
          request,
          maturityFactPushPermission,
        );
        const { subject } = credentials.principal;
        const { seeAmong } = await callers.toSender(credentials);
        return {
          name: subject,
          mayPush: source => source.senders.includes(subject),
          sender: {
            title: subject,
            grade: 'declared',
            refusal: 'the catalog has no such entity that the sender may see',
            seeAmong,
          },
        };
      });
    },
  );

  router.post(
    toExpressPath(endpoints.pushFactsWithOidc),
    async (request, response: Response<PushFactsResponse>) => {
      // The auditor would take the token for one of Backstage.
      const meta = { sender: 'pipeline', ip: request.ip ?? '' };
      const event = await auditor.createEvent({ ...audited, meta });
      await receive(request, response, event, async () => {
        const verified = await verifier.verify(readToken(request));
        return {
          name: verified.repository,
          mayPush: source => source.issuers.includes(verified.issuer.id),
          sender: toPipelineSender(verified),
        };
      });
    },
  );

  router.put(
    toExpressPath(endpoints.declareFacts),
    async (request, response: Response<DeclareFactsResponse>) => {
      const event = await auditor.createEvent({
        eventId: 'facts-declare',
        severityLevel: 'medium',
        request,
      });
      try {
        const { principal } = await callers.requireService(
          request,
          maturityFactPushPermission,
        );
        const { subject } = principal;
        const { params, originalUrl } = request;
        const body = await readJsonBody(request, {
          maxBytes: MAX_DECLARATION,
        });
        const input = parseBodyRequest(endpoints.declareFacts, {
          params,
          originalUrl,
          body,
        });
        const answer = await pushedSources.declare(input, subject);
        const { status } = answer;
        const { sourceId } = input;
        await event.success({ meta: { sender: subject, sourceId, status } });
        response.json(answer);
      } catch (error) {
        await event.fail({ error: toError(error) });
        throw error;
      }
    },
  );

  async function receive(
    request: Request,
    response: Response<PushFactsResponse>,
    event: AuditorServiceEvent,
    authorize: () => Promise<Authorized>,
  ): Promise<void> {
    try {
      const { name, sender, mayPush } = await authorize();
      const body = await readJsonBody(request, { maxBytes: MAX_BODY });
      const { sourceId, items } = parseRequest(pushedBatchSchema, body);
      const source = await push.findSource(sourceId, mayPush, name);
      const answer = await push.push(source, items, sender);
      const counts = { ...answer.counts };
      await event.success({ meta: { sender: name, sourceId, counts } });
      response.json(answer);
    } catch (error) {
      await event.fail({ error: toError(error) });
      throw error;
    }
  }
}

function readToken(request: Request): string {
  const [, token] = BEARER.exec(request.headers.authorization ?? '') ?? [];
  if (!token) {
    throw new AuthenticationError(
      'Needs the OIDC token of a pipeline as the bearer token',
    );
  }
  return token;
}
