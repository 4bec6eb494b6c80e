import { useRouteRef } from '@backstage/core-plugin-api';
import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { useMemo } from 'react';
import { rootRouteRef } from '../../routes';
import { changeOrgQuery } from '../../url/orgQuery';
import { changeSubject, Subject } from './useSubject';

/** Addresses of what is behind a number of a subject, on other tabs of the page. */
export function useSubjectLinks({ filter }: Subject): {
  readonly services: (narrowed: Partial<AssessmentFilter>) => string;
  readonly overview: () => string;
  readonly sources: () => string;
} {
  const root = useRouteRef(rootRouteRef)().replace(/\/$/, '');
  return useMemo(() => {
    const toAddress = (tab: string, narrowed: Partial<AssessmentFilter>) => {
      const query = changeOrgQuery(new URLSearchParams(), {
        filter: { ...filter, ...narrowed },
      });
      return `${root}/${tab}?${query}`;
    };
    return {
      services: narrowed => toAddress('services', narrowed),
      overview: () => toAddress('overview', {}),
      sources: () => `${root}/sources`,
    };
  }, [root, filter]);
}

/** The address of the report of an entity; of the organisation when left out. */
export function useReportAddress(): (entityRef?: string) => string {
  const root = useRouteRef(rootRouteRef)().replace(/\/$/, '');
  return entityRef => {
    const query = changeSubject(new URLSearchParams(), entityRef).toString();
    return query ? `${root}/report?${query}` : `${root}/report`;
  };
}
