import { SurveyQuestion } from '@platform-maturity/backstage-plugin-maturity-common';
import { Texts, useTexts } from '../translation';
import { survey } from '../translation/survey';

type BuiltInQuestion = keyof typeof survey.question;
type BuiltInTopic = keyof typeof survey.topic;
type Value = keyof typeof survey.rating;
type Promotion = 'promoters' | 'passives' | 'detractors';

function toQuestion(t: Texts, id: string, title?: string): string {
  if (title) {
    return title;
  }
  return Object.hasOwn(survey.question, id)
    ? t(`survey.question.${id as BuiltInQuestion}`)
    : id;
}

/** The words for questions, topics and answers: those of the configuration, or of the reader's language. */
export function useSurveyWords(questions: readonly SurveyQuestion[]) {
  const t = useTexts();
  const topics = questions.flatMap(question => question.topics ?? []);
  return {
    question: (id: string) =>
      toQuestion(t, id, questions.find(each => each.id === id)?.title),
    topic: (id: string) => {
      const title = topics.find(each => each.id === id)?.title;
      if (title) {
        return title;
      }
      return Object.hasOwn(survey.topic, id)
        ? t(`survey.topic.${id as BuiltInTopic}`)
        : id;
    },
    rating: (value: string) => t(`survey.rating.${value as Value}`),
    promotion: (value: string) => t(`survey.results.${value as Promotion}`),
  };
}
