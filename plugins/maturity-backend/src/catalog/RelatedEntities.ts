import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { RelatedEntity } from '@platform-maturity/backstage-plugin-maturity-common';
import { EntityLookup } from './EntityLookup';
import { ownerRefs, specRef } from './relations';

/** The ref of a related entity, or why there is none. */
export type RelatedRef = (
  | { readonly ref: string }
  | { readonly missing: string }
) & {
  /** Refs of other entities whose content decided it. */
  readonly restsOn?: readonly string[];
};

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
   * Loads all that is around the entities: many at a time, each entity once in
   * the life of this object.
   */
  async load(entities: readonly Entity[], signal: AbortSignal): Promise<void> {
    this.#lookup.add(entities.filter(entity => this.concernsOthers(entity)));
    const systems = entities.flatMap(e => specRef(e, 'system', 'System') ?? []);
    const owners = entities.flatMap(e => ownerRefs(e).slice(0, 1));
    const organization = this.#organization ? [this.#organization] : [];
    await this.#lookup.load([...systems, ...owners, ...organization], signal);

    const domains = [...entities, ...this.#loaded(systems)].flatMap(
      e => specRef(e, 'domain', 'Domain') ?? [],
    );
    await this.#lookup.load(domains, signal);
  }

  /** A related entity that was loaded. */
  get(entityRef: string): Entity | undefined {
    return this.#lookup.get(entityRef);
  }

  /** The owners, system and domain that the entity names, existing or not. */
  namedRefs(entity: Entity): {
    owners: readonly string[];
    system?: string;
    domain?: string;
    domainFrom?: string;
  } {
    const system = specRef(entity, 'system', 'System');
    const around = system ? this.#lookup.get(system) : undefined;
    const own = specRef(entity, 'domain', 'Domain');
    return {
      owners: ownerRefs(entity),
      system,
      domain: own ?? (around && specRef(around, 'domain', 'Domain')),
      domainFrom: own ? undefined : system,
    };
  }

  /** The related entity, if it exists. Of several owners it is the first. */
  relatedRef(entity: Entity, of: RelatedEntity): RelatedRef {
    if (of === 'organization') {
      return this.#organization
        ? this.#existing(this.#organization, 'organisation')
        : { missing: 'no organisation is configured' };
    }
    const named = this.namedRefs(entity);
    const ref = of === 'owner' ? named.owners[0] : named[of];
    const through =
      of === 'domain' && named.domainFrom ? [named.domainFrom] : [];
    return ref
      ? this.#existing(ref, of, through)
      : { missing: `the entity names no ${of}`, ...restingOn(through) };
  }

  #existing(
    ref: string,
    title: string,
    through: readonly string[] = [],
  ): RelatedRef {
    return this.#lookup.get(ref)
      ? { ref, ...restingOn(through) }
      : {
          missing: `the ${title} ${ref} is not in the catalog`,
          // That it is missing is told only to those who would see it.
          ...restingOn([...through, ref]),
        };
  }

  #loaded(refs: readonly string[]): Entity[] {
    return [...new Set(refs)].flatMap(ref => this.#lookup.get(ref) ?? []);
  }
}

function restingOn(restsOn: readonly string[]) {
  return restsOn.length > 0 ? { restsOn } : {};
}

function normalizeKind(entity: Entity): string {
  return entity.kind.toLocaleLowerCase('en-US');
}
