import {
  SurveyQuestion,
  SurveyTopic,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** Without titles: they are translated where they are shown. */
export const defaultTopics: readonly SurveyTopic[] = [
  'slow-builds',
  'flaky-tests',
  'deployments',
  'environments',
  'reviews',
  'documentation',
  'access',
  'tools',
  'unclear-requirements',
  'incidents',
].map(id => ({ id }));

/** The questions when none are configured. */
export const defaultQuestions: readonly Omit<SurveyQuestion, 'topics'>[] = [
  { id: 'satisfaction', type: 'rating' },
  { id: 'recommendation', type: 'recommendation' },
  { id: 'friction', type: 'topics' },
  { id: 'note', type: 'text' },
];
