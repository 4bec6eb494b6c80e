import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  EntityPresentationApi,
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import { useCallback, useEffect, useState } from 'react';

/** Titles by ref, each asked for once; tells when one turns out to be another. */
class EntityTitles {
  readonly #api: EntityPresentationApi | undefined;
  readonly #titles = new Map<string, string>();
  #listener: (() => void) | undefined;
  #hasNews = false;

  constructor(api: EntityPresentationApi | undefined) {
    this.#api = api;
  }

  /** Listens until the answer is called; also to what arrived before. */
  onArrival(listener: () => void): () => void {
    this.#listener = listener;
    if (this.#hasNews) {
      this.#tell();
    }
    return () => {
      this.#listener = undefined;
    };
  }

  toTitle(entityRef: string, defaultKind: string | undefined): string {
    const key = `${defaultKind ?? ''} ${entityRef}`;
    const known = this.#titles.get(key);
    if (known !== undefined) {
      return known;
    }
    const title = this.#ask(key, entityRef, defaultKind);
    this.#titles.set(key, title);
    return title;
  }

  /** Returns the title that is known at once. The portal may load a better one. */
  #ask(key: string, entityRef: string, defaultKind?: string): string {
    try {
      if (!this.#api) {
        return entityPresentationSnapshot(entityRef, { defaultKind })
          .primaryTitle;
      }
      const { snapshot, promise } = this.#api.forEntity(entityRef, {
        defaultKind,
      });
      promise.then(
        ({ primaryTitle }) => this.#arrive(key, primaryTitle),
        // An entity that cannot be looked up keeps its name.
        () => {},
      );
      return snapshot.primaryTitle;
    } catch {
      // A model may be run over refs that are no refs: show what is there.
      return entityRef;
    }
  }

  #arrive(key: string, title: string) {
    if (this.#titles.get(key) !== title) {
      this.#titles.set(key, title);
      this.#tell();
    }
  }

  #tell() {
    this.#hasNews = this.#listener === undefined;
    this.#listener?.();
  }
}

/** Names entities as the rest of the portal does. The function changes when a better title arrives. */
export function useEntityTitle(): (
  entityRef: string,
  defaultKind?: string,
) => string {
  const api = useApiHolder().get(entityPresentationApiRef);
  const [titles, setTitles] = useState(() => ({ of: new EntityTitles(api) }));
  useEffect(
    () =>
      // Another object around the same titles, for those who compare.
      titles.of.onArrival(() => setTitles(({ of }) => ({ of }))),
    [titles.of],
  );
  return useCallback(
    (entityRef, defaultKind) => titles.of.toTitle(entityRef, defaultKind),
    [titles],
  );
}
