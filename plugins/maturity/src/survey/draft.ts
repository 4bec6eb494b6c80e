import { AnswerSurveyRequest } from '@platform-maturity/backstage-plugin-maturity-common';

/** The answers that the reader has entered so far. */
export type Draft = {
  readonly [questionId: string]: AnswerSurveyRequest['answers'][string];
};

// Of the tab, not of the account: drafts never leave the browser, and end with the tab.
const DRAFT = 'maturity.survey.draft';
const DISMISSED = 'maturity.survey.dismissed';

/** Reads what was entered before the page was loaded again. */
export function readDraft(): Draft {
  try {
    const draft: unknown = JSON.parse(sessionStorage.getItem(DRAFT) ?? '{}');
    return typeof draft === 'object' && draft !== null ? { ...draft } : {};
  } catch {
    return {};
  }
}

/** Keeps what is entered; nothing, if there is nothing. */
export function keepDraft(draft: Draft): void {
  try {
    if (Object.keys(draft).length > 0) {
      sessionStorage.setItem(DRAFT, JSON.stringify(draft));
    } else {
      sessionStorage.removeItem(DRAFT);
    }
  } catch {
    // A browser that keeps nothing.
  }
}

/** Whether the reader does not want to be asked in this quarter. */
export function isDismissed(quarter: string): boolean {
  try {
    return localStorage.getItem(DISMISSED) === quarter;
  } catch {
    return false;
  }
}

/** Remembers that the reader does not want to be asked in this quarter. */
export function dismiss(quarter: string): void {
  try {
    localStorage.setItem(DISMISSED, quarter);
  } catch {
    // Asked again after the next load.
  }
}
