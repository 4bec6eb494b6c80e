import {
  Entity,
  parseEntityRef,
  stringifyEntityRef,
  ANNOTATION_SOURCE_LOCATION,
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
import { useAnswer } from '../../queries/useAnswer';
import { keys } from '../../queries/queryClient';
import { safeHref } from '../../links/ExternalLink';

/** The values that prefill a template's form. */
interface TemplateParameters {
  readonly entityRef: string;
  readonly owner?: string;
  /** Address of the repository, e.g. `https://github.com/acme/shop`. */
  readonly repositoryUrl?: string;
  /** The same in the spelling of the field `RepoUrlPicker`. */
  readonly repoUrl?: string;
}

/** Matches the start of the path inside the repository, for the common hosts. */
const insideRepository = /\/(?:-\/)?(?:tree|blob|src|browse)\//;

function readRepository(
  entity: Entity,
): Pick<TemplateParameters, 'repositoryUrl' | 'repoUrl'> {
  const location = entity.metadata.annotations?.[ANNOTATION_SOURCE_LOCATION];
  const href = safeHref(location?.replace(/^url:/, ''));
  if (href === undefined) {
    return {};
  }
  const [root] = href.split(insideRepository);
  const repositoryUrl = root.replace(/\/+$/, '');
  const { host, pathname } = new URL(repositoryUrl);
  const segments = pathname.split('/').filter(Boolean);
  const repository = segments.pop();
  if (!repository || segments.length === 0) {
    return { repositoryUrl };
  }
  const query = new URLSearchParams({
    owner: segments.join('/'),
    repo: repository.replace(/\.git$/, ''),
  });
  return { repositoryUrl, repoUrl: `${host}?${query}` };
}

/** The parameters that an entity's remedy templates are opened with. */
export function toTemplateParameters(entity: Entity): TemplateParameters {
  const owner = entity.relations?.find(({ type }) => type === 'ownedBy');
  return {
    entityRef: stringifyEntityRef(entity),
    owner: owner?.targetRef,
    ...readRepository(entity),
  };
}

/** Path parameters of a template's form; undefined when the ref cannot be read. */
export function templateRouteParams(
  templateRef: string | undefined,
): { namespace: string; templateName: string } | undefined {
  if (templateRef === undefined) {
    return undefined;
  }
  try {
    const { namespace, name } = parseEntityRef(templateRef, {
      defaultKind: 'template',
    });
    return { namespace, templateName: name };
  } catch {
    return undefined;
  }
}

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

/** Finds the template that fixes a check: the one that the model names, else one whose annotation names the check. */
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
