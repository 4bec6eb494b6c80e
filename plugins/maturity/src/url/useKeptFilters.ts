import { useLayoutEffect, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router-dom';

interface Handover {
  /** The address of the tab that was just clicked, in full. */
  readonly pathname: string;
  readonly search: string;
}

let handover: Handover | undefined;

function toParentPath(pathname: string): string {
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
  const location = useLocation();
  const { search } = location;
  const navigate = useNavigate();
  const [hasNothingToKeep, setHasNothingToKeep] = useState(search !== '');
  const latest = useRef({ location, navigate });
  latest.current = { location, navigate };

  // Layout effects: the tab that goes is cleaned up before the next one gets here.
  useLayoutEffect(() => {
    // Once, as the tab comes: a filter that is cleared later stays cleared.
    const kept = handover;
    handover = undefined;
    const here = latest.current.location;
    const isForHere = kept?.pathname === window.location.pathname;
    if (kept && isForHere && !here.search) {
      latest.current.navigate(
        { pathname: here.pathname, search: kept.search, hash: here.hash },
        { replace: true },
      );
    } else {
      setHasNothingToKeep(true);
    }
  }, []);

  useLayoutEffect(() => {
    const before = window.location.pathname;
    return () => {
      const after = window.location.pathname;
      const leftSearch = latest.current.location.search;
      const isSibling =
        after !== before && toParentPath(after) === toParentPath(before);
      if (isSibling && leftSearch) {
        handover = { pathname: after, search: leftSearch };
      }
    };
  }, []);

  return hasNothingToKeep || search !== '';
}
