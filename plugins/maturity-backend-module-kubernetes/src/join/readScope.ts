import { Entity, RELATION_DEPENDS_ON } from '@backstage/catalog-model';
import { parseSelector, Requirement } from './selector';

export const ID = 'backstage.io/kubernetes-id';
export const SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';

/** Which objects belong to an entity, as the Kubernetes plugin finds them. */
export interface EntityScope {
  readonly selector: readonly Requirement[];
  /** Whether all its objects have the label with the id. */
  readonly isById: boolean;
  readonly namespace?: string;
  /** Names of clusters; all when left out. */
  readonly clusters?: readonly string[];
}

/** How entities name their objects. */
export interface ScopeOptions {
  readonly labelKey: string;
  /** Whether an entity runs in the clusters that it depends on. */
  readonly isByRelation: boolean;
}

/**
 * Reads which objects belong to an entity.
 *
 * @returns undefined for an entity without objects, `problem` for annotations that are wrong
 */
export function readScope(
  entity: Entity,
  options: ScopeOptions,
): EntityScope | { readonly problem: string } | undefined {
  const { annotations = {} } = entity.metadata;
  const id = annotations[ID]?.trim();
  const text = annotations[SELECTOR]?.trim();
  if (!id && !text) {
    return undefined;
  }
  const selector = text
    ? parseSelector(text)
    : ([{ key: options.labelKey, operator: 'in', values: [id!] }] as const);
  if (!selector) {
    return {
      problem: `${SELECTOR} is no label selector, such as app=shop,tier in (web, api)`,
    };
  }
  const cluster = annotations[CLUSTER]?.trim();
  const related = options.isByRelation ? listClusters(entity) : undefined;
  return {
    selector,
    isById: !text,
    namespace: annotations[NAMESPACE]?.trim() || undefined,
    clusters: cluster ? [cluster] : related,
  };
}

function listClusters(entity: Entity): readonly string[] {
  const { namespace = 'default' } = entity.metadata;
  const prefix = `resource:${namespace}/`;
  return (entity.relations ?? [])
    .filter(
      ({ type, targetRef }) =>
        type === RELATION_DEPENDS_ON && targetRef.startsWith(prefix),
    )
    .map(({ targetRef }) => targetRef.slice(prefix.length));
}
