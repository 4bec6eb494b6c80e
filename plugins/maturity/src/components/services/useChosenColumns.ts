import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router-dom';
import { inPlace, withParams } from '../../url/useUrlState';
import { fieldColumns } from '../../names/fields';

/** The columns of the services table that are no checks, in the order in which they stand. */
export const serviceColumnIds: readonly string[] = [
  'name',
  'stage',
  'nextSteps',
  'measured',
  ...fieldColumns.map(({ id }) => id),
  'stageSince',
];

const checkPrefix = 'check:';

/** The columns of a reader who has not chosen any: they fit a laptop's screen. */
export const usualColumns: readonly string[] = serviceColumnIds.filter(
  id => !fieldColumns.some(field => field.id === id && !field.isUsual),
);

/** Checks that can be columns at once: as many as the backend tells the outcomes of. */
export const maxCheckColumns = 20;

/** The column of a check. */
export function toCheckColumn(checkId: string): string {
  return `${checkPrefix}${checkId}`;
}

/** The check of a column; `undefined` for a column that is none. */
export function readCheckId(column: unknown): string | undefined {
  return typeof column === 'string' && column.startsWith(checkPrefix)
    ? column.slice(checkPrefix.length)
    : undefined;
}

/**
 * The known ones of these columns, in the table's order, the name always among
 * them; `undefined` when none is known.
 *
 * @param checkIds - the checks that there are, in the order of the model; those
 * that are wanted stand last, and no more than {@link maxCheckColumns} of them
 */
export function knownColumns(
  wanted: readonly unknown[],
  checkIds: readonly string[],
): readonly string[] | undefined {
  const plain = serviceColumnIds.filter(id => wanted.includes(id));
  const checks = checkIds
    .map(toCheckColumn)
    .filter(id => wanted.includes(id))
    .slice(0, maxCheckColumns);
  return plain.length + checks.length > 0
    ? [
        ...serviceColumnIds.filter(id => id === 'name' || plain.includes(id)),
        ...checks,
      ]
    : undefined;
}

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
    (chosen: readonly string[]) => bucket.set(storageKey, [...chosen]),
    [bucket],
  );
  return { columns, remember };
}

/** A choice, and what the URL said before it. */
interface JustChosen {
  readonly before: string | null;
  readonly columns: readonly string[];
}

/**
 * The columns to show: those of the URL, else those that the reader chose last,
 * else the usual ones. A choice goes to the URL and is remembered.
 *
 * @param checkIds - the checks that can be columns, always the same array for
 * the same checks
 */
export function useChosenColumns(checkIds: readonly string[]): {
  readonly columns: readonly string[];
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
          current => withParams(current, { columns: chosen.join(',') }),
          inPlace,
        );
      }
    },
    [remember, setParams, checkIds, inUrl],
  );
  return { columns, choose };
}
