import { SURVEY_MINIMUM } from '@platform-maturity/backstage-plugin-maturity-common';
import { StoredSurveyTally } from '../database';
import { SurveyKeys } from './SurveyKeys';
import { addAnswers, limitTexts, noAnswers } from './tally';
import { TalliedAnswers } from './types';

/** Reads the answers of a group that wait; none if they cannot be decrypted any more. */
export function openWaiting(
  stored: StoredSurveyTally,
  options: { readonly quarter: string; readonly keys: SurveyKeys },
): TalliedAnswers {
  const { quarter, keys } = options;
  const text =
    stored.waiting && keys.open(stored.waiting, { quarter, ...stored });
  return text ? JSON.parse(text) : noAnswers;
}

/** Adds an answer to those that wait, and shows them once they are enough. */
export function addToWaiting(
  stored: StoredSurveyTally,
  options: {
    readonly quarter: string;
    readonly keys: SurveyKeys;
    readonly answer: TalliedAnswers;
  },
): StoredSurveyTally {
  const { quarter, keys, answer } = options;
  const waiting = addAnswers(openWaiting(stored, options), answer);
  if (waiting.tally.answers >= SURVEY_MINIMUM) {
    return show(stored, waiting);
  }
  const sealed = keys.seal(JSON.stringify(waiting), { quarter, ...stored });
  return { ...stored, waiting: sealed };
}

/** Adds at least five answers to those that are shown. None waits any more. */
export function show(
  { waiting: _, ...stored }: StoredSurveyTally,
  answers: TalliedAnswers,
): StoredSurveyTally {
  const shown = addAnswers(
    {
      tally: stored.shown ? JSON.parse(stored.shown) : noAnswers.tally,
      texts: stored.texts,
    },
    answers,
  );
  return {
    ...stored,
    shown: JSON.stringify(shown.tally),
    texts: limitTexts(shown.texts),
  };
}
