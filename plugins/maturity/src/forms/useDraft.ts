import { useCallback, useState } from 'react';

const PREFIX = 'maturity.draft.';

/** Storage can be full, or switched off: then a draft lasts as long as the page. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}

function readStored<T extends object>(key: string): Partial<T> {
  const text = attempt(() => window.localStorage.getItem(PREFIX + key));
  const value: unknown = text ? attempt(() => JSON.parse(text)) : undefined;
  return typeof value === 'object' && value !== null ? value : {};
}

/** What somebody types in a form: it survives a reload until it is sent. */
export interface Draft<T> {
  readonly value: T;
  readonly change: (part: Partial<T>) => void;
  /** Forgets it. */
  readonly clear: () => void;
}

/** A draft that is kept in the browser under a key. */
export function useDraft<T extends object>(key: string, empty: T): Draft<T> {
  const [value, setValue] = useState<T>(() => ({
    ...empty,
    ...readStored<T>(key),
  }));
  const change = useCallback(
    (part: Partial<T>) =>
      setValue(before => {
        const after = { ...before, ...part };
        attempt(() =>
          window.localStorage.setItem(PREFIX + key, JSON.stringify(after)),
        );
        return after;
      }),
    [key],
  );
  const clear = () => {
    attempt(() => window.localStorage.removeItem(PREFIX + key));
    setValue(empty);
  };
  return { value, change, clear };
}
