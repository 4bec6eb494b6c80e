import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { EntityLookup } from '../catalog/EntityLookup';
import { ownerRefs, toRef } from '../catalog/relations';
import { CatalogAccess } from '../catalog/types';
import {
  findGroups,
  findMembers,
  listMembers,
  loadGroupTrees,
} from '../catalog/groupMembers';

/** Who attests, for which entity. */
export interface Authorship {
  readonly entity: Entity;
  /** An entity ref as people write it: `ana` is `user:default/ana`. */
  readonly by: string;
}

/** The full ref of an author, or why they may not attest. */
export type CheckedAuthor = (
  | { readonly ref: string }
  | { readonly refused: string }
) & {
  /** Refs of the entities whose relations decided it. */
  readonly restsOn: readonly string[];
};

/** Refs in the configuration that decide who may attest. */
export interface AttestationPolicy {
  /** Ref of the group that may attest for every entity. */
  readonly platformTeam?: string;
  /** Ref of the organisation, for which only its direct members may attest. */
  readonly organization?: string;
}

/**
 * Decides who may attest for an entity: its owners, the members of an owning
 * group and of the groups below it, and the platform team.
 */
export class AttestationAuthors {
  readonly #lookup: EntityLookup;
  readonly #policy: AttestationPolicy;
  /** Those who may speak for a group or a person, by its ref. */
  readonly #speakers = new Map<string, ReadonlySet<string>>();

  /** Loads the authors and the groups around the entities, many at a time. */
  static async load(
    authorships: readonly Authorship[],
    options: CatalogAccess & {
      readonly policy: AttestationPolicy;
      readonly signal: AbortSignal;
    },
  ): Promise<AttestationAuthors> {
    const { policy, signal } = options;
    const lookup = new EntityLookup({
      catalog: options.catalog,
      auth: options.auth,
      fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
    });
    if (authorships.length > 0) {
      const { platformTeam } = policy;
      const owners = authorships.flatMap(({ entity }) => listOwners(entity));
      await loadGroupTrees(
        lookup,
        platformTeam ? [...owners, platformTeam] : owners,
        signal,
      );
      await lookup.load(
        authorships.flatMap(({ by }) => toAuthorRef(by) ?? []),
        signal,
      );
    }
    return new AttestationAuthors(lookup, policy);
  }

  private constructor(lookup: EntityLookup, policy: AttestationPolicy) {
    this.#lookup = lookup;
    this.#policy = policy;
  }

  /** The full ref of an author who may attest for the entity, or why not. */
  check(authorship: Authorship): CheckedAuthor {
    const { entity, by } = authorship;
    const ref = toAuthorRef(by);
    const restsOn = ref ? this.#readRefs(entity, ref) : [];
    return { ...this.#decide(authorship, ref), restsOn };
  }

  /** Refs of the entities whose relations decide whether someone is an author. */
  #readRefs(entity: Entity, author: string): string[] {
    const { platformTeam } = this.#policy;
    const own = listOwners(entity);
    const asked = [...own, ...(platformTeam ? [platformTeam] : [])];
    const refs = [author, ...findGroups(this.#lookup, asked)];
    const entityRef = stringifyEntityRef(entity);
    return [...new Set(refs)].filter(one => one !== entityRef);
  }

  #decide(
    { entity, by }: Authorship,
    ref: string | undefined,
  ): { ref: string } | { refused: string } {
    if (!ref) {
      return { refused: `by: '${by}' is not an entity ref` };
    }
    if (!/^(user|group):/.test(ref)) {
      return { refused: `by: ${ref} is neither a user nor a group` };
    }
    if (!this.#lookup.get(ref)) {
      return { refused: `by: ${ref} is not in the catalog` };
    }
    const { platformTeam } = this.#policy;
    const own = listOwners(entity);
    const isOrganization =
      stringifyEntityRef(entity) === this.#policy.organization;
    const mayAttest =
      (platformTeam && this.#findSpeakers(platformTeam).has(ref)) ||
      (isOrganization
        ? own.includes(ref) ||
          own.some(one => listMembers(this.#lookup, one).includes(ref))
        : own.some(one => this.#findSpeakers(one).has(ref)));
    return mayAttest ? { ref } : { refused: `by: ${ref} is ${describe()}` };

    function describe(): string {
      const owner =
        own.length > 0
          ? `the owner ${own.join(', ')}`
          : 'an owner (the entity names none)';
      return platformTeam
        ? `neither a member of ${owner} nor of the platform team ${platformTeam}`
        : `not a member of ${owner}`;
    }
  }

  #findSpeakers(ref: string): ReadonlySet<string> {
    const speakers =
      this.#speakers.get(ref) ??
      new Set([
        ...findGroups(this.#lookup, [ref]),
        ...findMembers(this.#lookup, [ref]),
      ]);
    this.#speakers.set(ref, speakers);
    return speakers;
  }
}

/** Refs of the owners of an entity. A group and a person speak for themselves. */
function listOwners(entity: Entity): string[] {
  const ref = stringifyEntityRef(entity);
  return /^(user|group):/.test(ref)
    ? [...new Set([ref, ...ownerRefs(entity)])]
    : ownerRefs(entity);
}

function toAuthorRef(by: string): string | undefined {
  return toRef(by, { defaultKind: 'User' });
}
