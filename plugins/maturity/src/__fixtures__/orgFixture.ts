import { AssessmentFilter, AssessmentSummary, builtInModel, MaturityApi, Model, Outcome } from '@platform-maturity/backstage-plugin-maturity-common';
import { countAssessments } from '../../../maturity-backend/src/scorecard/countAssessments';
import { countChecks } from '../../../maturity-backend/src/scorecard/countChecks';
import { GroupNode, GroupTree } from '../../../maturity-backend/src/catalog/GroupTree';
import { listAssessments } from '../../../maturity-backend/src/scorecard/listAssessments';
import { planFixes } from '../../../maturity-backend/src/scorecard/planFixes';
import { packOutcomes } from '../../../maturity-backend/src/database/outcomes';
import { ScorecardTable } from '../../../maturity-backend/src/scorecard/ScorecardTable';

const day = 86_400_000;
const start = Date.UTC(2026, 9, 1);

/** Numbers that look random and are the same each time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const shops = ['cart', 'checkout', 'ledger', 'search', 'stock', 'invoice'];
const parts = ['api', 'worker', 'ui', 'sync', 'gateway', 'store', 'lib'];
const types = ['service', 'website', 'library', 'data-pipeline'];
const lifecycles = ['production', 'experimental'];

function pick<T>(from: readonly T[], roll: number): T {
  return from[Math.floor(roll * from.length) % from.length];
}

/** Services of an invented organisation, most of them at stage 2. */
export function createServices(options: {
  model?: Model;
  count: number;
  owners?: number;
}): { summary: AssessmentSummary; outcomes: Outcome[] }[] {
  const { model = builtInModel, count, owners = 12 } = options;
  const roll = dice(7);
  const checks = model.stages.flatMap(stage => stage.checks);
  return Array.from({ length: count }, (_, index) => {
    const shop = pick(shops, roll());
    const name = `${shop}-${pick(parts, roll())}-${index}`;
    const rank =
      index % 29 === 0
        ? 0
        : Math.min(5, 1 + Math.floor((roll() + roll()) * 2.4));
    const next = model.stages[rank];
    const outcomes = checks.map(({ id }): Outcome => {
      const stage = model.stages.findIndex(s =>
        s.checks.some(c => c.id === id),
      );
      if (rank === 0) return 'unknown';
      if (stage < rank) return roll() < 0.05 ? 'exempt' : 'pass';
      return roll() < 0.5 ? 'fail' : 'unknown';
    });
    const known = outcomes.filter(o => o === 'pass' || o === 'fail').length;
    const declared = Math.floor(known / 5);
    const attested = Math.floor(known / 9);
    const steps = next?.checks.slice(0, 1 + Math.floor(roll() * 4)) ?? [];
    const hasOwner = index % 23 !== 0;
    const team = Math.floor(roll() * roll() * owners);
    return {
      outcomes,
      summary: {
        entityRef: `component:default/${name}`,
        title:
          index % 31 === 0
            ? `The ${shop} of the whole company with a rather long name`
            : undefined,
        modelId: model.id,
        kind: 'component',
        type: pick(types, roll()),
        lifecycle: pick(lifecycles, roll() * roll()),
        owners: hasOwner
          ? [`group:default/team-${shops[team % 6]}-${team}`]
          : [],
        system: roll() < 0.85 ? `system:default/${shop}` : undefined,
        domain: `domain:default/${shop < 'i' ? 'shopping' : 'finance'}`,
        tags: roll() < 0.4 ? ['java'] : [],
        stage: model.stages[rank - 1]?.id,
        rank,
        highestRank: rank > 0 && index % 7 === 0 ? Math.min(5, rank + 2) : rank,
        nextStage: next?.id,
        measured: {
          observed: known - declared - attested,
          declared,
          attested,
          applicable: checks.length,
        },
        nextSteps: steps.map(({ id }) => id).slice(0, 3),
        nextStepCount: steps.length,
        assessedAt: new Date(start).toISOString(),
        stageSince: rank
          ? new Date(start - index * 0.4 * day).toISOString()
          : undefined,
      },
    };
  });
}

/** The reading half of the API, as the org page uses it. */
export type OrgApi = Pick<
  MaturityApi,
  'listModels' | 'listAssessments' | 'countAssessments' | 'countChecks' | 'planFixes'
>;

/** Filters, sorts, pages and counts as the backend does, in memory. */
export function createOrgApi(options: {
  models?: readonly Model[];
  /** The number of services. */
  count: number;
  owners?: number;
  /** The groups that the owners are, and those above them. */
  groups?: readonly GroupNode[];
}): OrgApi {
  const { models = [builtInModel], count, owners } = options;
  const groups = new GroupTree(options.groups ?? []);
  const table = new ScorecardTable();
  for (const model of models) {
    const checkIds = model.stages.flatMap(({ checks }) =>
      checks.map(({ id }) => id),
    );
    for (const { summary, outcomes } of createServices({ model, count, owners })) {
      const name = summary.entityRef.split('/')[1];
      table.upsert({ summary, name, revision: 1, checkIds, outcomes: packOutcomes(outcomes) });
    }
  }
  const findModel = ({ modelId }: AssessmentFilter) =>
    models.find(({ id }) => id === modelId) ?? models[0];
  const spelt = <T extends { readonly filter?: AssessmentFilter }>(
    request: T,
  ) => ({ ...request, filter: groups.spellOut(request.filter ?? {}) });
  return {
    listModels: async () => ({ items: models, sources: [] }),
    listAssessments: async request =>
      listAssessments(table, spelt(request), 'all'),
    countAssessments: async request => {
      const { filter, ...others } = spelt(request);
      return countAssessments(
        table,
        { ...others, filter },
        { model: findModel(filter), visibility: 'all', groups },
      );
    },
    countChecks: async request => {
      const { filter } = spelt(request);
      return countChecks(
        table,
        { filter },
        { model: findModel(filter), visibility: 'all', now: new Date(start) },
      );
    },
    planFixes: async request => {
      const { filter, limit } = spelt(request);
      return planFixes(
        table,
        { filter, limit },
        { model: findModel(filter), visibility: 'all', now: new Date(start) },
      );
    },
  };
}
