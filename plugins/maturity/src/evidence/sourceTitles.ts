import {
  FactDeclaration,
  FactSourceDeclaration,
  wellKnownSources,
} from '@platform-maturity/backstage-plugin-maturity-common';

/** What people read in place of the ids of sources and facts. */
export interface FactNames {
  sourceTitle(sourceId: string): string;
  /** Undefined for paths into the entity and for facts of sources that are not installed. */
  declarationOf(factId: string): FactDeclaration | undefined;
}

/** The source part of a fact id: `github` of `github/branchProtected`. */
export function sourceIdOf(factId: string): string {
  return factId.slice(0, factId.indexOf('/'));
}

/** Looks names up in what the installed sources declare, and what is known of the others. */
export function factNamesOf(
  sources: readonly FactSourceDeclaration[],
): FactNames {
  const titles = new Map(sources.map(source => [source.id, source.title]));
  const facts = new Map<string, FactDeclaration>(
    sources.flatMap(source =>
      source.facts.map(fact => [`${source.id}/${fact.name}`, fact] as const),
    ),
  );
  return {
    sourceTitle: id => titles.get(id) ?? wellKnownSources[id]?.title ?? id,
    declarationOf: id => facts.get(id),
  };
}
