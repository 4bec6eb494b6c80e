import { Entity } from '@backstage/catalog-model';
import { fillFields, KeyDeclaration } from '../declaration/keySchema';

const MAX_KEYS = 20;
const MAX_LENGTH = 200;

/** The keys of an entity, none if it has none, or why they cannot be used. */
export type EntityKeys =
  | { readonly keys: readonly string[] }
  | { readonly problem: string };

/** Reads the keys by which a tool knows an entity. */
export function readKeys(
  declaration: KeyDeclaration,
  entity: Entity,
): EntityKeys {
  const { name, values } =
    'annotation' in declaration
      ? readAnnotation(declaration, entity)
      : readTemplate(declaration.template, entity);
  const keys = [...new Set(values.map(value => value.trim()).filter(Boolean))];
  if (keys.length > MAX_KEYS) {
    return { problem: `${name} has more than ${MAX_KEYS} keys` };
  }
  if (keys.some(key => key.length > MAX_LENGTH)) {
    return {
      problem: `${name} has a key of more than ${MAX_LENGTH} characters`,
    };
  }
  return keys.some(key => /[\p{Cc}\p{Cs}]/u.test(key))
    ? { problem: `${name} contains control characters` }
    : { keys };
}

function readAnnotation(
  declaration: Extract<KeyDeclaration, { annotation: unknown }>,
  entity: Entity,
): { name: string; values: string[] } {
  const annotations = entity.metadata.annotations ?? {};
  const read = (name: string) =>
    Object.hasOwn(annotations, name) ? String(annotations[name]).trim() : '';
  const name = [declaration.annotation].flat().find(read);
  const { separator, afterLast } = declaration;
  const value = name ? read(name) : '';
  const values = separator ? value.split(separator) : [value];
  return {
    name: `the annotation ${name}`,
    values: afterLast
      ? values.map(each => each.slice(each.lastIndexOf(afterLast) + 1))
      : values,
  };
}

function readTemplate(
  template: string,
  entity: Entity,
): { name: string; values: string[] } {
  return {
    name: `the key ${template}`,
    values: [fillFields(template, entity) ?? ''],
  };
}
