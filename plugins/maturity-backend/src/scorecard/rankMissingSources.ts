import {
  builtInModels,
  listCheckFactIds,
  MissingSource,
  Model,
  SettledCheck,
  SuggestedFactSource,
  wellKnownSources,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** A source that is not connected, and the entities that it would find. */
export type LinkedSuggestion = SuggestedFactSource & {
  /** Entities that carry one of its annotations; absent if it needs none. */
  readonly linked?: number;
};

/** Numbers of entities for which a check is not measured, by model and check. */
export type UnknownCounts = ReadonlyMap<string, ReadonlyMap<string, number>>;

/**
 * Ranks the sources that are not connected by the results that they would settle at
 * most. A result that is not measured can be settled by each source that has a proof
 * for its check, and by no more of them than there are entities that the source finds.
 */
export function rankMissingSources(options: {
  readonly models: readonly Model[];
  /** Ids of the sources that are connected. */
  readonly installed: readonly string[];
  readonly suggestions: readonly LinkedSuggestion[];
  readonly unknown: UnknownCounts;
}): MissingSource[] {
  const { installed, suggestions, unknown, models } = options;
  const isMissing = (id: string) => !installed.includes(id);
  const open = listUnknownChecks(models, unknown);
  const named = Object.entries(wellKnownSources)
    .filter(([id]) => isMissing(id))
    .map(([sourceId, source]) => {
      const checks = select(open, check => check.sourceIds.has(sourceId));
      const { title = sourceId, install } = source ?? {};
      return { sourceId, title, install, checks, results: sum(checks) };
    });
  const builtIn = new Set(builtInModels.map(({ id }) => id));
  const suggested = suggestions
    .filter(({ id }) => isMissing(id))
    .map(({ id: sourceId, title, setting, annotations, linked, proofs }) => {
      const proven = new Set(proofs.map(({ check }) => check));
      const checks = select(
        open,
        ({ settled: { modelId, checkId } }) =>
          builtIn.has(modelId) && proven.has(checkId),
      );
      const results = sum(checks, linked);
      const found = { annotations: annotations && [...annotations], linked };
      return { sourceId, title, setting, ...found, checks, results };
    });
  return [...named, ...suggested]
    .filter(({ checks }) => checks.length > 0)
    .sort((a, b) => b.results - a.results || a.title.localeCompare(b.title));
}

/** A check that is not measured somewhere, and the sources whose facts it reads. */
interface UnknownCheck {
  readonly settled: SettledCheck;
  readonly sourceIds: ReadonlySet<string>;
}

function listUnknownChecks(
  models: readonly Model[],
  counts: UnknownCounts,
): UnknownCheck[] {
  return models.flatMap(({ id: modelId, stages }) =>
    stages
      .flatMap(({ checks }) => checks)
      .flatMap(check => {
        const unknown = counts.get(modelId)?.get(check.id) ?? 0;
        return unknown > 0
          ? {
              settled: { modelId, checkId: check.id, unknown },
              sourceIds: new Set(listCheckFactIds(check).map(readSourceId)),
            }
          : [];
      }),
  );
}

function select(
  open: readonly UnknownCheck[],
  isWanted: (check: UnknownCheck) => boolean,
): SettledCheck[] {
  return open.filter(isWanted).map(({ settled }) => settled);
}

function readSourceId(factId: string): string {
  return factId.slice(0, factId.indexOf('/'));
}

function sum(checks: readonly SettledCheck[], linked = Infinity): number {
  return checks
    .map(({ unknown }) => Math.min(unknown, linked))
    .reduce((a, b) => a + b, 0);
}
