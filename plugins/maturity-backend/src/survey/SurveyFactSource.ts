import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  FactObservation,
  SURVEY_MINIMUM,
  SurveyQuarter,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { ShownSurveyTally } from '../database';
import { surveyFacts } from './surveyFacts';
import { toQuarters } from './toQuarters';
import { shiftQuarter, toSurveyQuarter } from './window';

/** The shown answers of a group itself, without those below it. */
export interface GroupSurveyTally extends ShownSurveyTally {
  readonly groupRef: string;
  readonly above: readonly string[];
}

/** Options of the source. */
export interface SurveyFactSourceOptions {
  readonly isOn: boolean;
  /** Reads what is shown of all groups since a quarter. */
  readonly readTallies: (since: string) => Promise<readonly GroupSurveyTally[]>;
  /** Shows the answers that are left of closed surveys, and forgets what is old. */
  readonly settle: () => Promise<void>;
  readonly now?: () => Date;
}

/** Facts about groups: what the answers to the developer survey come to. */
export class SurveyFactSource implements FactSource {
  readonly id = 'survey';
  readonly title = 'Developer survey';
  readonly description =
    'What the answers to the developer survey come to, of groups with at least five.';
  readonly facts = surveyFacts;
  readonly settings = [];
  // The organisation's own entity may be a domain.
  readonly appliesTo = { kind: { $in: ['Group', 'Domain'] } };
  readonly batchSize = 1_000;
  readonly schedule = { frequency: { hours: 1 }, timeout: { minutes: 10 } };

  constructor(private readonly options: SurveyFactSourceOptions) {}

  async collect({
    entities,
    signal,
  }: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const { isOn, readTallies, settle, now = () => new Date() } = this.options;
    if (!isOn) {
      return new Map();
    }
    await settle();
    signal.throwIfAborted();
    const current = toSurveyQuarter(now());
    const earlier = shiftQuarter(current, -1);
    const byGroup = groupTallies(await readTallies(earlier));
    const unknown = `fewer than ${SURVEY_MINIMUM} answers in ${current} and ${earlier}`;
    return new Map(
      entities.filter(mayHaveAnswers(byGroup)).map(entity => {
        const ref = stringifyEntityRef(entity);
        const latest = toQuarters(byGroup.get(ref) ?? []).at(-1);
        return [ref, { facts: toFacts(latest, unknown) }];
      }),
    );
  }
}

/** Of domains, only the organisation has answers. */
function mayHaveAnswers(byGroup: ReadonlyMap<string, unknown>) {
  return (entity: Entity) =>
    entity.kind.toLocaleLowerCase('en-US') === 'group' ||
    byGroup.has(stringifyEntityRef(entity));
}

/** The shown answers of each group, those below it included. */
function groupTallies(
  tallies: readonly GroupSurveyTally[],
): ReadonlyMap<string, ShownSurveyTally[]> {
  const byGroup = new Map<string, ShownSurveyTally[]>();
  for (const tally of tallies) {
    for (const ref of [tally.groupRef, ...tally.above]) {
      const same = byGroup.get(ref) ?? [];
      byGroup.set(ref, same);
      same.push(tally);
    }
  }
  return byGroup;
}

function toFacts(
  latest: SurveyQuarter | undefined,
  unknown: string,
): { readonly [name: string]: FactObservation } {
  if (!latest) {
    return Object.fromEntries(
      surveyFacts.map(({ name }) => [name, { unknown }]),
    );
  }
  const { answers, quarter, results } = latest;
  const find = (type: string) => results.find(result => result.type === type);
  const notAsked = { unknown: `not asked in ${quarter}` };
  const toScore = (type: string, digits: number): FactObservation => {
    const score = find(type)?.score;
    return score === undefined
      ? notAsked
      : { value: Math.round(score * digits) / digits };
  };
  const topics = find('topics');
  return {
    answers: { value: answers },
    quarter: { value: quarter },
    satisfaction: toScore('rating', 1_000),
    nps: toScore('recommendation', 1),
    topFriction: topics
      ? { value: topics.counts.slice(0, 3).map(({ value }) => value) }
      : notAsked,
  };
}
