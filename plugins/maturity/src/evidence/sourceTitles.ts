import { ANNOTATION_SOURCE_LOCATION, Entity } from '@backstage/catalog-model';
import {
  FactDeclaration,
  FactSourceDeclaration,
  wellKnownSources,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { createContext, useContext } from 'react';

/** The names of sources and facts, for one entity. */
export interface FactNames {
  sourceTitle(sourceId: string): string;
  /** Undefined for paths into the entity and for facts of sources that are not installed. */
  findDeclaration(factId: string): FactDeclaration | undefined;
  /** Whether the source reads a code host on which the entity has no repository. */
  isOtherHost(sourceId: string): boolean;
}

/** The sources that read one code host, and the annotation that links a repository there. */
const codeHosts: { readonly [sourceId: string]: string } = {
  github: 'github.com/project-slug',
  gitlab: 'gitlab.com/project-slug',
};

/** The source part of a fact id: `github` of `github/branchProtected`. */
export function readSourceId(factId: string): string {
  return factId.slice(0, factId.indexOf('/'));
}

function isOnHost(entity: Entity, sourceId: string): boolean {
  const { annotations = {} } = entity.metadata;
  const location = annotations[ANNOTATION_SOURCE_LOCATION] ?? '';
  const [, host = ''] = /^(?:url:)?https?:\/\/([^/]+)/.exec(location) ?? [];
  return (
    annotations[codeHosts[sourceId]] !== undefined || host.includes(sourceId)
  );
}

/** Looks names up in the declarations of the installed sources, and in what is known of the others. */
export function toFactNames(
  sources: readonly FactSourceDeclaration[],
  entity?: Entity,
): FactNames {
  const titles = new Map(sources.map(source => [source.id, source.title]));
  const facts = new Map<string, FactDeclaration>(
    sources.flatMap(source =>
      source.facts.map(fact => [`${source.id}/${fact.name}`, fact] as const),
    ),
  );
  return {
    sourceTitle: id => titles.get(id) ?? wellKnownSources[id]?.title ?? id,
    findDeclaration: id => facts.get(id),
    isOtherHost: id =>
      entity !== undefined &&
      Object.hasOwn(codeHosts, id) &&
      !isOnHost(entity, id),
  };
}

const FactNamesContext = createContext<FactNames>(toFactNames([]));

/** Hands the names to all that shows facts of the entity. */
export const FactNamesProvider = FactNamesContext.Provider;

/** The names of sources and facts, for the entity that is shown. */
export function useFactNames(): FactNames {
  return useContext(FactNamesContext);
}
