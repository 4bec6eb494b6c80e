import { SortDescriptor } from '@backstage/ui';
import { useMemo } from 'react';
import { SortBy } from '../../url/orgQuery';

/** A sort of the URL in the words of BUI's table; the same object until it changes. */
export function useSortDescriptor(sort: SortBy<string>): SortDescriptor {
  const { field, order } = sort;
  return useMemo(
    () => ({
      column: field,
      direction: order === 'desc' ? 'descending' : 'ascending',
    }),
    [field, order],
  );
}
