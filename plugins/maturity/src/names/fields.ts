import {
  AssessmentSortField,
  AssessmentSummary,
  GroupByField,
} from '@platform-maturity/backstage-plugin-maturity-common';
import { useCallback } from 'react';
import { useTexts } from '../translation';
import { useEntityTitle } from './useEntityTitle';

/** How a field is shown, filtered and listed. */
interface Field {
  /** The kind of an entity ref that does not name one; absent for plain values. */
  readonly refKind?: string;
  /** The column of the services table; none when left out. */
  readonly column?: {
    readonly id: string;
    readonly read: (item: AssessmentSummary) => readonly string[];
    readonly sort?: AssessmentSortField;
    /** Shown to readers who have not chosen columns. */
    readonly isUsual?: boolean;
    readonly defaultWidth: '1fr' | '2fr';
    readonly minWidth: number;
  };
}

const toList = (value: string | undefined) => (value ? [value] : []);

const wide = { defaultWidth: '2fr', minWidth: 120 } as const;
const narrow = { defaultWidth: '1fr', minWidth: 120 } as const;

/** The fields that entities are grouped, filtered and listed by. Their texts are `org.field` and `org.none`. */
export const fields: Readonly<Record<GroupByField, Field>> = {
  owner: {
    refKind: 'group',
    column: {
      ...wide,
      id: 'owner',
      read: e => e.owners,
      sort: 'owner',
      isUsual: true,
    },
  },
  system: {
    refKind: 'system',
    column: {
      ...wide,
      id: 'system',
      read: e => toList(e.system),
      isUsual: true,
    },
  },
  domain: {
    refKind: 'domain',
    column: { ...wide, id: 'domain', read: e => toList(e.domain) },
  },
  type: { column: { ...narrow, id: 'type', read: e => toList(e.type) } },
  lifecycle: {
    column: { ...narrow, id: 'lifecycle', read: e => toList(e.lifecycle) },
  },
  kind: {},
  tag: {
    column: { ...wide, id: 'tags', read: e => e.tags },
  },
};

/** The columns of the fields, in the order of the table above. */
export const fieldColumns = Object.entries(fields).flatMap(
  ([field, { refKind, column }]) =>
    column ? { ...column, refKind, field: field as GroupByField } : [],
);

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
      const { refKind } = fields[field];
      return refKind ? entityTitle(value, refKind) : value;
    },
    [t, entityTitle],
  );
}
