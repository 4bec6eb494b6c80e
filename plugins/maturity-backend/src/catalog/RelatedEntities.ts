import {
  Entity,
  RELATION_CHILD_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { RelatedEntity } from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityLookup } from './EntityLookup';
import { ownerRef, relationTargets, specRef } from './relations';

/** The ref of a related entity, or why there is none. */
export type RelatedRef =
  | { readonly ref: string }
  | { readonly missing: string };

/** Kinds that stand above others, so that what is said of them concerns many. */
const RELATED_KINDS = ['group', 'system', 'domain'];

/** The owners, systems, domains and organisations around the assessed entities. */
export class RelatedEntities {
  readonly #lookup: EntityLookup;
  readonly #organization: string | undefined;

  constructor(options: {
    lookup: EntityLookup;
    /** Ref of the configured organisation. */
    organization?: string;
  }) {
    this.#lookup = options.lookup;
    this.#organization = options.organization;
  }

  /** Tells whether checks of other entities can read the facts of this one. */
  concernsOthers(entity: Entity): boolean {
    return (
      RELATED_KINDS.includes(normalizeKind(entity)) ||
      stringifyEntityRef(entity) === this.#organization
    );
  }

  /**
   * Loads all that is around the entities: many at a time, one level of the
   * group tree after the other, each entity once in the life of this object.
   */
  async load(entities: readonly Entity[], signal: AbortSignal): Promise<void> {
    this.#lookup.add(entities.filter(entity => this.concernsOthers(entity)));
    const systems = entities.flatMap(e => specRef(e, 'system', 'System') ?? []);
    const owners = entities.flatMap(e => this.#ownGroup(e) ?? []);
    const organization = this.#organization ? [this.#organization] : [];
    await this.#lookup.load([...systems, ...owners, ...organization], signal);

    const domains = [...entities, ...this.#loaded(systems)].flatMap(
      e => specRef(e, 'domain', 'Domain') ?? [],
    );
    await this.#lookup.load(domains, signal);
    await this.#loadAncestors(owners, signal);
  }

  /** A related entity that was loaded. */
  get(entityRef: string): Entity | undefined {
    return this.#lookup.get(entityRef);
  }

  /** The owner, system and domain that the entity names, existing or not. */
  namedRefs(entity: Entity): {
    owner?: string;
    system?: string;
    domain?: string;
  } {
    const system = specRef(entity, 'system', 'System');
    const around = system ? this.#lookup.get(system) : undefined;
    return {
      owner: ownerRef(entity),
      system,
      domain:
        specRef(entity, 'domain', 'Domain') ??
        (around && specRef(around, 'domain', 'Domain')),
    };
  }

  /** The related entity, if it exists. */
  relatedRef(entity: Entity, of: RelatedEntity): RelatedRef {
    if (of === 'organization') {
      return this.#organization
        ? this.#existing(this.#organization, of)
        : this.#topmostGroup(entity);
    }
    const ref = this.namedRefs(entity)[of];
    return ref
      ? this.#existing(ref, of)
      : { missing: `the entity names no ${of}` };
  }

  #existing(ref: string, of: RelatedEntity): RelatedRef {
    return this.#lookup.get(ref)
      ? { ref }
      : { missing: `the ${of} ${ref} is not in the catalog` };
  }

  /** The group from which the way up to the organisation starts. */
  #ownGroup(entity: Entity): string | undefined {
    return normalizeKind(entity) === 'group'
      ? stringifyEntityRef(entity)
      : ownerRef(entity);
  }

  #topmostGroup(entity: Entity): RelatedRef {
    let ref = this.#ownGroup(entity);
    if (!ref) {
      return { missing: 'the entity names no owner' };
    }
    const seen = new Set<string>();
    for (;;) {
      const group = this.#lookup.get(ref);
      if (!group || normalizeKind(group) !== 'group') {
        return { missing: `${ref} is not a group in the catalog` };
      }
      const parent = parentRef(group);
      if (!parent || !this.#lookup.get(parent)) {
        return { ref };
      }
      seen.add(ref);
      if (seen.has(parent)) {
        return { missing: `the groups above ${ref} form a circle` };
      }
      ref = parent;
    }
  }

  #loaded(refs: readonly string[]): Entity[] {
    return [...new Set(refs)].flatMap(ref => this.#lookup.get(ref) ?? []);
  }

  async #loadAncestors(groups: readonly string[], signal: AbortSignal) {
    const seen = new Set<string>();
    let level = new Set(groups);
    while (level.size > 0) {
      await this.#lookup.load(level, signal);
      level.forEach(ref => seen.add(ref));
      const parents = this.#loaded([...level]).flatMap(g => parentRef(g) ?? []);
      level = new Set(parents.filter(ref => !seen.has(ref)));
    }
  }
}

function normalizeKind(entity: Entity): string {
  return entity.kind.toLocaleLowerCase('en-US');
}

function parentRef(entity: Entity): string | undefined {
  return normalizeKind(entity) === 'group'
    ? specRef(entity, 'parent', 'Group') ??
        relationTargets(entity, RELATION_CHILD_OF)[0]
    : undefined;
}
