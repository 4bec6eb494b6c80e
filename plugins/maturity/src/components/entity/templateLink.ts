import {
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { safeHref } from '../../links/safeHref';

/** The values that prefill a template's form. */
export interface TemplateParameters {
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
