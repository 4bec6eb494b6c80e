import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InstalledSource } from '../collect/InstalledSource';

/** Normalizes a resource key: keys are compared without case. */
export function normalizeKey(resourceKey: string): string {
  return resourceKey.trim().toLocaleLowerCase('en-US');
}

/** Finds the entities that depend on a resource at a tool. */
export class ResourceIndex {
  readonly #sources: readonly InstalledSource[];
  readonly #logger: Pick<LoggerService, 'warn'>;
  /** Entity refs by normalized resource key, by id of the source. */
  readonly #refs = new Map<string, Map<string, string[]>>();
  readonly #failedSources = new Set<string>();

  constructor(options: {
    readonly sources: readonly InstalledSource[];
    readonly logger: Pick<LoggerService, 'warn'>;
  }) {
    this.#sources = options.sources;
    this.#logger = options.logger;
  }

  add(entity: Entity): void {
    for (const { source, appliesTo } of this.#sources) {
      try {
        if (appliesTo(entity)) {
          const keys = source.resourceKeys?.(entity) ?? [];
          this.#add(source.id, stringifyEntityRef(entity), keys);
        }
      } catch (error) {
        this.#warnOnce(source.id, entity, error);
      }
    }
  }

  /** Returns the refs of the entities that depend on a resource. */
  findRefs(sourceId: string, resourceKey: string): readonly string[] {
    return this.#refs.get(sourceId)?.get(normalizeKey(resourceKey)) ?? [];
  }

  #add(sourceId: string, entityRef: string, keys: readonly string[]) {
    const byKey = this.#refs.get(sourceId) ?? new Map<string, string[]>();
    this.#refs.set(sourceId, byKey);
    for (const key of new Set(keys.map(normalizeKey))) {
      const refs = byKey.get(key);
      if (refs) {
        refs.push(entityRef);
      } else {
        byKey.set(key, [entityRef]);
      }
    }
  }

  /** Warns the first time only: the failure of one entity may be that of all. */
  #warnOnce(sourceId: string, entity: Entity, error: unknown): void {
    if (!this.#failedSources.has(sourceId)) {
      this.#failedSources.add(sourceId);
      this.#logger.warn(
        `'${sourceId}' could not tell what ${stringifyEntityRef(
          entity,
        )} depends on, so it receives no changes, and maybe others: ${error}`,
      );
    }
  }
}
