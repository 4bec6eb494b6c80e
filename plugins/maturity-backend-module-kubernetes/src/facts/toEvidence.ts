import { Entity } from '@backstage/catalog-model';
import { Evidence } from '@platform-maturity/backstage-plugin-maturity-common';
import {
  shorten,
  webUrl,
} from '@platform-maturity/backstage-plugin-maturity-node/http';
import { describeObject, KubernetesObject } from '../objects/KubernetesObject';

const MAX_OBJECTS = 5;
const MAX_TITLE = 200;

/** Says where something was seen. */
export type ToEvidence = (
  seen: readonly {
    readonly object: KubernetesObject;
    readonly detail?: string;
  }[],
) => readonly Evidence[];

/** Where people see objects. */
export interface LinkOptions {
  /** With `{cluster}`, `{kind}`, `{namespace}` and `{name}`. */
  readonly objectUrl?: string;
  /** Of the app, for its tab of an entity. */
  readonly appUrl?: string;
}

/** Links objects to the page that is configured, or to the tab of the entity. */
export function createToEvidence(
  entity: Entity,
  { objectUrl, appUrl }: LinkOptions,
): ToEvidence {
  const tab = appUrl && toTab(entity, appUrl);
  return seen => {
    const first = seen.slice(0, MAX_OBJECTS).map(({ object, detail }) => {
      const title = [describeObject(object), ...(detail ? [detail] : [])];
      const url = objectUrl ? webUrl(fillLink(objectUrl, object)) : tab;
      return {
        title: shorten(title.join(': '), MAX_TITLE),
        ...(url && { url }),
      };
    });
    const rest = seen.length - first.length;
    return rest > 0 ? [...first, { title: `and ${rest} more` }] : first;
  };
}

function fillLink(template: string, object: KubernetesObject): string {
  const { cluster, kind, namespace = '', name } = object;
  const values: Readonly<Record<string, string>> = {
    ...{ cluster, kind, namespace, name },
  };
  return template.replace(/\{(cluster|kind|namespace|name)\}/g, (_, key) =>
    encodeURIComponent(values[key] ?? ''),
  );
}

function toTab(
  { kind, metadata: { namespace = 'default', name } }: Entity,
  appUrl: string,
): string | undefined {
  const path = [namespace, kind, name].map(part =>
    encodeURIComponent(part.toLowerCase()),
  );
  return webUrl(
    `${appUrl.replace(/\/+$/, '')}/catalog/${path.join('/')}/kubernetes`,
  );
}
