import { z } from 'zod';
import { count, entityRef, instant, list, object } from '../model/schema';

/**
 * Answers of a group below which nothing of it is shown.
 *
 * @public
 */
export const SURVEY_MINIMUM = 5;

/**
 * The longest free text, in characters.
 *
 * @public
 */
export const SURVEY_TEXT_LENGTH = 500;

/** Topics that one person can name. @public */
export const SURVEY_MAX_TOPICS = 3;

const quarter = z
  .string()
  .regex(/^\d{4}-Q[1-4]$/, 'must be a quarter like 2026-Q4')
  .meta({ examples: ['2026-Q4'] });

/** The types of questions. @public */
export const surveyQuestionTypeSchema = z
  .enum(['rating', 'recommendation', 'topics', 'text'])
  .describe(
    '`rating`: from 1 (very dissatisfied) to 5 (very satisfied); `recommendation`: from 0 to 10, for the net promoter score; `topics`: any of the topics; `text`: free text',
  );

/** @public */
export type SurveyQuestionType = z.infer<typeof surveyQuestionTypeSchema>;

/** @public */
export const surveyTopicSchema = object({
  id: z.string(),
  title: z
    .string()
    .optional()
    .describe('Absent for a built-in topic, which a client can translate'),
});

/** Something that costs developers time. @public */
export interface SurveyTopic extends z.infer<typeof surveyTopicSchema> {}

/** @public */
export const surveyQuestionSchema = object({
  id: z.string(),
  type: surveyQuestionTypeSchema,
  title: z
    .string()
    .optional()
    .describe('Absent for a built-in question, which a client can translate'),
  topics: list<SurveyTopic>(surveyTopicSchema)
    .optional()
    .describe('Of a question of the type `topics`'),
});

/** A question of the survey. @public */
export interface SurveyQuestion extends z.infer<typeof surveyQuestionSchema> {}

/** @public */
export const surveyResponseSchema = object({
  status: z
    .enum(['open', 'answered', 'closed', 'noGroup', 'off'])
    .describe(
      '`open`: the caller may answer; `answered`: they did, in this quarter; `noGroup`: there is no group that their answer could count for',
    ),
  quarter: quarter.describe('The quarter of now, in UTC'),
  opensAt: instant.optional().describe('When it opens next, if it is closed'),
  closesAt: instant.optional().describe('When it closes, if it is open'),
  questions: list<SurveyQuestion>(surveyQuestionSchema),
  groups: list(z.string()).describe(
    'Refs of the groups that the answer can count for, among those that the caller may see: one of them, the first unless the answer names another',
  ),
});

/** The survey of this quarter, for the caller. @public */
export interface SurveyResponse extends z.infer<typeof surveyResponseSchema> {}

/** @public */
export const answerSurveyRequestSchema = object({
  quarter: quarter.describe('The quarter whose survey is answered'),
  groupRef: entityRef
    .optional()
    .describe('The group that the answer counts for: one of `groups`'),
  answers: z
    .record(
      z.string(),
      z.union([
        z.number(),
        z.array(z.string().max(100)).max(100).readonly(),
        z.string().max(10_000),
      ]),
    )
    .readonly()
    .describe(
      'By the ids of the questions: a number, a list of topics, or a text. Only a text can be left out',
    )
    .meta({ examples: [{ satisfaction: 4, friction: ['slow-builds'] }] }),
});

/** One person's answer. @public */
export interface AnswerSurveyRequest
  extends z.infer<typeof answerSurveyRequestSchema> {}

/** @public */
export const answerSurveyResponseSchema = object({
  status: z.literal('counted'),
  quarter,
});

/** Says that an answer was added up; nothing of it is in the response. @public */
export interface AnswerSurveyResponse
  extends z.infer<typeof answerSurveyResponseSchema> {}

/** @public */
export const surveyValueCountSchema = object({
  value: z
    .string()
    .describe(
      '`1` to `5`; `promoters`, `passives` or `detractors`; or the id of a topic',
    ),
  count,
});

/** How many gave an answer. @public */
export interface SurveyValueCount
  extends z.infer<typeof surveyValueCountSchema> {}

/** @public */
export const surveyResultSchema = object({
  questionId: z.string(),
  type: surveyQuestionTypeSchema.exclude(['text']),
  answers: count,
  score: z
    .number()
    .optional()
    .describe(
      'Of a rating the share from 0 to 1 that gave 4 or 5; of a recommendation the net promoter score from -100 to 100',
    ),
  counts: list<SurveyValueCount>(surveyValueCountSchema).describe(
    'Topics: the most frequent first, without those that only one person named',
  ),
});

/** The sum of the answers to one question. @public */
export interface SurveyResult extends z.infer<typeof surveyResultSchema> {}

/** @public */
export const surveyQuarterSchema = object({
  quarter,
  answers: count.describe('At least five'),
  results: list<SurveyResult>(surveyResultSchema),
  texts: list(z.string()).describe(
    'Free texts in alphabetical order, at most 200; of the latest quarter only',
  ),
});

/** The results of one quarter. @public */
export interface SurveyQuarter extends z.infer<typeof surveyQuarterSchema> {}

/** @public */
export const surveyResultsResponseSchema = object({
  entityRef: z.string(),
  minimum: count.describe('Answers below which nothing is shown'),
  isOpen: z.boolean().describe('Whether the survey takes answers now'),
  closesAt: instant.optional().describe('When it closes, if it is open'),
  questions: list<SurveyQuestion>(surveyQuestionSchema).describe(
    'The questions of now, with their titles',
  ),
  items: list<SurveyQuarter>(surveyQuarterSchema).describe(
    'The quarters with at least five answers, of the last eight, oldest first',
  ),
});

/** The results of a group, quarter by quarter. @public */
export interface SurveyResultsResponse
  extends z.infer<typeof surveyResultsResponseSchema> {}
