import {
  SURVEY_MINIMUM,
  SurveyQuarter,
  SurveyResponse,
  SurveyResultsResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { readSurveyTallies, readSurveyTexts } from '../database';
import { AnswerTaker } from './AnswerTaker';
import { sortTexts } from './tally';
import { toQuarters } from './toQuarters';
import { SurveySettings } from './types';
import { findWindow, shiftQuarter, toSurveyQuarter } from './window';

/** Two years. */
const QUARTERS = 8;

/** Free texts in one response. */
const MAX_TEXTS = 200;

/** Reads the survey for one person, and the results of groups. */
export class SurveyReader {
  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly settings?: SurveySettings;
      readonly taker: AnswerTaker;
      /** Shows the answers that are left of closed surveys. */
      readonly settle: () => Promise<void>;
      readonly now: () => Date;
    },
  ) {}

  /** The survey of this quarter, and whether a person may answer it. */
  async read(userRef: string): Promise<SurveyResponse> {
    const { settings, taker, now } = this.options;
    if (!settings) {
      const quarter = toSurveyQuarter(now());
      return { status: 'off', quarter, questions: [], groups: [] };
    }
    const position = findWindow(settings.window, now());
    const { quarter, isOpen, opensAt, closesAt } = position;
    const [groups, hasAnswered] = await Promise.all([
      taker.listGroups(userRef),
      taker.hasAnswered(userRef, quarter),
    ]);
    return {
      status: toStatus({ isOpen, hasAnswered, hasGroup: groups.length > 0 }),
      quarter,
      ...(opensAt && { opensAt: opensAt.toISOString() }),
      ...(closesAt && { closesAt: closesAt.toISOString() }),
      questions: settings.questions,
      groups,
    };
  }

  /** The results of a group and of all below it. */
  async readResults(entityRef: string): Promise<SurveyResultsResponse> {
    const { settings, now } = this.options;
    const position = settings && findWindow(settings.window, now());
    const closesAt = position?.closesAt?.toISOString();
    return {
      entityRef,
      minimum: SURVEY_MINIMUM,
      isOpen: position?.isOpen ?? false,
      ...(closesAt && { closesAt }),
      questions: settings?.questions ?? [],
      items: await this.#readQuarters(entityRef),
    };
  }

  async #readQuarters(groupRef: string): Promise<readonly SurveyQuarter[]> {
    const { knex, now, settle } = this.options;
    await settle();
    const since = shiftQuarter(toSurveyQuarter(now()), 1 - QUARTERS);
    const quarters = toQuarters(
      await readSurveyTallies(knex, { since, groupRef }),
    );
    const last = quarters.at(-1);
    if (!last) {
      return [];
    }
    const texts = sortTexts(
      await readSurveyTexts(knex, { quarter: last.quarter, groupRef }),
    ).slice(0, MAX_TEXTS);
    return [...quarters.slice(0, -1), { ...last, texts }];
  }
}

function toStatus(about: {
  readonly isOpen: boolean;
  readonly hasAnswered: boolean;
  readonly hasGroup: boolean;
}): SurveyResponse['status'] {
  if (about.hasAnswered) {
    return 'answered';
  }
  if (!about.isOpen) {
    return 'closed';
  }
  return about.hasGroup ? 'open' : 'noGroup';
}
