import { useRouteRef } from '@backstage/core-plugin-api';
import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { changeOrgQuery } from './orgQuery';

/** Addresses of the org page's tabs that keep the filters in force. */
export interface OrgLinks {
  /** The services behind a number: the filters in force, narrowed by these. */
  readonly services: (narrowed: Partial<AssessmentFilter>) => string;
  readonly model: () => string;
}

/** Addresses within the org page, for click-through from a number to what is behind it. */
export function useOrgLinks(): OrgLinks {
  const root = useRouteRef(rootRouteRef)();
  const [params] = useSearchParams();
  const search = params.toString();
  return useMemo(() => {
    const address = (tab: string, narrowed: Partial<AssessmentFilter>) => {
      const changed = changeOrgQuery(new URLSearchParams(search), {
        filter: narrowed,
      }).toString();
      const path = `${root.replace(/\/$/, '')}/${tab}`;
      return changed ? `${path}?${changed}` : path;
    };
    return {
      services: narrowed => address('services', narrowed),
      model: () => address('model', {}),
    };
  }, [root, search]);
}
