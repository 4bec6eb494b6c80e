import { useEffect, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

interface Handover {
  /** The address of the tab that was just clicked, in full. */
  readonly pathname: string;
  readonly search: string;
}

let handover: Handover | undefined;

function parentOf(pathname: string): string {
  return pathname.replace(/\/+$/, '').replace(/\/[^/]*$/, '');
}

/**
 * Carries the filters in the URL from one tab of the org page to the next.
 *
 * @remarks
 * The tabs of a page header are plain links without a query. When a tab leaves the
 * screen the browser's address is already that of the next one: if it is a
 * sibling, it gets the filters; a way through any other page starts afresh.
 *
 * @returns whether the URL is complete, so that nothing is asked for twice
 */
export function useKeptFilters(): boolean {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const latest = useRef({ pathname, search });
  latest.current = { pathname, search };
  const kept =
    !search && handover && window.location.pathname === handover.pathname
      ? handover.search
      : '';

  useEffect(() => {
    handover = undefined;
    if (kept) {
      navigate({ pathname, search: kept, hash }, { replace: true });
    }
  }, [kept, navigate, pathname, hash]);

  useEffect(() => {
    const before = window.location.pathname;
    return () => {
      const after = window.location.pathname;
      const left = latest.current;
      if (
        left.search &&
        after !== before &&
        parentOf(after) === parentOf(before)
      ) {
        handover = { pathname: after, search: left.search };
      }
    };
  }, []);

  return kept === '';
}
