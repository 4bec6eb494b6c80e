import { LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { InstalledSource } from '../collect/InstalledSource';

/** A subject as it is compared: without case. */
export function subjectKey(subject: string): string {
  return subject.trim().toLocaleLowerCase('en-US');
}

/** Which entities depend on what at the tools, in the words of the sources. */
export class SubjectIndex {
  readonly #sources: readonly InstalledSource[];
  readonly #logger: Pick<LoggerService, 'warn'>;
  /** Entity refs by key of the subject, by id of the source. */
  readonly #refs = new Map<string, Map<string, string[]>>();
  readonly #blamed = new Set<string>();

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
          const subjects = source.subjectsOf?.(entity) ?? [];
          this.#add(source.id, stringifyEntityRef(entity), subjects);
        }
      } catch (error) {
        this.#blame(source.id, entity, error);
      }
    }
  }

  /** Refs of the entities that depend on it, none if there are none. */
  refsOf(sourceId: string, subject: string): readonly string[] {
    return this.#refs.get(sourceId)?.get(subjectKey(subject)) ?? [];
  }

  #add(sourceId: string, entityRef: string, subjects: readonly string[]) {
    const bySubject = this.#refs.get(sourceId) ?? new Map<string, string[]>();
    this.#refs.set(sourceId, bySubject);
    for (const key of new Set(subjects.map(subjectKey))) {
      const refs = bySubject.get(key);
      if (refs) {
        refs.push(entityRef);
      } else {
        bySubject.set(key, [entityRef]);
      }
    }
  }

  /** The first time only: what fails for one entity may fail for all. */
  #blame(sourceId: string, entity: Entity, error: unknown): void {
    if (!this.#blamed.has(sourceId)) {
      this.#blamed.add(sourceId);
      this.#logger.warn(
        `'${sourceId}' could not tell what ${stringifyEntityRef(
          entity,
        )} depends on, and maybe others, which get no news: ${error}`,
      );
    }
  }
}
