import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  AnswerSurveyRequest,
  AnswerSurveyResponse,
} from '@platform-maturity/backstage-plugin-maturity-common';
import type { Knex } from 'knex';
import { GroupTreeReader } from '../catalog/GroupTreeReader';
import { addSurveyAnswer, hasParticipated, hashText } from '../database';
import { GroupPaths } from './GroupPaths';
import { parseAnswers } from './parseAnswers';
import { SurveyKeys } from './SurveyKeys';
import { SurveySettings } from './types';
import { addToWaiting } from './waiting';
import { takesAnswers } from './window';

/** Options of {@link AnswerTaker}. */
export interface AnswerTakerOptions {
  readonly knex: Knex;
  /** Absent if there is no survey. */
  readonly settings?: SurveySettings;
  readonly groups: Pick<GroupTreeReader, 'read'>;
  /** Ref of the organisation's own entity. */
  readonly organization?: string;
  /** Refs of the groups that a person is a member of. */
  readonly readUserGroups: (userRef: string) => Promise<readonly string[]>;
  readonly now: () => Date;
}

/** Adds each person's answer to those of their group, and keeps nothing else of it. */
export class AnswerTaker {
  readonly #options: AnswerTakerOptions;
  readonly #keys: SurveyKeys;

  constructor(options: AnswerTakerOptions) {
    this.#options = options;
    this.#keys = new SurveyKeys(options.settings?.secrets ?? []);
  }

  /**
   * The groups that a person's answer can count for: those they are a member of, or the
   * organisation for everybody else.
   */
  async listGroups(userRef: string): Promise<readonly string[]> {
    const { organization, readUserGroups } = this.#options;
    const own = await readUserGroups(userRef);
    if (own.length > 0) {
      return [...own].sort();
    }
    return organization ? [organization] : [];
  }

  /** Tells whether a person has answered in a quarter. */
  async hasAnswered(userRef: string, quarter: string): Promise<boolean> {
    const hashes = this.#keys.hashParticipant(quarter, userRef);
    return hasParticipated(this.#options.knex, { quarter, hashes });
  }

  /**
   * Adds a person's answer.
   *
   * @throws `ConflictError` (409) if they have answered, or the survey is closed;
   * `InputError` (400) that never repeats the answer
   */
  async take(
    userRef: string,
    { quarter, groupRef, answers }: AnswerSurveyRequest,
  ): Promise<AnswerSurveyResponse> {
    const { settings, now } = this.#options;
    if (!settings || !takesAnswers(settings.window, quarter, now())) {
      throw new ConflictError(
        `The survey of ${quarter} is closed. The answer was not counted.`,
      );
    }
    const { questions } = settings;
    const answer = parseAnswers(answers, questions);
    const target = await this.#chooseGroup(userRef, groupRef);
    const above = await this.#readAbove(target);
    const form = hashText(
      JSON.stringify(questions.map(({ id, type }) => [id, type])),
    );
    const [participant] = this.#keys.hashParticipant(quarter, userRef);
    const isNew =
      // Also with a secret that was replaced since.
      !(await this.hasAnswered(userRef, quarter)) &&
      (await this.#store({
        ...{ quarter, participant, form, groupRef: target },
        add: stored => ({
          ...addToWaiting(stored, { quarter, keys: this.#keys, answer }),
          above,
        }),
      }));
    if (!isNew) {
      throw new ConflictError(
        `You have answered the survey of ${quarter} already. This answer was not counted.`,
      );
    }
    return { status: 'counted', quarter };
  }

  async #chooseGroup(
    userRef: string,
    wanted: string | undefined,
  ): Promise<string> {
    const groups = await this.listGroups(userRef);
    const [first] = groups;
    if (first === undefined) {
      throw new NotAllowedError(
        'You are a member of no group that the answer could count for',
      );
    }
    if (wanted !== undefined && !groups.includes(wanted)) {
      throw new InputError(
        'groupRef: must be a group that you are a member of',
      );
    }
    return wanted ?? first;
  }

  async #readAbove(groupRef: string): Promise<readonly string[]> {
    const { groups, organization } = this.#options;
    return new GroupPaths(await groups.read(), organization).listAbove(
      groupRef,
    );
  }

  async #store(
    options: Parameters<typeof addSurveyAnswer>[1],
  ): Promise<boolean> {
    try {
      return await addSurveyAnswer(this.#options.knex, options);
    } catch {
      // Its message has the statement, and so the texts that it would have stored.
      throw new Error('The answer could not be stored. It was not counted.');
    }
  }
}
