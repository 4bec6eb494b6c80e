import {
  SurveyQuestion,
  SurveyQuestionType,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** When in a quarter the survey is open. */
export interface SurveyWindow {
  /** Day of the quarter on which it opens, from 1. */
  readonly fromDay: number;
  /** Days that it is open; until the quarter ends when absent. */
  readonly days?: number;
}

/** The settings of a survey. */
export interface SurveySettings {
  readonly questions: readonly SurveyQuestion[];
  readonly window: SurveyWindow;
  /** The first encrypts and hashes; the others only read. */
  readonly secrets: readonly string[];
}

/** How often each value was given to a question. */
export interface QuestionTally {
  readonly type: Exclude<SurveyQuestionType, 'text'>;
  readonly answers: number;
  readonly counts: Readonly<Record<string, number>>;
}

/** Answers added up. The sum of the same answers is the same in whatever order they came. */
export interface Tally {
  readonly answers: number;
  readonly questions: Readonly<Record<string, QuestionTally>>;
}

/** A sum, with the free texts, sorted. */
export interface TalliedAnswers {
  readonly tally: Tally;
  readonly texts: readonly string[];
}
