import { SourceProblem } from '@platform-maturity/backstage-plugin-maturity-common';

/** Problems that are told, those of the most entities first. */
const MAX_TOLD = 20;

/** Lists what is not known and why, by the number of entities, most first. */
export function listProblems(
  entitiesByMessage: ReadonlyMap<string, number>,
): SourceProblem[] {
  return Array.from(entitiesByMessage, ([message, entities]) => ({
    message,
    entities,
  }))
    .sort((a, b) => b.entities - a.entities)
    .slice(0, MAX_TOLD);
}
