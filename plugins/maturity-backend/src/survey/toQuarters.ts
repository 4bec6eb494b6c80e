import {
  SURVEY_MINIMUM,
  SurveyQuarter,
  SurveyResult,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ShownSurveyTally } from '../database';
import { addTallies } from './tally';
import { QuestionTally, Tally } from './types';

/** The results of each quarter with enough answers, oldest first, without texts. */
export function toQuarters(
  stored: readonly ShownSurveyTally[],
): SurveyQuarter[] {
  const tallies = new Map<string, Tally[]>();
  for (const { quarter, shown } of stored) {
    const same = tallies.get(quarter) ?? [];
    tallies.set(quarter, same);
    same.push(JSON.parse(shown));
  }
  return [...tallies]
    .map(([quarter, all]) => ({ quarter, tally: addTallies(all) }))
    .filter(({ tally }) => tally.answers >= SURVEY_MINIMUM)
    .sort((a, b) => (a.quarter < b.quarter ? -1 : 1))
    .map(({ quarter, tally }) => ({
      quarter,
      answers: tally.answers,
      results: Object.entries(tally.questions).map(([questionId, question]) =>
        toResult(questionId, question),
      ),
      texts: [],
    }));
}

function toResult(
  questionId: string,
  { type, answers, counts }: QuestionTally,
): SurveyResult {
  const read = (...values: string[]) =>
    values.map(value => ({ value, count: counts[value] ?? 0 }));
  switch (type) {
    case 'rating':
      return {
        ...{ questionId, type, answers },
        score: ((counts['4'] ?? 0) + (counts['5'] ?? 0)) / answers,
        counts: read('1', '2', '3', '4', '5'),
      };
    case 'recommendation': {
      const { promoters = 0, detractors = 0 } = counts;
      return {
        ...{ questionId, type, answers },
        score: (100 * (promoters - detractors)) / answers,
        counts: read('promoters', 'passives', 'detractors'),
      };
    }
    default:
      return {
        ...{ questionId, type, answers },
        counts: Object.entries(counts)
          .map(([value, count]) => ({ value, count }))
          .filter(({ count }) => count > 1)
          .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1)),
      };
  }
}
