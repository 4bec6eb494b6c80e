import { useRouteRef } from '@backstage/core-plugin-api';
import { AssessmentFilter } from '@platform-maturity/backstage-plugin-maturity-common';
import { orgPageRouteRef } from '../routes';
import { changeOrgQuery } from '../url/orgQuery';
import { filterOfParts, Whole } from './wholes';

/** Addresses on the organisation page of what a whole is made of; none where the page is not mounted. */
export function usePartsLinks(
  whole: Whole,
): (
  tab: 'overview' | 'services' | 'delivery',
  narrowed?: Partial<AssessmentFilter>,
) => string | undefined {
  const orgPage = useRouteRef(orgPageRouteRef)?.();
  return (tab, narrowed) => {
    const query = changeOrgQuery(new URLSearchParams(), {
      filter: { ...filterOfParts(whole), ...narrowed },
    });
    return orgPage && `${orgPage.replace(/\/$/, '')}/${tab}?${query}`;
  };
}
