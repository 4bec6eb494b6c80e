import { AuditorService } from '@backstage/backend-plugin-api';
import {
  maturitySurveyAnswerPermission,
  maturitySurveyReadPermission,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { Request, Router } from 'express';
import { EntityGuard } from '../permissions/EntityGuard';
import { EntityReader } from '../scorecard/EntityReader';
import { AnswerTaker } from '../survey/AnswerTaker';
import { SurveyReader } from '../survey/SurveyReader';
import { Callers } from './Callers';
import { mountJsonEndpoint } from './mountEndpoint';
import { mountWriteEndpoint } from './mountWriteEndpoint';

/** The survey, as it is wired. */
export interface Survey {
  readonly taker: Pick<AnswerTaker, 'take'>;
  readonly reader: Pick<SurveyReader, 'read' | 'readResults'>;
}

/** Mounts the survey: its questions, answers of people, and results of groups. */
export function mountSurveyRoutes(
  router: Router,
  options: {
    readonly auditor: AuditorService;
    readonly callers: Callers;
    readonly entities: Pick<EntityReader, 'require' | 'sees'>;
    readonly guard: EntityGuard;
    readonly survey: Survey;
  },
): void {
  const { auditor, callers, entities, guard, survey } = options;

  async function requirePerson(request: Request) {
    await callers.require(request, maturitySurveyAnswerPermission);
    return callers.requireUser(request);
  }

  mountJsonEndpoint(router, 'getSurvey', async (_, request) => {
    const credentials = await requirePerson(request);
    const { userEntityRef } = credentials.principal;
    const read = await survey.reader.read(userEntityRef);
    const isShown = await Promise.all(
      read.groups.map(ref => entities.sees(ref, credentials)),
    );
    return { ...read, groups: read.groups.filter((__, at) => isShown[at]) };
  });

  mountWriteEndpoint(router, 'answerSurvey', {
    auditor,
    eventId: 'survey-answer',
    severityLevel: 'low',
    isAnonymous: true,
    write: async (input, request) => {
      const { principal } = await requirePerson(request);
      const response = await survey.taker.take(principal.userEntityRef, input);
      return { response, meta: { quarter: response.quarter } };
    },
  });

  mountJsonEndpoint(
    router,
    'getSurveyResults',
    async ({ entityRef }, request) => {
      const credentials = await callers.identify(request);
      const entity = await entities.require(entityRef, credentials);
      await guard.require(credentials, maturitySurveyReadPermission, {
        entity,
      });
      return survey.reader.readResults(entityRef);
    },
  );
}
