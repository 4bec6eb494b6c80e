import { QuestionTally, TalliedAnswers, Tally } from './types';

/** Free texts that are kept of one group and quarter: more than anybody reads. */
const MAX_TEXTS = 1_000;

/** The sum of no answers. */
export const noAnswers: TalliedAnswers = {
  tally: { answers: 0, questions: {} },
  texts: [],
};

/** Adds up sums of answers. */
export function addTallies(tallies: Iterable<Tally>): Tally {
  let answers = 0;
  const questions = new Map<
    string,
    {
      type: QuestionTally['type'];
      answers: number;
      counts: Map<string, number>;
    }
  >();
  for (const tally of tallies) {
    answers += tally.answers;
    for (const [id, question] of Object.entries(tally.questions)) {
      // A question that has another type since is another one.
      const key = JSON.stringify([id, question.type]);
      const sum = questions.get(key) ?? {
        type: question.type,
        answers: 0,
        counts: new Map(),
      };
      questions.set(key, sum);
      sum.answers += question.answers;
      for (const [value, count] of Object.entries(question.counts)) {
        sum.counts.set(value, (sum.counts.get(value) ?? 0) + count);
      }
    }
  }
  return {
    answers,
    questions: Object.fromEntries(
      [...questions]
        .sort(([a], [b]) => compare(a, b))
        .map(([key, { type, answers: given, counts }]) => [
          JSON.parse(key)[0],
          {
            type,
            answers: given,
            counts: Object.fromEntries(
              [...counts].sort(([a], [b]) => compare(a, b)),
            ),
          },
        ]),
    ),
  };
}

/** Adds up answers with their texts. */
export function addAnswers(
  ...parts: readonly TalliedAnswers[]
): TalliedAnswers {
  return {
    tally: addTallies(parts.map(({ tally }) => tally)),
    texts: sortTexts(parts.flatMap(({ texts }) => texts)),
  };
}

/** Texts in an order that says nothing of who wrote them, or when. */
export function sortTexts(texts: readonly string[]): string[] {
  return [...texts].sort(compare);
}

/** Leaves out texts that nobody would read, at random. */
export function limitTexts(texts: readonly string[]): readonly string[] {
  const kept = [...texts];
  while (kept.length > MAX_TEXTS) {
    kept.splice(Math.floor(Math.random() * kept.length), 1);
  }
  return kept;
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
