import { InputError } from '@backstage/errors';
import {
  AnswerSurveyRequest,
  SURVEY_MAX_TOPICS,
  SURVEY_TEXT_LENGTH,
  SurveyQuestion,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { cleanText } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { QuestionTally, TalliedAnswers } from './types';

type Answer = AnswerSurveyRequest['answers'][string];

/**
 * One person's answer as a sum.
 *
 * @remarks
 * All but texts have to be answered: otherwise five answers of a group would not be
 * five answers to each question. The messages never repeat what was answered: they
 * reach logs.
 *
 * @throws `InputError` with the path of each problem
 */
export function parseAnswers(
  answers: AnswerSurveyRequest['answers'],
  questions: readonly SurveyQuestion[],
): TalliedAnswers {
  const problems: string[] = [];
  const ids = questions.map(({ id }) => id);
  if (Object.keys(answers).some(id => !ids.includes(id))) {
    problems.push('answers: has a question that the survey does not ask');
  }
  const tallies: [id: string, tally: QuestionTally][] = [];
  const texts: string[] = [];
  for (const question of questions) {
    const answer = Object.hasOwn(answers, question.id)
      ? answers[question.id]
      : undefined;
    if (question.type === 'text') {
      texts.push(...parseText(answer, question, problems));
    } else {
      const counts = parseCounts(answer, question, problems);
      tallies.push([question.id, { type: question.type, answers: 1, counts }]);
    }
  }
  if (problems.length > 0) {
    throw new InputError(problems.join('; '));
  }
  return {
    tally: { answers: 1, questions: Object.fromEntries(tallies) },
    texts,
  };
}

function parseText(
  answer: Answer | undefined,
  { id }: SurveyQuestion,
  problems: string[],
): string[] {
  if (answer === undefined) {
    return [];
  }
  if (typeof answer !== 'string') {
    problems.push(`answers.${id}: must be a text`);
    return [];
  }
  const text = cleanText(answer).trim();
  if (text.length > SURVEY_TEXT_LENGTH) {
    problems.push(
      `answers.${id}: must have at most ${SURVEY_TEXT_LENGTH} characters`,
    );
  }
  return text === '' ? [] : [text];
}

function parseCounts(
  answer: Answer | undefined,
  { id, type, topics = [] }: SurveyQuestion,
  problems: string[],
): QuestionTally['counts'] {
  if (type === 'topics') {
    const named = Array.isArray(answer) ? [...new Set<string>(answer)] : [];
    if (!Array.isArray(answer)) {
      problems.push(`answers.${id}: must be a list of topics`);
    } else if (named.length > SURVEY_MAX_TOPICS) {
      problems.push(
        `answers.${id}: must have at most ${SURVEY_MAX_TOPICS} topics`,
      );
    } else if (named.some(topic => topics.every(one => one.id !== topic))) {
      problems.push(`answers.${id}: has a topic that the survey does not have`);
    }
    return Object.fromEntries(named.map(topic => [topic, 1]));
  }
  const [least, most] = type === 'rating' ? [1, 5] : [0, 10];
  if (
    typeof answer !== 'number' ||
    !Number.isInteger(answer) ||
    answer < least ||
    answer > most
  ) {
    problems.push(
      `answers.${id}: must be a whole number from ${least} to ${most}`,
    );
    return {};
  }
  return { [type === 'rating' ? `${answer}` : toPromotion(answer)]: 1 };
}

/** The group of the net promoter score: the number itself is not kept. */
function toPromotion(answer: number): string {
  if (answer >= 9) {
    return 'promoters';
  }
  return answer >= 7 ? 'passives' : 'detractors';
}
