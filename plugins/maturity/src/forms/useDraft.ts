import { useCallback, useState } from 'react';

const PREFIX = 'maturity.draft.';

function read<T>(key: string): T | undefined {
  try {
    const text = sessionStorage.getItem(PREFIX + key);
    return text === null ? undefined : JSON.parse(text);
  } catch {
    // A browser can refuse storage: the draft lasts as long as the page, then.
    return undefined;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === undefined) {
      sessionStorage.removeItem(PREFIX + key);
    } else {
      sessionStorage.setItem(PREFIX + key, JSON.stringify(value));
    }
  } catch {
    // As above.
  }
}

/** A draft, and whether it is from before. */
export interface Draft<T> {
  readonly value: T;
  /** It was found, and not entered just now. */
  readonly isRestored: boolean;
  readonly change: (value: T) => void;
  /** Starts again, or forgets it after it was saved. */
  readonly discard: () => void;
}

/** Keeps what is entered through a reload, in this tab of the browser. */
export function useDraft<T>(key: string, createInitial: () => T): Draft<T> {
  const [state, setState] = useState(() => {
    const stored = read<T>(key);
    return { value: stored ?? createInitial(), isRestored: Boolean(stored) };
  });
  const change = useCallback(
    (value: T) => {
      write(key, value);
      setState(({ isRestored }) => ({ value, isRestored }));
    },
    [key],
  );
  const discard = () => {
    write(key, undefined);
    setState({ value: createInitial(), isRestored: false });
  };
  return { ...state, change, discard };
}
