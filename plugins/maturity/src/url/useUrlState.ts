import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

/** A change adds an entry to the browser's history unless `replace` is set. */
export interface ChangeOptions {
  readonly replace?: boolean;
}

/** Changes the present entry of the browser's history. */
export const inPlace: ChangeOptions = { replace: true };

/**
 * A part of the page's state that lives in the URL, and how to change it.
 *
 * @param parse - reads the state; invalid values are left out
 * @param apply - the parameters after a change; those of others stay as they are
 */
export function useUrlState<State, Change>(
  parse: (params: URLSearchParams) => State,
  apply: (params: URLSearchParams, change: Change) => URLSearchParams,
  defaults?: ChangeOptions,
): readonly [State, (change: Change, options?: ChangeOptions) => void] {
  const [params, setParams] = useSearchParams();
  const search = params.toString();
  const state = useMemo(
    () => parse(new URLSearchParams(search)),
    [parse, search],
  );
  const change = useCallback(
    (next: Change, options: ChangeOptions | undefined = defaults) =>
      setParams(current => apply(current, next), options),
    [apply, setParams, defaults],
  );
  return [state, change];
}

/** A copy of the parameters with other values for some names; `undefined` removes a name. */
export function withParams(
  current: URLSearchParams,
  values: Readonly<Record<string, string | readonly string[] | undefined>>,
): URLSearchParams {
  const params = new URLSearchParams(current);
  for (const [name, value] of Object.entries(values)) {
    params.delete(name);
    for (const text of [value ?? []].flat()) {
      params.append(name, text);
    }
  }
  return params;
}
