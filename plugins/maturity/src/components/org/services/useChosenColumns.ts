import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  knownColumns,
  ServiceColumnId,
  serviceColumnIds,
  usualColumns,
} from './serviceColumns';

const storageKey = 'serviceColumns';

function toColumns(value: unknown) {
  return Array.isArray(value) ? knownColumns(value) : undefined;
}

/** The columns that the reader chose on an earlier visit. */
function useRemembered() {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket('maturity'), [storage]);
  const [columns, setColumns] = useState(() =>
    toColumns(bucket.snapshot(storageKey).value),
  );
  useEffect(() => {
    const subscription = bucket
      .observe$(storageKey)
      .subscribe(({ value }) => setColumns(toColumns(value)));
    return () => subscription.unsubscribe();
  }, [bucket]);
  const remember = useCallback(
    (chosen: readonly ServiceColumnId[]) => bucket.set(storageKey, [...chosen]),
    [bucket],
  );
  return { columns, remember };
}

/**
 * The columns to show: those of the URL, else those that the reader chose last,
 * else the usual ones. A choice goes to the URL and is remembered.
 */
export function useChosenColumns(): {
  readonly columns: readonly ServiceColumnId[];
  readonly choose: (wanted: Iterable<unknown>) => void;
} {
  const [params, setParams] = useSearchParams();
  const { columns: remembered, remember } = useRemembered();
  const inUrl = params.get('columns');
  const columns = useMemo(
    () => knownColumns((inUrl ?? '').split(',')) ?? remembered ?? usualColumns,
    [inUrl, remembered],
  );
  const choose = useCallback(
    (wanted: Iterable<unknown>) => {
      const chosen = knownColumns([...wanted, serviceColumnIds[0]]);
      if (chosen) {
        remember(chosen);
        setParams(
          current => {
            const next = new URLSearchParams(current);
            next.set('columns', chosen.join(','));
            return next;
          },
          { replace: true },
        );
      }
    },
    [remember, setParams],
  );
  return { columns, choose };
}
