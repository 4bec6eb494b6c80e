import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  AssessmentFilter,
  builtInModel,
  FactObservation,
} from '@platform-maturity/backstage-plugin-maturity-common';
import {
  CollectedFacts,
  CollectOptions,
  FactSource,
} from '@platform-maturity/backstage-plugin-maturity-node';
import { GroupTree } from '../catalog/GroupTree';
import {
  addShares,
  countPassed,
  countReached,
  selectMembers,
  Share,
} from '../scorecard/countMembers';
import {
  entityModelIds,
  memberChecks,
  memberFacts,
  OWNED,
  reachedStages,
} from './memberFacts';
import { Counted, observeShare } from './observeShare';
import { toMemberFilter } from './toMemberFilter';
import { ScorecardTable } from '../scorecard/ScorecardTable';

/** Milliseconds after which requests come in between, and the table is read anew. */
const SLICE_MS = 10;

/** Milliseconds after which it may be asked again, unless a reassessment ends before. */
const POSTPONED_MS = 600_000;

const MEMBERS: Counted = {
  noun: 'components',
  none: 'no component in production belongs to it',
};
const ENTITIES: Counted = {
  noun: 'entities',
  none: 'no component, API or resource belongs to it',
};

/** Options of the source. */
export interface ScorecardFactSourceOptions {
  readonly readTable: () => Promise<ScorecardTable>;
  readonly readGroups: () => Promise<GroupTree>;
  /** Tells whether all components were assessed, and are not just being assessed again. */
  readonly isAssessed: () => Promise<boolean>;
  /** Ref of the configured organisation. */
  readonly organization?: string;
}

/**
 * Facts about groups, systems and domains: what the assessments of their components
 * come to.
 */
export class ScorecardFactSource implements FactSource {
  readonly id = 'scorecard';
  readonly title = 'Scorecard';
  readonly description =
    'What the assessments of the components in production come to that belong to a group, system, domain or the organisation, and how much of its catalog has an owner.';
  readonly facts = memberFacts;
  readonly settings = [];
  readonly appliesTo = { kind: { $in: ['Group', 'System', 'Domain'] } };
  readonly batchSize = 500;
  // Each reassessment has it run at its end.
  readonly schedule = { frequency: { hours: 1 }, timeout: { minutes: 30 } };
  readonly #options: ScorecardFactSourceOptions;

  constructor(options: ScorecardFactSourceOptions) {
    this.#options = options;
  }

  async collect({
    entities,
    signal,
  }: CollectOptions): Promise<Map<string, CollectedFacts>> {
    const { readTable, readGroups, isAssessed } = this.#options;
    if (!(await isAssessed())) {
      return postpone(entities);
    }
    const groups = await readGroups();
    const answers = new Map<string, CollectedFacts>();
    let table = await readTable();
    let readAt = performance.now();
    for (const entity of entities) {
      if (performance.now() - readAt > SLICE_MS) {
        signal.throwIfAborted();
        table = await readTable();
        readAt = performance.now();
      }
      if (table.texts.find(builtInModel.id) === undefined) {
        break;
      }
      const ref = stringifyEntityRef(entity);
      const filter = groups.spellOut(
        toMemberFilter(ref, this.#options.organization),
      );
      answers.set(ref, { facts: toFacts(table, filter) });
    }
    return answers;
  }
}

/** Shares of those that happen to be assessed by now would look like shares of all. */
function postpone(entities: readonly Entity[]): Map<string, CollectedFacts> {
  const until = new Date(Date.now() + POSTPONED_MS).toISOString();
  const reason = 'the assessment of all components has not ended';
  return new Map(
    entities.map(entity => [
      stringifyEntityRef(entity),
      { postponed: { until, reason } },
    ]),
  );
}

function toFacts(
  table: ScorecardTable,
  filter: AssessmentFilter,
): { readonly [name: string]: FactObservation } {
  // Rows are valid until the next selection.
  const members = selectMembers(table, filter);
  const shares: (readonly [name: string, share: Share])[] = [
    ...reachedStages.map(
      ({ name, rank }) => [name, countReached(members, rank)] as const,
    ),
    ...memberChecks.map(
      ({ name, check }) => [name, countPassed(members, check.id)] as const,
    ),
  ];
  return {
    components: { value: members.rows.length },
    ...Object.fromEntries(
      shares.map(([name, share]) => [name, observeShare(share, MEMBERS)]),
    ),
    catalogOwned: observeShare(countOwned(table, filter), ENTITIES),
  };
}

/** Counts the components, APIs and resources of any lifecycle that a team owns. */
function countOwned(table: ScorecardTable, filter: AssessmentFilter): Share {
  const all = { ...filter, lifecycle: undefined };
  return addShares(
    entityModelIds.map(modelId =>
      countPassed(selectMembers(table, { ...all, modelId }), OWNED),
    ),
  );
}
