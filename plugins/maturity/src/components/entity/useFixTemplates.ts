import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import {
  CATALOG_FILTER_EXISTS,
  catalogApiRef,
} from '@backstage/plugin-catalog-react';
import {
  Check,
  Model,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { keys } from '../../queries/keys';
import { useAnswer } from '../../queries/useAnswer';

/** On a Template: the ids of the checks that it fixes, separated by commas. */
const fixesAnnotation = 'platform-maturity.io/fixes';

function toTemplateRef(ref: string): string | undefined {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind: 'template' }));
  } catch {
    return undefined;
  }
}

function readFixes(template: Entity): readonly string[] {
  const text = template.metadata.annotations?.[fixesAnnotation] ?? '';
  return text.split(',').map(id => id.trim());
}

/**
 * Finds the template that fixes a check, among those that the reader can see in
 * the catalog: the one that the model names, else one whose annotation names the
 * check. One catalog query serves all entities of a model.
 */
export function useFixTemplates(
  model: Model,
): (check: Check) => string | undefined {
  const catalogApi = useApi(catalogApiRef);
  const named = model.stages
    .flatMap(({ checks }) => checks)
    .flatMap(({ fix }) => (fix.template && toTemplateRef(fix.template)) || []);
  const { data } = useAnswer({
    key: keys.fixTemplates(named),
    read: async () => {
      const { items } = await catalogApi.getEntities({
        filter: [
          {
            kind: 'Template',
            [`metadata.annotations.${fixesAnnotation}`]: CATALOG_FILTER_EXISTS,
          },
          ...(named.length > 0
            ? [
                {
                  kind: 'Template',
                  'metadata.name': named.map(ref => parseEntityRef(ref).name),
                },
              ]
            : []),
        ],
        fields: [
          'kind',
          'metadata.namespace',
          'metadata.name',
          'metadata.annotations',
        ],
      });
      return items.map(template => ({
        ref: stringifyEntityRef(template),
        fixes: readFixes(template),
      }));
    },
  });
  return ({ id, fix }) => {
    const wanted = fix.template && toTemplateRef(fix.template);
    const found =
      data?.find(({ ref }) => ref === wanted) ??
      data?.find(({ fixes }) => fixes.includes(id));
    return found?.ref;
  };
}
