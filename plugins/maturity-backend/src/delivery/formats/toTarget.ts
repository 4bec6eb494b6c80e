import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import {
  DeliveryTarget,
  IncidentEvent,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { defaultMatchRules } from '../matchRules';
import { toCommit, toText } from './fields';

/** Label with which a sender of any tool names the entity. */
export const ENTITY_LABEL = 'backstage_entity';

/** Labels of which an event may name its environment, first wins. */
const ENVIRONMENT_LABELS = ['environment', 'env'];

/** Limits of the labels that `parseDelivery` keeps. */
const MAX_LABELS = 20;
const MAX_LENGTH = 200;

/** Labels that are matched by default, and so the last to leave out. */
const LOOKED_FOR = defaultMatchRules.map(({ label }) => label);

interface Texts {
  readonly [name: string]: string | null | undefined;
}

/**
 * Builds the target of an event from the names that a tool gives. If there are
 * too many labels, those that identify entities stay.
 */
export function toTarget(options: {
  annotations?: Texts;
  labels?: Texts;
}): DeliveryTarget {
  const labels = saying(options.labels);
  const annotations = saying(options.annotations);
  const entityRef = toFullRef(labels[ENTITY_LABEL]);
  return {
    ...(entityRef ? { entityRef } : {}),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
}

/** Reads the environment from the labels, if there is one. */
export function findEnvironment(labels: Texts): string | undefined {
  const texts = saying(labels);
  const label = ENVIRONMENT_LABELS.find(name => Object.hasOwn(texts, name));
  return label && texts[label];
}

/** Reads the cause of an incident from the labels. */
export function readCause(
  labels: Texts,
): Pick<IncidentEvent, 'causedBy' | 'commit' | 'version' | 'isExternal'> {
  return {
    causedBy: toText(labels.caused_by),
    commit: toCommit(labels.commit),
    version: toText(labels.version),
    isExternal: labels.cause === 'external' || undefined,
  };
}

/** The ref if it is a full one: a bare name could be of any kind. */
export function toFullRef(text: string | undefined): string | undefined {
  if (!text?.includes(':')) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    return undefined;
  }
}

/** Keeps the texts that are not empty. */
function saying(texts: Texts = {}): { readonly [name: string]: string } {
  const entries = Object.entries(texts)
    .map(([name, text]) => [name.trim(), text?.trim() ?? ''] as const)
    .filter(entry => entry.every(isKept));
  const isFoundBy = ([name]: readonly [string, string]) =>
    LOOKED_FOR.includes(name);
  return Object.fromEntries(
    [
      ...entries.filter(isFoundBy),
      ...entries.filter(entry => !isFoundBy(entry)),
    ].slice(0, MAX_LABELS),
  );
}

function isKept(text: string): boolean {
  return text.length > 0 && text.length <= MAX_LENGTH;
}
