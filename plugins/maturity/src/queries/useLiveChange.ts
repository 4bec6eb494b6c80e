import { useSignal } from '@backstage/plugin-signals-react';
import {
  MaturitySignal,
  maturitySignalChannel,
} from '@platform-maturity/backstage-plugin-maturity-common';
import throttle from 'lodash/throttle';
import { useEffect, useRef } from 'react';
import { useMaturityQueryClient, keys } from './queryClient';

/** The least time between two calls. */
const quietMs = 5_000;
/** Browsers that receive the same signal ask at different moments within this time. */
const spreadMs = 2_000;

/** Calls `onDue` as soon as the page is visible. */
function createVisibleCall(onDue: () => void) {
  const call = () => {
    if (document.visibilityState !== 'hidden') {
      document.removeEventListener('visibilitychange', call);
      onDue();
    }
  };
  return {
    call: () => {
      document.addEventListener('visibilitychange', call);
      call();
    },
    cancel: () => document.removeEventListener('visibilitychange', call),
  };
}

/** Calls `onChange` when assessments change: at most once in five seconds, while the page is visible. */
export function useLiveChange(onChange: () => void): void {
  const { lastSignal } = useSignal<MaturitySignal>(maturitySignalChannel);
  const latest = useRef(onChange);
  latest.current = onChange;
  const schedule = useRef<() => void>();

  useEffect(() => {
    const visible = createVisibleCall(() => latest.current());
    const spread = Math.random() * spreadMs;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const throttled = throttle(() => {
      timer = setTimeout(visible.call, spread);
    }, quietMs);
    schedule.current = throttled;
    return () => {
      throttled.cancel();
      clearTimeout(timer);
      visible.cancel();
    };
  }, []);

  useEffect(() => {
    if (lastSignal) {
      schedule.current?.();
    }
  }, [lastSignal]);
}

/** Reads all answers on the screen again, without a flicker, when assessments change. */
export function useLiveAnswers(): void {
  const client = useMaturityQueryClient();
  useLiveChange(() => client.invalidateQueries({ queryKey: keys.live }));
}
