import { randomBytes } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import createKnex, { Knex } from 'knex';
import { GroupTree } from '../plugins/maturity-backend/src/catalog/GroupTree';
import { readSurvey } from '../plugins/maturity-backend/src/config/readSurvey';
import {
  changeSurveyTallies,
  readAllSurveyTallies,
  StoredSurveyTally,
} from '../plugins/maturity-backend/src/database';
import { migrate } from '../plugins/maturity-backend/src/database/migrations';
import { AnswerTaker } from '../plugins/maturity-backend/src/survey/AnswerTaker';
import { parseAnswers } from '../plugins/maturity-backend/src/survey/parseAnswers';
import { SurveyFactSource } from '../plugins/maturity-backend/src/survey/SurveyFactSource';
import { SurveyKeys } from '../plugins/maturity-backend/src/survey/SurveyKeys';
import { SurveyReader } from '../plugins/maturity-backend/src/survey/SurveyReader';
import { addToWaiting } from '../plugins/maturity-backend/src/survey/waiting';
import { shiftQuarter } from '../plugins/maturity-backend/src/survey/window';
import { postgresUrl } from './database';
import { atMost, Figure, format } from './Figure';

const ANSWERS = 50_000;
const QUARTERS = 8;
const TEAMS = 500;
const DEPARTMENTS = 25;
const QUARTER = '2026-Q4';
const AT_ONCE = 200;

const now = () => new Date('2026-11-30T08:00:00Z');
const organization = 'group:default/acme';
const toTeam = (index: number) => `group:default/team-${index % TEAMS}`;
const toDepartment = (index: number) =>
  `group:default/department-${index % DEPARTMENTS}`;

const settings = readSurvey({ secret: randomBytes(32).toString('hex') })!;
const tree = new GroupTree([
  { entityRef: organization, parents: [] },
  ...Array.from({ length: DEPARTMENTS }, (_, index) => ({
    entityRef: toDepartment(index),
    parents: [organization],
  })),
  ...Array.from({ length: TEAMS }, (_, index) => ({
    entityRef: toTeam(index),
    parents: [toDepartment(index)],
  })),
]);

const toAnswers = (index: number) => ({
  satisfaction: 1 + (index % 5),
  recommendation: index % 11,
  friction: ['reviews', 'slow-builds', 'access'].slice(index % 3),
  ...(index % 3 === 0 && { note: `Comment ${index}: `.padEnd(200, 'x') }),
});

/** Adds up the answers of all people as they would be, one after the other. */
async function fill(knex: Knex): Promise<void> {
  const keys = new SurveyKeys(settings.secrets);
  const tallies = new Map<string, StoredSurveyTally>();
  for (let index = 0; index < ANSWERS; index++) {
    const groupRef = toTeam(index);
    const stored = tallies.get(groupRef) ?? {
      ...{ form: 'bench', groupRef, shown: '', texts: [] },
      above: [organization, toDepartment(index)],
    };
    const answer = parseAnswers(toAnswers(index), settings.questions);
    const added = addToWaiting(stored, { quarter: QUARTER, keys, answer });
    tallies.set(groupRef, added);
  }
  for (let ago = 0; ago < QUARTERS; ago++) {
    await changeSurveyTallies(knex, {
      quarter: shiftQuarter(QUARTER, -ago),
      change: () => [...tallies.values()],
    });
  }
}

async function measure(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Results of many answers: of the organisation, of a team and as facts of all groups. */
export async function run(): Promise<Figure[]> {
  const name = `bench_survey_${randomBytes(4).toString('hex')}`;
  const server = createKnex({
    client: 'pg',
    connection: postgresUrl(),
  });
  await server.raw(`create database ${name}`);
  await server.destroy();
  const url = new URL(postgresUrl());
  url.pathname = `/${name}`;
  const knex = createKnex({ client: 'pg', connection: url.href });
  try {
    await migrate(knex);
    await fill(knex);
    const shared = { knex, settings, organization, now };
    const taker = new AnswerTaker({
      ...shared,
      groups: { read: async () => tree },
      readUserGroups: async userRef => [toTeam(Number(userRef.split('-')[1]))],
    });
    const settle = async () => {};
    const reader = new SurveyReader({ ...shared, taker, settle });
    const source = new SurveyFactSource({
      isOn: true,
      readTallies: since => readAllSurveyTallies(knex, { since }),
      settle,
      now,
    });
    const entities = Array.from({ length: TEAMS }, (_, index) => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: `team-${index}`, namespace: 'default' },
    }));
    const size = `survey, ${format(ANSWERS)} answers × ${QUARTERS} quarters`;
    const whole = await measure(() => reader.readResults(organization));
    const { items } = await reader.readResults(organization);
    const team = await measure(() => reader.readResults(toTeam(7)));
    const facts = await measure(() =>
      source.collect({
        entities,
        etags: new Map(),
        logger: mockServices.rootLogger(),
        signal: new AbortController().signal,
      }),
    );
    const answering = await measure(() =>
      Promise.all(
        Array.from({ length: AT_ONCE }, (_, index) =>
          taker.take(`user:default/person-${index}`, {
            quarter: QUARTER,
            answers: toAnswers(index),
          }),
        ),
      ),
    );
    return [
      atMost({
        name: `${size}: results of the organisation`,
        value: whole,
        unit: 'ms',
        budget: 1_000,
        note: `${format(items.at(-1)?.answers ?? 0)} in the last quarter`,
      }),
      atMost({
        name: `${size}: results of a team`,
        value: team,
        unit: 'ms',
        budget: 1_000,
      }),
      atMost({
        name: `${size}: facts of ${TEAMS} teams`,
        value: facts,
        unit: 'ms',
        budget: 1_000,
      }),
      atMost({
        name: `${size}: ${AT_ONCE} more answers at once, each`,
        value: answering / AT_ONCE,
        unit: 'ms',
        budget: 50,
      }),
    ];
  } finally {
    await knex.destroy();
  }
}
