import { parseEntityRef } from '@backstage/catalog-model';
import { Endpoint } from './endpoints';

const ENTITY = '{kind}/{namespace}/{name}';

/**
 * The fields of a request that stand in its path.
 *
 * @public
 */
export function listPathFields({ path }: Endpoint): readonly string[] {
  return [...path.replace(ENTITY, '{entityRef}').matchAll(/\{(\w+)\}/g)].map(
    ([, name]) => name,
  );
}

/** The path of a request, with the fields that stand in it. */
export function encodePath({ path }: Endpoint, request: unknown): string {
  const fields = request as { readonly [name: string]: unknown };
  return path
    .replace(ENTITY, () => {
      const { kind, namespace, name } = parseEntityRef(
        String(fields.entityRef),
      );
      return [kind, namespace, name].map(encodeURIComponent).join('/');
    })
    .replace(/\{(\w+)\}/g, (_, name) =>
      encodeURIComponent(String(fields[name])),
    );
}
