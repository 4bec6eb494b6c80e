import {
  maturitySignalChannel,
  MaturitySignal,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useSignal } from '@backstage/plugin-signals-react';
import { useEffect, useRef } from 'react';

/** Reloads are at least so far apart. */
export const quietForMs = 5_000;
/** Browsers that hear of a change together do not all ask in the same moment. */
const spreadMs = 2_000;

/**
 * Calls `onChange` when assessments have changed, where signals are installed:
 * never twice within five seconds, and not while nobody looks at the page.
 */
export function useLiveChange(onChange: () => void): void {
  const { lastSignal } = useSignal<MaturitySignal>(maturitySignalChannel);
  const latest = useRef(onChange);
  latest.current = onChange;
  const quietUntil = useRef<number>();
  const pending = useRef<() => void>();

  useEffect(() => () => pending.current?.(), []);

  useEffect(() => {
    if (!lastSignal || pending.current) {
      return;
    }
    const wait = Math.max(0, (quietUntil.current ?? 0) - Date.now());
    let isDue = false;
    const act = () => {
      if (isDue && document.visibilityState !== 'hidden') {
        pending.current?.();
        quietUntil.current = Date.now() + quietForMs;
        latest.current();
      }
    };
    const timer = setTimeout(() => {
      isDue = true;
      act();
    }, wait + Math.random() * spreadMs);
    // What was due while the page was hidden is done as soon as it is seen.
    document.addEventListener('visibilitychange', act);
    pending.current = () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', act);
      pending.current = undefined;
    };
  }, [lastSignal]);
}
