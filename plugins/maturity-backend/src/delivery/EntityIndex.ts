import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { DeliveryTarget } from '@platform-maturity/backstage-plugin-maturity-common';
import { TargetMatch } from '../database';
import { MatchRule } from './matchRules';

/** Longer values are texts, not names. */
const MAX_VALUE = 500;

/** Annotations of the catalog about the location of an entity. */
const CATALOG_KEYS = /^backstage\.io\//;

/** Kinds that are never deployed. */
const LEFT_OUT = ['location', 'template', 'user'];

/** Why an event without any name of an entity has none. */
export const NAMES_NO_ENTITY =
  'The event names no entity: neither a ref, nor an annotation, nor a label that is looked for';

/** Label with the folder of a service in its repository. */
const PATH_LABEL = 'path';

interface Clue {
  /** Description of the clue, for messages. */
  readonly what: string;
  readonly refs: readonly string[];
}

/**
 * Indexes the entities of the catalog by the names that events may use.
 *
 * @remarks
 * Comparison ignores case: hosts ignore it in slugs, and people mix it.
 */
export class EntityIndex {
  /** Time from which on the catalog was read. */
  readonly createdAt = new Date();
  readonly #refs = new Set<string>();
  /** Refs by what is compared (annotation key, or kind and field) and by value. */
  readonly #carriers = new Map<string, Map<string, string[]>>();
  /** Address of the folder of each entity, without a slash at its end. */
  readonly #folders = new Map<string, string>();
  readonly #rules: readonly MatchRule[];

  constructor(rules: readonly MatchRule[]) {
    this.#rules = rules;
  }

  /** Parts of an entity that can match. */
  get fields(): string[] {
    const named = this.#rules.flatMap(rule =>
      'field' in rule ? rule.field : [],
    );
    const fixed = ['metadata.namespace', 'metadata.name'];
    return [...new Set(['kind', ...fixed, 'metadata.annotations', ...named])];
  }

  /** Number of entities. */
  get size(): number {
    return this.#refs.size;
  }

  add(entity: Entity): void {
    const kind = lowerCase(entity.kind);
    if (LEFT_OUT.includes(kind)) {
      return;
    }
    const ref = stringifyEntityRef(entity);
    this.#refs.add(ref);
    const annotations = Object.entries(entity.metadata.annotations ?? {});
    for (const [key, value] of annotations) {
      if (!CATALOG_KEYS.test(key)) {
        this.#addCarrier(annotationKey(key), value, ref);
      }
    }
    this.#folders.set(ref, readFolder(entity));
    const keys = new Set<string>();
    for (const rule of this.#rules) {
      if ('field' in rule && (rule.kind ?? kind) === kind) {
        const key = fieldKey(rule);
        if (!keys.has(key)) {
          keys.add(key);
          this.#addCarrier(key, valueAt(entity, rule.field), ref);
        }
      }
    }
  }

  /** Finds the entity of a target, or the reason in a sentence. */
  match(target: DeliveryTarget): TargetMatch {
    const { entityRef } = target;
    if (entityRef !== undefined) {
      return this.#refs.has(entityRef)
        ? { entityRef }
        : { reason: `The catalog has no ${entityRef}` };
    }
    const annotated = this.#annotationClues(target);
    const labelled = [
      ...this.#labelClues(target),
      ...this.#pathClues(target, annotated),
    ];
    return (
      decide(annotated, labelled) ??
      decide(labelled, []) ?? {
        reason: explainMiss([...annotated, ...labelled]),
      }
    );
  }

  #annotationClues({ annotations = {} }: DeliveryTarget): Clue[] {
    return Object.entries(annotations).map(([key, value]) => ({
      what: `carries ${key} ${value}`,
      refs: this.#find(annotationKey(key), value),
    }));
  }

  #labelClues({ labels = {} }: DeliveryTarget): Clue[] {
    return this.#rules.flatMap(rule => {
      const value = Object.hasOwn(labels, rule.label)
        ? labels[rule.label]
        : undefined;
      if (value === undefined) {
        return [];
      }
      const of = `the label ${rule.label}`;
      if ('annotation' in rule) {
        return {
          what: `carries ${rule.annotation} ${value}, as ${of} says`,
          refs: this.#find(annotationKey(rule.annotation), value),
        };
      }
      return {
        what: `has the ${rule.field} ${value}, as ${of} says`,
        refs: this.#refs.has(lowerCase(value))
          ? [lowerCase(value)]
          : this.#find(fieldKey(rule), value),
      };
    });
  }

  /** Among the entities of a repository, those in the folder of the label. */
  #pathClues({ labels = {} }: DeliveryTarget, annotated: readonly Clue[]) {
    const path = lowerCase(trimSlashes(labels[PATH_LABEL] ?? ''));
    const refs = annotated
      .flatMap(clue => clue.refs)
      .filter(ref => this.#folders.get(ref)?.endsWith(`/${path}`));
    return path ? [{ what: `is in ${path}`, refs }] : [];
  }

  #find(key: string, value: string): readonly string[] {
    return this.#carriers.get(key)?.get(lowerCase(value)) ?? [];
  }

  #addCarrier(key: string, value: unknown, ref: string) {
    if (typeof value !== 'string' || !value || value.length > MAX_VALUE) {
      return;
    }
    const byValue = this.#carriers.get(key) ?? new Map<string, string[]>();
    this.#carriers.set(key, byValue);
    const refs = byValue.get(lowerCase(value.trim()));
    if (refs) {
      refs.push(ref);
    } else {
      byValue.set(lowerCase(value.trim()), [ref]);
    }
  }
}

