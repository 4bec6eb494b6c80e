import { Outcome } from '../evaluate/types';
import { GroupByField } from './scorecardTypes';
import { AbsentField, AssessmentFilter, AssessmentSortField } from './types';

/**
 * The members of a union of texts, in the order in which they stand: one that
 * is new does not compile until it stands here.
 */
function allOf<T extends string>(members: {
  readonly [K in T]: true;
}): readonly T[] {
  return Object.keys(members) as T[];
}

/**
 * Every outcome, in the order in which counts are listed.
 *
 * @public
 */
export const allOutcomes = allOf<Outcome>({
  pass: true,
  fail: true,
  unknown: true,
  notApplicable: true,
  exempt: true,
});

/**
 * Everything that assessments can be grouped by.
 *
 * @public
 */
export const allGroupByFields = allOf<GroupByField>({
  owner: true,
  system: true,
  domain: true,
  type: true,
  lifecycle: true,
  kind: true,
  tag: true,
});

/**
 * Everything that assessments can be sorted by.
 *
 * @public
 */
export const allSortFields = allOf<AssessmentSortField>({
  name: true,
  stage: true,
  measured: true,
  owner: true,
  stageSince: true,
  nextSteps: true,
});

/**
 * Every field that an entity can be without.
 *
 * @public
 */
export const allAbsentFields = allOf<AbsentField>({
  type: true,
  lifecycle: true,
  owner: true,
  system: true,
  domain: true,
  tag: true,
});

/**
 * The form of a field of a filter, which tells how it is read and written.
 *
 * @public
 */
export type FilterFieldForm =
  | 'text'
  | 'texts'
  | 'flag'
  | 'checks'
  | 'absentFields';

type FormOf<T> = T extends string
  ? 'text'
  : T extends boolean
  ? 'flag'
  : T extends readonly AbsentField[]
  ? 'absentFields'
  : T extends readonly string[]
  ? 'texts'
  : 'checks';

/**
 * Every field of a filter with its form, in the order in which filters are
 * listed: what reads, writes or draws filters goes by it.
 *
 * @public
 */
export const filterFields = {
  modelId: 'text',
  text: 'text',
  owner: 'texts',
  ownerTree: 'flag',
  system: 'texts',
  domain: 'texts',
  type: 'texts',
  lifecycle: 'texts',
  kind: 'texts',
  tag: 'texts',
  stage: 'texts',
  check: 'checks',
  without: 'absentFields',
} as const satisfies {
  readonly [K in keyof Required<AssessmentFilter>]: FormOf<
    Required<AssessmentFilter>[K]
  >;
};

/**
 * The names of {@link filterFields}.
 *
 * @public
 */
export const allFilterFields = Object.keys(
  filterFields,
) as readonly (keyof AssessmentFilter)[];
