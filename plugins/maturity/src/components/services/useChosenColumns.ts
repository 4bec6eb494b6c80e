import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { knownColumns, ServiceColumnId, usualColumns } from './serviceColumns';

const storageKey = 'serviceColumns';

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The columns that the reader chose on an earlier visit, for any model. */
function useRemembered() {
  const storage = useApi(storageApiRef);
  const bucket = useMemo(() => storage.forBucket('maturity'), [storage]);
  const [columns, setColumns] = useState(() =>
    toList(bucket.snapshot(storageKey).value),
  );
  useEffect(() => {
    const subscription = bucket
      .observe$(storageKey)
      .subscribe(({ value }) => setColumns(toList(value)));
    return () => subscription.unsubscribe();
  }, [bucket]);
  const remember = useCallback(
    (chosen: readonly ServiceColumnId[]) => bucket.set(storageKey, [...chosen]),
    [bucket],
  );
  return { columns, remember };
}

/** A choice, and what the URL said before it. */
interface JustChosen {
  readonly before: string | null;
  readonly columns: readonly ServiceColumnId[];
}

/**
 * The columns to show: those of the URL, else those that the reader chose last,
 * else the usual ones. A choice goes to the URL and is remembered.
 *
 * @param checkIds - the checks that can be columns, always the same array for
 * the same checks
 */
export function useChosenColumns(checkIds: readonly string[]): {
  readonly columns: readonly ServiceColumnId[];
  readonly choose: (wanted: Iterable<unknown>) => void;
} {
  const [params, setParams] = useSearchParams();
  const { columns: remembered, remember } = useRemembered();
  const inUrl = params.get('columns');
  // Until the URL has it: a second choice in the same moment builds on the first.
  const [justNow, setJustNow] = useState<JustChosen>();
  useEffect(() => setJustNow(undefined), [inUrl]);
  const columns = useMemo(
    () =>
      (justNow?.before === inUrl ? justNow.columns : undefined) ??
      knownColumns((inUrl ?? '').split(','), checkIds) ??
      knownColumns(remembered, checkIds) ??
      usualColumns,
    [justNow, inUrl, remembered, checkIds],
  );
  const choose = useCallback(
    (wanted: Iterable<unknown>) => {
      const chosen = knownColumns([...wanted, 'name'], checkIds);
      if (chosen) {
        setJustNow({ before: inUrl, columns: chosen });
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
    [remember, setParams, checkIds, inUrl],
  );
  return { columns, choose };
}
