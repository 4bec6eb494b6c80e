import {
  CheckChange,
  ListMoversRequest,
  ListMoversResponse,
  Model,
  Mover,
  Outcome,
  StageChange,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { ScorecardTable } from './ScorecardTable';
import { selectRows } from './selectRows';
import { EntityVisibility } from '../catalog/types';
import { DAY_MS, startOfDay } from './utcDays';

const DEFAULT_DAYS = 30;
const DEFAULT_LIMIT = 10;

/** A {@link Mover} without its reasons. */
export type MovedEntity = Omit<Mover, 'checks' | 'firstMeasured'>;

/** The entities whose stage changed, and the period of the changes. */
export interface MovedEntities extends Omit<ListMoversResponse, 'up' | 'down'> {
  readonly up: {
    readonly total: number;
    readonly items: readonly MovedEntity[];
  };
  readonly down: {
    readonly total: number;
    readonly items: readonly MovedEntity[];
  };
}

/**
 * The entities that the filter selects and that stand at another stage than
 * some days ago, the latest first.
 */
export function listStageChanges(
  table: ScorecardTable,
  request: ListMoversRequest,
  options: { model: Model; visibility: EntityVisibility; now: Date },
): MovedEntities {
  const { model, visibility, now } = options;
  const { days = DEFAULT_DAYS, limit = DEFAULT_LIMIT } = request;
  const since = startOfDay(now.getTime()) - days * DAY_MS;
  const ranks = new Map(model.stages.map(({ id }, index) => [id, index + 1]));
  const up: MovedEntity[] = [];
  const down: MovedEntity[] = [];
  let newcomers = 0;

  const filter = { ...request.filter, modelId: model.id };
  for (const row of selectRows(table, filter, visibility)) {
    const cells = table.columns.moves[row];
    // Most rows have no later change.
    if (cells.length === 0 || cells[cells.length - 2] < since) {
      continue;
    }
    const moves = table.listStageChangesOfRow(row);
    const changes = moves.filter(({ at }) => at >= since);
    const last = changes.at(-1);
    if (!last) {
      continue;
    }
    const from = table.texts.getValue(
      moves.at(-1 - changes.length)?.stage ?? 0,
    );
    const to = table.texts.getValue(last.stage);
    const rank = to === undefined ? 0 : ranks.get(to);
    if (from === undefined) {
      newcomers += Number(to !== undefined);
      continue;
    }
    const formerRank = ranks.get(from);
    if (rank === undefined || formerRank === undefined || rank === formerRank) {
      continue;
    }
    const { entityRef, title, owners } = table.readSummary(row, visibility);
    (rank > formerRank ? up : down).push({
      entityRef,
      title,
      owners,
      from,
      to,
      at: new Date(last.at).toISOString(),
      changes: changes.length,
    });
  }

  return {
    modelId: model.id,
    since: new Date(since).toISOString(),
    up: { total: up.length, items: up.sort(compareLatest).slice(0, limit) },
    down: {
      total: down.length,
      items: down.sort(compareLatest).slice(0, limit),
    },
    newcomers,
  };
}

function compareLatest(a: MovedEntity, b: MovedEntity): number {
  if (a.at !== b.at) {
    return a.at < b.at ? 1 : -1;
  }
  return a.entityRef < b.entityRef ? -1 : 1;
}

/**
 * Adds the checks that changed to an entity, without their evidence. The history
 * of the entity has the evidence.
 *
 * @param changes - the stage changes that it consists of, oldest first
 */
export function explainStageChange(
  moved: MovedEntity,
  options: { changes: readonly StageChange[]; isUp: boolean },
): Mover {
  const net = new Map<string, CheckChange>();
  for (const change of options.changes.flatMap(({ checks }) => checks)) {
    const { id, from } = net.get(change.id) ?? change;
    net.set(id, { id, from, to: change.to });
  }
  const checks = [...net.values()].filter(({ from, to }) => from !== to);

  // A stage rises because a check no longer blocks it.
  const [away, back] = options.isUp ? [isMet, isOpen] : [isOpen, isMet];
  const decisive = checks.filter(
    ({ from, to }) => away(to) && (back(from) || from === undefined),
  );
  return {
    ...moved,
    checks,
    firstMeasured:
      decisive.length > 0 &&
      decisive.every(({ from }) => from === 'unknown' || from === undefined),
  };
}

function isOpen(outcome: Outcome | undefined): boolean {
  return outcome === 'fail' || outcome === 'unknown';
}

function isMet(outcome: Outcome | undefined): boolean {
  return !isOpen(outcome);
}
