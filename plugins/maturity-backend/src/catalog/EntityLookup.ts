import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogAccess } from './types';
import { untilAborted } from '@platform-maturity/backstage-plugin-maturity-node/http';

/** Refs in one question to the catalog. */
const REFS_PER_REQUEST = 500;

/**
 * Reads entities by ref, each once and many at a time. Lives as long as one run,
 * because it never reads an entity again.
 */
export class EntityLookup {
  readonly #catalog: CatalogAccess['catalog'];
  readonly #auth: CatalogAccess['auth'];
  readonly #fields: readonly string[];
  readonly #entities = new Map<string, Entity | undefined>();

  constructor(
    options: CatalogAccess & {
      /** Parts of the entities to ask for. */
      readonly fields: readonly string[];
    },
  ) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
    this.#fields = options.fields;
  }

  /** An entity that was loaded; absent if the catalog does not have it. */
  get(entityRef: string): Entity | undefined {
    return this.#entities.get(entityRef);
  }

  /** Takes entities that are at hand already. */
  add(entities: readonly Entity[]): void {
    for (const entity of entities) {
      this.#entities.set(stringifyEntityRef(entity), entity);
    }
  }

  /** Makes the entities ready for `get`. */
  async load(refs: Iterable<string>, signal: AbortSignal): Promise<void> {
    const missing = [...new Set(refs)].filter(ref => !this.#entities.has(ref));
    for (let at = 0; at < missing.length; at += REFS_PER_REQUEST) {
      signal.throwIfAborted();
      const entityRefs = missing.slice(at, at + REFS_PER_REQUEST);
      const { items } = await untilAborted(this.#ask(entityRefs), signal);
      entityRefs.forEach((ref, index) => this.#entities.set(ref, items[index]));
    }
  }

  async #ask(entityRefs: string[]) {
    return this.#catalog.getEntitiesByRefs(
      { entityRefs, fields: [...this.#fields] },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
  }
}
