import {
  parseAt,
  settings,
  text,
} from '@platform-maturity/backstage-plugin-maturity-node/config';
import {
  SurveyQuestion,
  surveyQuestionTypeSchema,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { z } from 'zod';
import { defaultQuestions, defaultTopics } from '../survey/defaultQuestions';
import { SurveySettings } from '../survey/types';

const PATH = 'maturity.survey';

/** Shorter ones can be tried out, with the names of all people. */
const MIN_SECRET = 32;
const SECRET = `must be a text of at least ${MIN_SECRET} characters, or a list of such`;

/** The shortest quarter has 90 days. */
const MAX_DAYS = 90;
const DAY = `must be a whole number from 1 to ${MAX_DAYS}`;

const MAX_QUESTIONS = 10;
const MAX_TOPICS = 30;

const secret = z.string({ error: SECRET }).min(MIN_SECRET, SECRET);

const id = z
  .string({ error: 'must be a text' })
  .regex(
    /^[a-z][a-z0-9-]{0,62}$/,
    'must be an id like slow-builds: lower case letters, digits and dashes',
  );

const title = text.max(200, 'must have at most 200 characters').optional();

const types = surveyQuestionTypeSchema.options;

function isBuiltIn({ id: own, type }: Omit<SurveyQuestion, 'topics'>): boolean {
  return defaultQuestions.some(each => each.id === own && each.type === type);
}

const question = settings({
  id,
  type: z.enum(types, { error: `must be one of ${types.join(', ')}` }),
  title,
});

const topic = settings({ id, title });

function items<T extends { readonly id: string }>(
  item: z.ZodType<T>,
  maximum: number,
) {
  const error = `must be a list of 1 to ${maximum}`;
  return z
    .array(item, { error })
    .min(1, error)
    .max(maximum, error)
    .superRefine((list, context) => {
      list.forEach((each, index) => {
        if (list.findIndex(other => other.id === each.id) < index) {
          const message = `there is another '${each.id}'`;
          context.addIssue({ code: 'custom', path: [index, 'id'], message });
        }
      });
    });
}

const questions = items(question, MAX_QUESTIONS).superRefine(
  (list, context) => {
    list.forEach((each, index) => {
      const { type } = each;
      if (!each.title && !isBuiltIn(each)) {
        const message = 'is needed, as the question is not built in';
        context.addIssue({ code: 'custom', path: [index, 'title'], message });
      }
      const isSecond = list.findIndex(other => other.type === type) < index;
      if (type !== 'rating' && isSecond) {
        const message = `only one question can be of the type ${type}`;
        context.addIssue({ code: 'custom', path: [index, 'type'], message });
      }
    });
  },
);

const topics = items(topic, MAX_TOPICS).superRefine((list, context) => {
  list.forEach((each, index) => {
    if (!each.title && !defaultTopics.some(one => one.id === each.id)) {
      const message = 'is needed, as the topic is not built in';
      context.addIssue({ code: 'custom', path: [index, 'title'], message });
    }
  });
});

const day = z.int({ error: DAY }).min(1, DAY).max(MAX_DAYS, DAY);

const survey = settings({
  enabled: z.boolean({ error: 'must be true or false' }).optional(),
  secret: z
    .union([secret, z.array(secret).min(1, SECRET)], { error: SECRET })
    .optional(),
  questions: questions.optional(),
  topics: topics.optional(),
  window: settings({
    fromDay: day.optional(),
    days: day.optional(),
  }).optional(),
}).superRefine((value, context) => {
  if (value.enabled && !value.secret) {
    const message =
      'is needed: without it, the database would show who took part';
    context.addIssue({ code: 'custom', path: ['secret'], message });
  }
});

/**
 * Reads `maturity.survey`.
 *
 * @returns `undefined` if there is no survey: without a secret, or switched off
 * @throws InputError with the path of every problem, and never a secret
 */
export function readSurvey(value: unknown): SurveySettings | undefined {
  const parsed = parseAt(survey, value ?? {}, PATH);
  if (parsed.enabled === false || !parsed.secret) {
    return undefined;
  }
  const { topics: chosen = defaultTopics } = parsed;
  return {
    questions: (parsed.questions ?? defaultQuestions).map(each =>
      each.type === 'topics' ? { ...each, topics: chosen } : each,
    ),
    window: { fromDay: 1, ...parsed.window },
    secrets: [parsed.secret].flat(),
  };
}
