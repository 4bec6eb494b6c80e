import type { Knex } from 'knex';
import { GroupTreeReader } from '../catalog/GroupTreeReader';
import {
  changeSurveyTallies,
  deleteParticipations,
  deleteSurveyTallies,
  listWaitingQuarters,
} from '../database';
import { GroupPaths } from './GroupPaths';
import { poolWaiting } from './poolWaiting';
import { SurveyKeys } from './SurveyKeys';
import { SurveySettings } from './types';
import { openWaiting } from './waiting';
import {
  findUnsettledQuarter,
  isSettled,
  shiftQuarter,
  toSurveyQuarter,
} from './window';

/** Quarters whose results are kept: three years. */
const KEPT_QUARTERS = 12;

/** Shows the answers that are left when a survey has closed, and forgets what is old. */
export class SurveySettler {
  readonly #keys: SurveyKeys;

  constructor(
    private readonly options: {
      readonly knex: Knex;
      readonly settings?: SurveySettings;
      readonly groups: Pick<GroupTreeReader, 'read'>;
      /** Ref of the organisation's own entity. */
      readonly organization?: string;
      readonly now: () => Date;
    },
  ) {
    this.#keys = new SurveyKeys(options.settings?.secrets ?? []);
  }

  /** Does both. Nothing is left to do for who comes second. */
  async settle(): Promise<void> {
    const { knex, settings, now } = this.options;
    if (!settings) {
      return;
    }
    const current = toSurveyQuarter(now());
    for (const quarter of await listWaitingQuarters(knex, { until: current })) {
      if (isSettled(settings.window, quarter, now())) {
        await this.#pool(quarter);
      }
    }
  }

  /** Forgets who took part in earlier quarters, and results that are old. */
  async forget(): Promise<void> {
    const { knex, now } = this.options;
    const current = findUnsettledQuarter(now());
    await deleteParticipations(knex, { before: current });
    const before = shiftQuarter(current, 1 - KEPT_QUARTERS);
    await deleteSurveyTallies(knex, { before });
  }

  async #pool(quarter: string): Promise<void> {
    const { knex, groups, organization } = this.options;
    const paths = new GroupPaths(await groups.read(), organization);
    await changeSurveyTallies(knex, {
      quarter,
      change: stored =>
        poolWaiting(stored, {
          open: tally => openWaiting(tally, { quarter, keys: this.#keys }),
          listPath: ref => paths.listPath(ref),
          listAbove: ref => paths.listAbove(ref),
        }),
    });
  }
}
