import { CompoundEntityRef } from '@backstage/catalog-model';
import { Evidence } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';

const MAX_TITLE = 200;

/**
 * Links the list of templates.
 *
 * @param appUrl - No link without one.
 */
export function toTemplatesEvidence(
  title: string,
  appUrl?: string,
): readonly Evidence[] {
  return toLink(title, 'create', appUrl);
}

/**
 * Links a page about an entity.
 *
 * @param appUrl - No link without one.
 */
export function toEvidence(
  title: string,
  page: 'catalog' | 'docs',
  options: { readonly ref: CompoundEntityRef; readonly appUrl?: string },
): readonly Evidence[] {
  const { appUrl, ref } = options;
  const path = [ref.namespace, ref.kind, ref.name]
    .map(part => encodeURIComponent(part.toLowerCase()))
    .join('/');
  return toLink(title, `${page}/${path}`, appUrl);
}

function toLink(
  title: string,
  path: string,
  appUrl: string | undefined,
): readonly Evidence[] {
  const url = appUrl && webUrl(`${appUrl.replace(/\/+$/, '')}/${path}`);
  return [{ title: shorten(title, MAX_TITLE), ...(url && { url }) }];
}