/**
 * Resolves clues: all clues with a match must lead to the same entity. If
 * several entities share a slug, as in a repository with many services, the
 * labels or a single component among them decide. Otherwise there is no match,
 * because a wrong match counts an event for the wrong entity.
 */
function decide(
  clues: readonly Clue[],
  others: readonly Clue[],
): TargetMatch | undefined {
  const found = clues.filter(({ refs }) => refs.length > 0);
  if (found.length === 0) {
    return undefined;
  }
  const common = intersect(found);
  if (common.length === 0) {
    const all = found.map(({ what }) => what).join(', another ');
    return { reason: `One entity ${all}` };
  }
  const narrowed = intersect([
    { what: '', refs: common },
    ...others.filter(({ refs }) => refs.length > 0),
  ]);
  const left = narrowed.length > 0 ? narrowed : common;
  const components = left.filter(ref => ref.startsWith('component:'));
  const [entityRef] = components.length === 1 ? components : left;
  return left.length === 1 || components.length === 1
    ? { entityRef }
    : {
        reason: `${left.length} entities are meant, since each ${found[0].what}: name one by its ref or by a label`,
      };
}

function intersect(clues: readonly Clue[]): readonly string[] {
  return clues
    .map(({ refs }) => refs)
    .reduce((all, refs) => all.filter(ref => refs.includes(ref)));
}

function explainMiss(clues: readonly Clue[]): string {
  return clues.length > 0
    ? `No entity ${clues.map(({ what }) => what).join(', and none ')}`
    : NAMES_NO_ENTITY;
}

/** Reads the folder from the locations that the catalog writes. */
function readFolder({ metadata: { annotations = {} } }: Entity): string {
  const source = annotations['backstage.io/source-location'];
  const managed = annotations['backstage.io/managed-by-location'] ?? '';
  const address = source ?? managed.slice(0, managed.lastIndexOf('/') + 1);
  return lowerCase(trimSlashes(address));
}

function trimSlashes(path: string): string {
  return path.replace(/^\/+|\/+$/g, '');
}

function annotationKey(key: string): string {
  return `annotation ${key}`;
}

function fieldKey({ field, kind = '' }: { field: string; kind?: string }) {
  return `field ${kind} ${field}`;
}

function valueAt(entity: Entity, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? Reflect.get(value, key)
          : undefined,
      entity,
    );
}

function lowerCase(value: string): string {
  return value.toLocaleLowerCase('en-US');
}
