import { JsonObject, JsonValue } from '@backstage/types';
import { Evidence } from '@platform-maturity/backstage-plugin-maturity-common';
import { webUrl } from '@platform-maturity/backstage-plugin-maturity-node/http';
import { fillPlaceholders } from '../declaration/placeholders';
import { HttpFactDeclaration } from '../declaration/schema';
import { EntityItems } from '../join/ItemIndex';

const MAX_LINKS = 10;

/** The parts of links that do not come from items. */
export interface LinkOptions {
  readonly parameters?: { readonly [name: string]: string };
  /** Addresses of all servers, without a slash at the end. */
  readonly servers: readonly string[];
}

/**
 * Links to where a fact was seen: for each item, or to where it would be if there is
 * none. Without an address that is safe to follow, the title stays.
 */
export function toEvidence(
  { evidence: { title, url } }: HttpFactDeclaration,
  seen: EntityItems,
  options: LinkOptions,
): readonly Evidence[] {
  const addresses =
    typeof url === 'string'
      ? listPlaces(seen, options.servers).map(place =>
          fillLink(url, place, options.parameters),
        )
      : url?.find(seen.items.map(item => item.value)).map(each => each.value);
  const links = new Set(
    addresses?.map(toLink).filter(link => link !== undefined),
  );
  return links.size > 0
    ? [...links].slice(0, MAX_LINKS).map(link => ({ title, url: link }))
    : [{ title }];
}

interface Place {
  readonly key: string;
  readonly baseUrl: string;
  /** The item, where there is one. */
  readonly value?: JsonValue;
}

function listPlaces(
  { items, keys }: EntityItems,
  servers: readonly string[],
): readonly Place[] {
  if (items.length > 0) {
    return items;
  }
  // Of several servers, none is known to be the right one.
  return servers.length === 1
    ? keys.map(key => ({ key, baseUrl: servers[0] }))
    : [];
}

function fillLink(
  template: string,
  { key, baseUrl, value: item = null }: Place,
  parameters: LinkOptions['parameters'] = {},
): string | undefined {
  return fillPlaceholders(template, name => {
    switch (name) {
      case 'server':
        return baseUrl;
      case 'key':
        return toSegment(key);
      default: {
        const [, field] = /^item\.(.+)$/.exec(name) ?? [];
        if (field) {
          return toSegment(readField(item, field));
        }
        const value = parameters[name.replace(/^parameters\./, '')];
        return value === undefined ? undefined : encodeURIComponent(value);
      }
    }
  });
}

/** A segment of dots would lead elsewhere. */
function toSegment(text: string | undefined): string | undefined {
  return text === undefined || /^\.{0,2}$/.test(text) || !text.isWellFormed()
    ? undefined
    : encodeURIComponent(text);
}

/** Reads a field of an item: a text or a number. */
function readField(item: JsonValue, field: string): string | undefined {
  let value: JsonValue | undefined = item;
  for (const name of field.split('.')) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as JsonObject)[name]
        : undefined;
  }
  return typeof value === 'string' || typeof value === 'number'
    ? String(value)
    : undefined;
}

function toLink(address: unknown): string | undefined {
  const link = webUrl(address);
  const { username, password } = link ? new URL(link) : {};
  return username || password ? undefined : link;
}
