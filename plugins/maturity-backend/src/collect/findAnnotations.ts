import { Entity } from '@backstage/catalog-model';
import { Evidence } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { WellKnownAnnotation } from './wellKnownAnnotations';

/** The found annotations, as the value of a fact and as its evidence. */
export interface Finding {
  readonly value: string;
  readonly evidence: Evidence;
}

const MAX_SHOWN = 120;

/** The annotations of the entity that are in the list and have a usable value. */
export function findAnnotations(
  entity: Entity,
  annotations: readonly WellKnownAnnotation[],
): Finding[] {
  return annotations.flatMap(({ key, tool, format }) => {
    const value = entity.metadata.annotations?.[key];
    if (typeof value !== 'string' || value.trim() === '') {
      return [];
    }
    if (format && !format.test(value.trim())) {
      return [];
    }
    const url = webUrl(value.trim());
    const label = tool === key ? key : `${tool} (${key})`;
    const title = `${label}: ${shorten(value, MAX_SHOWN)}`;
    return [{ value: key, evidence: { title, ...(url && { url }) } }];
  });
}

/** The entity's links to web pages; others are never followed nor shown as links. */
export function webLinks(
  entity: Entity,
): { url: string; title: string; type: string }[] {
  const links = Array.isArray(entity.metadata.links)
    ? entity.metadata.links
    : [];
  return links.flatMap(link => {
    const url = webUrl(link?.url);
    return url
      ? [{ url, title: toText(link.title), type: toText(link.type) }]
      : [];
  });
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The links whose type, or else title, has one of the words in it. */
export function findLinks(entity: Entity, words: RegExp): Finding[] {
  const links = webLinks(entity);
  const typed = links.filter(({ type }) => words.test(type));
  const titled = links.filter(
    ({ type, title }) => !words.test(type) && words.test(title),
  );
  return [...typed, ...titled].map(({ url, title }) => ({
    value: shorten(url, MAX_SHOWN),
    evidence: { title: shorten(title || url, MAX_SHOWN), url },
  }));
}
