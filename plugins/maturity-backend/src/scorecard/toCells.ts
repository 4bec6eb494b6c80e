import { mapTextFields, packOutcomes } from '../database';
import { Interner } from './Interner';
import { Cells } from './ScorecardColumns';
import { ScorecardEntry } from './types';

/** Longest part of a title in a sort key, so that cursors stay short. */
const SORTED_CHARACTERS = 100;

/** An exempt check among packed outcomes. */
const EXEMPT = packOutcomes(['exempt']);

/** The cells of an assessment's row, but for its stage changes. */
export function toCells(
  { summary, ...entry }: ScorecardEntry,
  ids: {
    readonly texts: Interner<string>;
    readonly lists: Interner<readonly string[]>;
  },
): Omit<Cells, 'moves'> {
  const { texts, lists } = ids;
  return {
    entityRef: summary.entityRef,
    title: summary.title,
    sortName: (summary.title ?? entry.name)
      .slice(0, SORTED_CHARACTERS)
      .toLocaleLowerCase('en-US'),
    searchText: `${entry.name}\n${summary.title ?? ''}`.toLocaleLowerCase(
      'en-US',
    ),
    modelId: texts.getId(summary.modelId),
    domainFrom: texts.getId(entry.domainFrom),
    ...mapTextFields(field => texts.getId(summary[field])),
    owners: lists.getId(summary.owners),
    tags: lists.getId(summary.tags),
    stage: texts.getId(summary.stage),
    rank: summary.rank,
    nextStage: texts.getId(summary.nextStage),
    leftOut: texts.getId(summary.leftOut),
    highestRank: summary.highestRank,
    ...summary.measured,
    nextSteps: lists.getId(summary.nextSteps),
    nextStepCount: summary.nextStepCount,
    assessedAt: Date.parse(summary.assessedAt),
    stageSince: summary.stageSince ? Date.parse(summary.stageSince) : -1,
    checkIds: lists.getId(entry.checkIds),
    outcomes: entry.outcomes,
    grades: entry.grades ?? '',
    openUpwards: Number(summary.rank > 0 && summary.highestRank > summary.rank),
    withExemptions: Number(entry.outcomes.includes(EXEMPT)),
    gone: Number(entry.isGone ?? false),
    revision: entry.revision,
    firstAssessedAt: entry.firstAssessedAt
      ? Date.parse(entry.firstAssessedAt)
      : -Infinity,
  };
}
