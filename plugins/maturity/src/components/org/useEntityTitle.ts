import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  entityPresentationApiRef,
  entityPresentationSnapshot,
} from '@backstage/plugin-catalog-react';
import { useCallback } from 'react';

/** Names entities as the rest of the portal does, at once: for lists, sorting and labels. */
export function useEntityTitle(): (
  entityRef: string,
  defaultKind?: string,
) => string {
  const api = useApiHolder().get(entityPresentationApiRef);
  return useCallback(
    (entityRef, defaultKind) => {
      try {
        return entityPresentationSnapshot(entityRef, { defaultKind }, api)
          .primaryTitle;
      } catch {
        // A model may be run over refs that are no refs: show what is there.
        return entityRef;
      }
    },
    [api],
  );
}
