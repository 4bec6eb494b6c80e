import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { DeliverySubject } from '@platform-maturity/backstage-plugin-maturity-common';

/** Under which a sender names the entity itself, whatever the tool. */
export const ENTITY_REF_LABEL = 'entity_ref';

/** Labels of which an event may name its environment, first wins. */
const ENVIRONMENT_LABELS = ['environment', 'env'];

/** More labels than any alert is told apart by. */
const MAX_LABELS = 50;

type Texts = { readonly [name: string]: string };

/** What an event is about, from the names that a tool gives. */
export function subjectOf(options: {
  annotations?: { readonly [key: string]: string | null | undefined };
  labels?: { readonly [label: string]: string | null | undefined };
}): DeliverySubject {
  const { [ENTITY_REF_LABEL]: named, ...labels } = saying(options.labels);
  const entityRef = fullRefOf(named);
  const annotations = saying(options.annotations);
  return {
    ...(entityRef ? { entityRef } : {}),
    ...(Object.keys(annotations).length > 0 ? { annotations } : {}),
    ...(Object.keys(labels).length > 0 ? { labels } : {}),
  };
}

/** What the labels say of the environment, if anything. */
export function environmentOf(labels: {
  readonly [label: string]: string | null | undefined;
}): string | undefined {
  const texts = saying(labels);
  const label = ENVIRONMENT_LABELS.find(name => Object.hasOwn(texts, name));
  return label && texts[label];
}

/** Only those that say something; of absurdly many, the first. */
function saying(
  texts: { readonly [name: string]: string | null | undefined } = {},
): Texts {
  return Object.fromEntries(
    Object.entries(texts)
      .flatMap(([name, text]) => (text?.trim() ? [[name, text.trim()]] : []))
      .slice(0, MAX_LABELS),
  );
}

/** The ref if it is a full one: a bare name could be of any kind. */
export function fullRefOf(text: string | undefined): string | undefined {
  if (!text?.includes(':')) {
    return undefined;
  }
  try {
    return stringifyEntityRef(parseEntityRef(text));
  } catch {
    return undefined;
  }
}
