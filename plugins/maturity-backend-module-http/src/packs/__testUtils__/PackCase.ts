import { JsonObject, JsonValue } from '@backstage/types';

/** When the tools are asked: milliseconds since 1970. */
export const NOW = Date.parse('2026-11-29T12:00:00Z');

/** Some entities, what the tool of a pack lists of them, and the facts that follow. */
export interface PackCase {
  /** By name of the entity. */
  readonly annotations: Readonly<Record<string, Record<string, string>>>;
  readonly items: readonly JsonObject[];
  /** An item of nobody. */
  readonly filler: (number: number) => JsonObject;
  /** By name of the entity: the values of its facts, or why they are unknown. */
  readonly facts: Readonly<
    Record<string, Readonly<Record<string, JsonValue | RegExp>>>
  >;
}
