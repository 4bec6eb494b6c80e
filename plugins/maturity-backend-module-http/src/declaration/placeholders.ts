import { JsonValue } from '@backstage/types';

/** `{key}`, `{keys}`, `{server}` and `{parameters.team}`. Other braces are text. */
const PLACEHOLDER = /\{([a-zA-Z][\w.]*)\}/g;

/** Lists the names in the placeholders of a text. */
export function listPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(([, name]) => name);
}

/** Fills the placeholders of a text; `undefined` if one of them has no value. */
export function fillPlaceholders<T extends string | undefined>(
  text: string,
  fill: (name: string) => T,
): string | Extract<T, undefined> {
  let isFilled = true;
  const filled = text.replace(PLACEHOLDER, (_, name: string) => {
    const value = fill(name);
    isFilled &&= value !== undefined;
    return value ?? '';
  });
  return isFilled ? filled : (undefined as Extract<T, undefined>);
}

/** Lists every text in a JSON value, with the path to it. */
export function listTexts(
  value: JsonValue | undefined,
  at: readonly (string | number)[] = [],
): readonly { readonly text: string; readonly at: typeof at }[] {
  if (typeof value === 'string') {
    return [{ text: value, at }];
  }
  return typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) =>
        listTexts(inner, [...at, Array.isArray(value) ? Number(key) : key]),
      )
    : [];
}
