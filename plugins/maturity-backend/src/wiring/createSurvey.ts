import type { Knex } from 'knex';
import { GroupTreeReader } from '../catalog/GroupTreeReader';
import { readUserGroups } from '../catalog/readUserGroups';
import { CatalogAccess } from '../catalog/types';
import { AnswerTaker } from '../survey/AnswerTaker';
import { SurveyReader } from '../survey/SurveyReader';
import { SurveySettler } from '../survey/SurveySettler';
import { SurveySettings } from '../survey/types';

/** Builds what takes answers to the survey, and what reads its results. */
export function createSurvey(
  options: CatalogAccess & {
    readonly knex: Knex;
    /** Absent if there is no survey. */
    readonly settings?: SurveySettings;
    readonly groups: Pick<GroupTreeReader, 'read'>;
    /** Ref of the organisation's own entity. */
    readonly organization?: string;
    /** The clock, for tests. */
    readonly now?: () => Date;
  },
) {
  const { knex, settings, groups, organization } = options;
  const now = options.now ?? (() => new Date());
  const shared = { knex, settings, groups, organization, now };
  const taker = new AnswerTaker({
    ...shared,
    readUserGroups: userRef => readUserGroups(options, userRef),
  });
  const settler = new SurveySettler(shared);
  const settle = () => settler.settle();
  return { taker, reader: new SurveyReader({ ...shared, taker, settle }) };
}
