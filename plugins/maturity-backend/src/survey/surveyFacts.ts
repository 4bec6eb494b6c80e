import { FactDeclaration } from '@platform-maturity/backstage-plugin-maturity-common';

/** Results are collected hourly. */
const maxAge = { days: 2 };

/** People's statements, added up. */
const grade = 'attested';

/** The facts about the answers of a group. */
export const surveyFacts = [
  {
    name: 'answers',
    title: 'Answers',
    description:
      'Answers to the developer survey that are shown, of the latest quarter with at least five: this one or the one before. They are those of the group and the groups below it; of the configured organisation, all there are.',
    type: 'number',
    maxAge,
    grade,
  },
  {
    name: 'quarter',
    title: 'Quarter of the survey',
    description: 'The quarter that the facts are of, e.g. `2026-Q4`.',
    type: 'string',
    maxAge,
    grade,
  },
  {
    name: 'satisfaction',
    title: 'Satisfied developers',
    description:
      'Share, from 0 to 1, that gave 4 or 5 of 5 to the first rating of the survey.',
    type: 'number',
    maxAge,
    grade,
  },
  {
    name: 'nps',
    title: 'Net promoter score',
    description:
      'Share of those who would recommend it (9 or 10 of 10) less the share of those who would not (0 to 6), from -100 to 100.',
    type: 'number',
    maxAge,
    grade,
  },
  {
    name: 'topFriction',
    title: 'Most frequent friction',
    description:
      'Ids of the topics that most people named, at most three, the most frequent first.',
    type: 'strings',
    maxAge,
    grade,
  },
] as const satisfies readonly FactDeclaration[];
