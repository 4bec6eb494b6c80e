import { useState } from 'react';
import { Write } from '../queries/statements';
import { newId } from './newId';
import { useDraft } from './useDraft';
import { needsNewId, readConflict } from './writeErrors';

/** A form whose fields survive a reload, until what it creates is stored. */
export function useStatementForm<
  Fields extends object,
  Request extends { readonly id: string },
  Stored,
>(options: {
  /** Names the draft in the browser. */
  key: string;
  empty: Fields;
  write: Write<Request, Stored>;
  onDone: () => void;
}) {
  const { key, empty, write, onDone } = options;
  const draft = useDraft(key, () => empty);
  const [id, setId] = useState(newId);
  const { value } = draft;
  return {
    value,
    change: (part: Partial<Fields>) => draft.change({ ...value, ...part }),
    /** The state that somebody else stored meanwhile. */
    conflict: readConflict<Partial<Stored>>(write.error),
    /** Sends a request; to send it again is safe. */
    send: (request: Omit<Request, 'id'>) =>
      write.start({ ...request, id } as Request, {
        onSuccess: () => {
          draft.discard();
          onDone();
        },
        onError: error => needsNewId(error) && setId(newId()),
      }),
  };
}
