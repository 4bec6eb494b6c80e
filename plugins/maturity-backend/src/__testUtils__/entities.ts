import { Entity } from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

/** An entity with as little in it as its kind needs, and what is given. */
export function entity(
  kind: string,
  name: string,
  parts: {
    metadata?: Partial<Entity['metadata']>;
    spec?: JsonObject;
    relations?: Entity['relations'];
  } = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name, namespace: 'default', ...parts.metadata },
    ...(parts.spec && { spec: parts.spec }),
    ...(parts.relations && { relations: parts.relations }),
  };
}

/** A component in production, with what is given. */
export function component(
  name: string,
  parts: Parameters<typeof entity>[2] = {},
): Entity {
  return entity('Component', name, {
    ...parts,
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/shop',
      ...parts.spec,
    },
  });
}

/** A group with these members and, if there is one, this parent. */
export function group(
  name: string,
  options: {
    members?: string[];
    children?: string[];
    parent?: string;
    annotations?: { [key: string]: string };
  } = {},
): Entity {
  const { members = [], children = [], parent, annotations } = options;
  const related = (type: string, kind: string, names: string[]) =>
    names.map(target => ({ type, targetRef: `${kind}:default/${target}` }));
  return entity('Group', name, {
    metadata: { ...(annotations && { annotations }) },
    spec: { type: 'team', children, ...(parent && { parent }) },
    relations: [
      ...related('hasMember', 'user', members),
      ...related('parentOf', 'group', children),
      ...related('childOf', 'group', parent ? [parent] : []),
    ],
  });
}
