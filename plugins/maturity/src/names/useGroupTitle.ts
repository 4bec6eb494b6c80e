import { GroupByField } from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback } from 'react';
import { useTexts } from '../translation';
import { useEntityTitle } from './useEntityTitle';

/** The kind that a ref has when it does not say; absent for fields without refs. */
const defaultKinds = {
  owner: 'group',
  system: 'system',
  domain: 'domain',
  type: undefined,
  lifecycle: undefined,
  kind: undefined,
  tag: undefined,
} as const satisfies Record<GroupByField, string | undefined>;

/** Names a group of entities by the field that they are grouped by. */
export function useGroupTitle(): (
  field: GroupByField,
  value: string | undefined,
) => string {
  const t = useTexts();
  const entityTitle = useEntityTitle();
  return useCallback(
    (field, value) => {
      if (value === undefined) {
        return t(`org.none.${field}`);
      }
      const defaultKind = defaultKinds[field];
      return defaultKind ? entityTitle(value, defaultKind) : value;
    },
    [t, entityTitle],
  );
}
